// Package sameargument: two parameters may be given one variable, so that either
// of what the function stores may be what is left.
package sameargument

import (
	"flow/person"

	acme "acme.example/sdk"
)

func resetFirst(out, scratch *string, p person.Person) {
	*scratch = ""
	*out = p.Email
}

func one(p person.Person) {
	var s string
	resetFirst(&s, &s, p)
	acme.Text(s) // want `Person\.Email`
}

func two(p person.Person) {
	var s, scratch string
	scratch = p.Phone
	resetFirst(&s, &scratch, p)
	acme.Text(scratch)
	acme.Text(s) // want `Person\.Email`
}

type form struct{ text, note string }

func (f *form) fill(note *string, p person.Person) {
	*note = p.Plan
	f.note = p.Name
}

func fields(p person.Person) {
	f := &form{}
	f.fill(&f.note, p)
	acme.Text(f.note) // want `Person\.Name`
	acme.Text(f.text)
	g := &form{}
	f.fill(&g.note, p)
	acme.Text(g.note)
}
