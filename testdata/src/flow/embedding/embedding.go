// Package embedding: promoted fields and methods are those of the embedded type.
package embedding

import (
	"flow/person"

	acme "acme.example/sdk"
)

type member struct {
	person.Person
	Level string
}

type staff struct {
	*person.Person
	Team string
}

type clientHolder struct{ *acme.Client }

func (m member) mail() string { return m.Email }

func promoted(m member, s *staff) {
	acme.Text(m.Email) // want `Person\.Email`
	acme.Text(m.Level)
	acme.Text(m.Plan)
	acme.Text(s.Phone) // want `Person\.Phone`
	acme.Text(s.Team)
	acme.Text(m.mail()) // want `Person\.Email`
}

func whole(m member, s *staff) {
	acme.Send(m) // want `Person\.Email`
	acme.Send(s) // want `Person\.Email`
	m.Person = person.Person{}
	acme.Send(m)
}

func client(h clientHolder, m member) {
	h.Send(nil, m.Email) // want `Person\.Email`
	h.Send(nil, m.Level)
}

type wrapper struct{ member }

func twice(w wrapper) {
	acme.Text(w.Name) // want `Person\.Name`
	acme.Text(w.Home.Country)
	acme.Text(w.Home.Street) // want `Address\.Street`
}

type talker interface{ Say(string) }

type real struct{}

func (real) Say(s string) { acme.Text(s) }

type outer struct{ real }

func promotedMethod(o outer, p person.Person) {
	o.Say(p.Email) // want `Person\.Email`
	o.Say(p.Plan)
	var t talker = o
	t.Say(p.Phone) // want `Person\.Phone`
}
