// Package holders: copies of maps and slices, deferred writes, errors that wrap, and
// interfaces around a struct with a pointer.
package holders

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"flow/person"

	acme "acme.example/sdk"
)

type T struct{ A, B string }

func newT(a, b string) *T { return &T{a, b} }

type I interface {
	Get() string
	Set(string)
}

func (t *T) Get() string  { return t.A }
func (t *T) Set(s string) { t.A = s }

type V struct{ t *T }

func (v V) Get() string  { return v.t.B }
func (v V) Set(s string) { v.t.B = s }

type opt func(*T)

func withA(s string) opt { return func(t *T) { t.A = s } }
func withB(s string) opt { return func(t *T) { t.B = s } }

func build(opts ...opt) *T {
	t := newT("", "")
	for _, o := range opts {
		o(t)
	}
	return t
}

func ask(i I) string { return i.Get() }

func held(p person.Person) {
	q := build(withA("x"))
	var i I = V{q}
	i.Set(p.Email)
	acme.Text(i.Get()) // want `Person\.Email`
}

func held2(p person.Person) {
	q := build(withB(p.Email))
	var i I = V{q}
	acme.Text(ask(i)) // want `Person\.Email`
}

func held3(p person.Person) {
	t := T{"a", "b"}
	q := &t
	var i I = V{q}
	i.Set(p.Email)
	acme.Text(ask(i)) // want `Person\.Email`
}

func held4(p person.Person) {
	q := newT("", p.Email)
	var i I = V{q}
	i.Set(ask(i))
	acme.Text(q.B) // want `Person\.Email`
}

func heldClean(p person.Person) {
	q := build(withB(p.Plan), withA(p.Email))
	var i I = V{q}
	acme.Text(ask(i))
	i.Set(p.Plan)
	acme.Text(i.Get())
}

func deferredWrite(p person.Person) {
	v3 := p.Email
	v2 := func() string {
		defer func() { v3 = p.Plan }()
		return v3 + "y"
	}()
	acme.Text(v2) // want `Person\.Email`
	acme.Text(v3)
}

func deferredMaybe(p person.Person, c bool) {
	acme.Text(maybe(p, c)) // want `Person\.Email`
	acme.Text(surely(p))
}

func maybe(p person.Person, c bool) (s string) {
	if c {
		defer func() { s = "" }()
	}
	return p.Email
}

func surely(p person.Person) (s string) {
	defer func() { s = "" }()
	return p.Email
}

func cloned(p person.Person) {
	m := map[string]string{"k": p.Email}
	n := maps.Clone(m)
	clear(n)
	acme.Send(m) // want `Person\.Email`
	acme.Send(n)
}

func cloned2(p person.Person) {
	m := map[string]string{"k": p.Email, "l": p.Plan}
	n := maps.Clone(m)
	m["k"] = "c"
	acme.Send(n) // want `Person\.Email`
	acme.Send(m)
	acme.Text(n["l"])
}

func clonedSlice(p person.Person) {
	l := []string{p.Email}
	n := slices.Clone(l)
	clear(l)
	acme.Send(n) // want `Person\.Email`
	acme.Send(l)
	m := append([]string(nil), p.Plan)
	o := slices.Clone(m)
	o[0] = p.Phone
	acme.Send(m)
	acme.Send(o) // want `Person\.Phone`
}

func copied(p person.Person) {
	m, n := map[string]string{"a": p.Email, "b": p.Plan}, map[string]string{"b": "x"}
	maps.Copy(n, m)
	acme.Text(n["a"]) // want `Person\.Email`
	acme.Text(n["b"])
	maps.Copy(n, map[string]string{"b": p.Phone})
	acme.Text(n["b"]) // want `Person\.Phone`
	acme.Text(m["b"])
	copyOf(p, m) // want `Person\.Email`
}

func copyOf(p person.Person, m map[string]string) {
	n := map[string]string{}
	maps.Copy(n, m)
	acme.Text(n["b"])
	acme.Text(n["a"])
	maps.Copy(m, map[string]string{"c": p.Name})
	acme.Text(m["c"]) // want `Person\.Name`
}

func nested(p person.Person) {
	e := fmt.Errorf("%s: %w", p.Email, errors.New("x"))
	acme.Text(errors.Unwrap(fmt.Errorf("%w", e)).Error()) // want `Person\.Email`
	acme.Text(errors.Unwrap(errors.Unwrap(fmt.Errorf("%w", e))).Error())
	acme.Text(strings.TrimSpace(errors.Unwrap(e).Error()))
}
