// Package typeswitches: what is behind an interface is told apart by its type.
package typeswitches

import (
	"flow/person"

	acme "acme.example/sdk"
)

type event interface{ name() string }

type signup struct{ mail, plan string }
type logout struct{ id string }
type batch struct{ events []event }

func (signup) name() string { return "signup" }
func (logout) name() string { return "logout" }
func (batch) name() string  { return "batch" }

func handle(e event) {
	switch e := e.(type) {
	case signup:
		acme.Text(e.mail)
	case *logout:
		acme.Text(e.id)
	case batch:
		for _, x := range e.events {
			handle(x)
		}
	}
}

func events(p person.Person) {
	handle(signup{mail: p.Email}) // want `Person\.Email`
	handle(signup{plan: p.Email})
	handle(&logout{p.ID})
	handle(batch{[]event{signup{mail: p.Phone}}}) // want `Person\.Phone`
	handle(batch{[]event{logout{p.Phone}}})
}

func (l *logout) describe() any { return map[string]any{"id": l.id} }

func roundTrips(p person.Person) {
	var v any = map[string]any{"user": signup{p.Email, p.Plan}}
	m := v.(map[string]any)
	s, ok := m["user"].(signup)
	if !ok {
		return
	}
	acme.Text(s.plan)
	acme.Text(s.mail) // want `Person\.Email`
	l := &logout{p.ID}
	acme.Send(l.describe())
	l = &logout{p.Phone}
	acme.Send(l.describe()) // want `Person\.Phone`
}
