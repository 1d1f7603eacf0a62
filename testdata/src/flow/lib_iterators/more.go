package lib_iterators

import (
	"bytes"
	"iter"
	"maps"
	"slices"
	"strings"

	"flow/person"

	acme "acme.example/sdk"
)

func collected(p person.Person, m map[string]string, list []person.Person) {
	acme.Send(slices.Collect(strings.SplitSeq(p.Email, "@"))) // want `Person\.Email`
	acme.Send(slices.Collect(strings.SplitSeq(p.Plan, "@")))
	acme.Send(slices.Sorted(maps.Keys(map[string]int{p.Email: 1}))) // want `Person\.Email`
	acme.Send(slices.Sorted(maps.Values(map[string]int{p.Email: 1})))
	c := maps.Collect(maps.All(map[string]string{"x": p.Phone}))
	acme.Text(c["x"]) // want `Person\.Phone`
	for k := range c {
		acme.Text(k)
	}
	people := slices.Collect(slices.Values(list))
	acme.Text(people[0].Plan)
	acme.Text(people[0].Email) // want `Person\.Email`
	byPlan := slices.SortedFunc(slices.Values(list), func(a, b person.Person) int { return strings.Compare(a.Plan, b.Plan) })
	acme.Text(byPlan[0].Plan)
	acme.Text(byPlan[0].Name) // want `Person\.Name`
}

func pieces(p person.Person, list []person.Person) {
	for line := range strings.Lines(p.Name) {
		acme.Text(line) // want `Person\.Name`
	}
	for part := range bytes.FieldsSeq([]byte(p.Phone)) {
		acme.Send(part) // want `Person\.Phone`
	}
	for some := range slices.Chunk(list, 2) {
		acme.Text(some[0].Plan)
		acme.Text(some[0].Email) // want `Person\.Email`
	}
	for i, q := range slices.Backward(list) {
		acme.Send(i)
		acme.Text(q.Plan)
		acme.Text(q.Phone) // want `Person\.Phone`
	}
}

// Functions of the code itself that take and give iterators.
func first(seq iter.Seq[string]) string {
	for s := range seq {
		return s
	}
	return ""
}

func gather(seq iter.Seq[string]) []string {
	var out []string
	for s := range seq {
		out = append(out, s)
	}
	return out
}

func filter[T any](seq iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range seq {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}

func emailsOf(list []person.Person) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, p := range list {
			if !yield(p.Email) {
				return
			}
		}
	}
}

func plansOf(list []person.Person) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, p := range list {
			if !yield(p.Plan) {
				return
			}
		}
	}
}

func handed(p person.Person, list []person.Person) {
	acme.Text(first(slices.Values([]string{p.Email}))) // want `Person\.Email`
	acme.Text(first(slices.Values([]string{p.Plan})))
	acme.Send(gather(slices.Values([]string{p.Email}))) // want `Person\.Email`
	acme.Send(gather(slices.Values([]string{p.Plan})))
	acme.Send(gather(emailsOf(list))) // want `Person\.Email`
	acme.Send(gather(plansOf(list)))
	acme.Send(slices.Collect(emailsOf(list))) // want `Person\.Email`
	acme.Send(slices.Collect(plansOf(list)))
}

func filtered(list []person.Person) {
	for q := range filter(slices.Values(list), func(p person.Person) bool { return p.Email != "" }) {
		acme.Text(q.Plan)
		acme.Text(q.Email) // want `Person\.Email`
	}
	for s := range filter(emailsOf(list), func(s string) bool { return s != "" }) {
		acme.Text(s) // want `Person\.Email`
	}
	for s := range filter(plansOf(list), func(s string) bool { return s != "" }) {
		acme.Text(s)
	}
}

// Everyone is given people by others.
func Everyone(seq iter.Seq[person.Person]) {
	for p := range seq {
		acme.Text(p.Plan)
		acme.Text(p.Email) // want `Person\.Email`
	}
}

type book struct{ people []person.Person }

func (b *book) All() iter.Seq2[int, person.Person] { return slices.All(b.people) }

func (b *book) Names() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, p := range b.All() {
			if !yield(p.Name) {
				return
			}
		}
	}
}

func books(b *book) {
	for i, p := range b.All() {
		acme.Send(i, p.Plan)
		acme.Text(p.Phone) // want `Person\.Phone`
	}
	for n := range b.Names() {
		acme.Text(n) // want `Person\.Name`
	}
}

func pulledPairs(list []person.Person) {
	next, stop := iter.Pull2(slices.All(list))
	defer stop()
	i, p, ok := next()
	acme.Send(i, ok)
	acme.Text(p.Plan)
	acme.Text(p.Email) // want `Person\.Email`
}
