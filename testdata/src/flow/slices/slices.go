// Package slices: the elements of a slice are one place.
package slices

import (
	"slices"
	"sort"

	"flow/person"

	acme "acme.example/sdk"
)

func appended(p person.Person) {
	var list []string
	list = append(list, "a", p.Email)
	acme.Send(list)    // want `Person\.Email`
	acme.Text(list[0]) // want `Person\.Email`
	var plans []string
	plans = append(plans, p.Plan)
	acme.Send(plans)
}

func appendedSlice(p person.Person) {
	src := []string{p.Email}
	dst := append([]string{"x"}, src...)
	acme.Send(dst) // want `Person\.Email`
	b := append([]byte("to:"), p.Email...)
	acme.Send(b) // want `Person\.Email`
	c := append([]byte("to:"), p.Plan...)
	acme.Send(c)
}

func copied(p person.Person) {
	dst := make([]string, 1)
	copy(dst, []string{p.Email})
	acme.Send(dst) // want `Person\.Email`
	n := copy(make([]byte, 3), p.Email)
	acme.Send(n)
}

func indexed(p person.Person) {
	s := make([]string, 3)
	s[1] = p.Phone
	acme.Send(s) // want `Person\.Phone`
	acme.Send(len(s), cap(s))
}

func arrays(p person.Person) {
	var a [2]string
	a[0] = p.Email
	acme.Text(a[0]) // want `Person\.Email`
	var b [2]string
	b[0] = p.Plan
	acme.Text(b[0])
}

func resliced(p person.Person) {
	s := []string{p.Email, "x"}
	t := s[:1]
	acme.Send(t) // want `Person\.Email`
	u := s[:0]
	u = append(u, p.Plan)
	acme.Send(len(u))
}

func ofStructs(list []person.Person) {
	acme.Text(list[0].Email) // want `Person\.Email`
	acme.Text(list[0].Plan)
	acme.Send(list) // want `Person\.Email`
	acme.Send(len(list))
	sort.Slice(list, func(i, j int) bool { return list[i].Email < list[j].Email })
	acme.Text(list[0].Plan)
}

func library(list []string, p person.Person) {
	s := []string{p.Email}
	acme.Send(slices.Clone(s))                 // want `Person\.Email`
	acme.Send(slices.Concat(list, s))          // want `Person\.Email`
	acme.Send(slices.Insert(list, 0, p.Email)) // want `Person\.Email`
	acme.Text(slices.Max(s))                   // want `Person\.Email`
	acme.Send(slices.Contains(s, "x"), slices.Index(s, "x"))
	acme.Send(slices.Clone(list))
}

func collected(list []person.Person) {
	var emails, plans []string
	for _, p := range list {
		emails = append(emails, p.Email)
		plans = append(plans, p.Plan)
	}
	acme.Send(emails) // want `Person\.Email`
	acme.Send(plans)
}
