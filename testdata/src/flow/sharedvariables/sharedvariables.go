// Package sharedvariables: two closures of one function share a variable.
package sharedvariables

import (
	"flow/person"

	acme "acme.example/sdk"
)

func counter(p person.Person) (next func() string, reset func()) {
	last := "none"
	next = func() string { return last }
	reset = func() { last = p.Phone }
	return next, reset
}

func pairOfClosures(p person.Person) {
	next, reset := counter(p)
	reset()
	acme.Text(next()) // want `Person\.Phone`
	other := func() string { return p.Plan }
	acme.Text(other())
}

type book struct {
	first *person.Person
	index map[string]*entry
	list  []*entry
}

type entry struct{ a, b string }

// newBook keeps one entry at two places.
func newBook() *book {
	e := &entry{}
	return &book{index: map[string]*entry{"k": e}, list: []*entry{e}}
}

func twoPlaces(p person.Person) {
	b := newBook()
	b.index["k"].a = p.Email
	acme.Text(b.list[0].a) // want `Person\.Email`
	acme.Text(b.list[0].b)
	other := newBook()
	acme.Text(other.list[0].a)
}

// Cell returns a getter and a setter of a new variable.
func Cell() (get func() string, set func(string)) {
	var v string
	return func() string { return v }, func(s string) { v = s }
}

func twoCells(p person.Person) {
	get, set := Cell()
	get2, set2 := Cell()
	set(p.Email)
	set2(p.Plan)
	acme.Text(get()) // want `Person\.Email`
	acme.Text(get2())
}

type accessors struct {
	get func() string
	set func(string)
}

func newAccessors() *accessors {
	get, set := Cell()
	return &accessors{get, set}
}

func layered(p person.Person) {
	a, b := newAccessors(), newAccessors()
	a.set(p.Email)
	b.set(p.Plan)
	acme.Text(a.get()) // want `Person\.Email`
	acme.Text(b.get())
}
