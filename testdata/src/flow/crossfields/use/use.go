// Package use stores in another package's objects.
package use

import (
	"flow/crossfields/state"
	"flow/person"

	acme "acme.example/sdk"
)

func flushed(p *person.Person) {
	s := &state.Session{}
	s.Who = p.Email
	s.Flush() // want `Person\.Email`
	t := &state.Session{Who: p.Plan, What: p.Email}
	t.Flush()
}

func kept(p *person.Person) {
	var k, l state.Keep
	k.Set(p.Email)
	l.Set(p.Plan)
	acme.Text(k.Get()) // want `Person\.Email`
	acme.Text(l.Get())
	acme.Send(&k) // want `Person\.Email`
}
