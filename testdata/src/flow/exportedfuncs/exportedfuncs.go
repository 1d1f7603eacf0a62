// Package exportedfuncs: methods as values in a function that other packages call.
package exportedfuncs

import (
	"flow/person"

	acme "acme.example/sdk"
)

type record struct{ mail, plan string }

func (r *record) getMail() string { return r.mail }
func (r *record) getPlan() string { return r.plan }

func Job(s *person.Store) {
	p := s.Get("1")
	r := &record{p.Email, p.Plan}
	mail, plan := r.getMail, r.getPlan
	acme.Text(mail()) // want `Person\.Email`
	acme.Text(plan())
}

func unexported(s *person.Store) {
	p := s.Get("1")
	r := &record{p.Email, p.Plan}
	mail, plan := r.getMail, r.getPlan
	acme.Text(mail()) // want `Person\.Email`
	acme.Text(plan())
}
