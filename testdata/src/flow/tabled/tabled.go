// Package tabled: a function that stands in a table is judged like any other.
package tabled

import (
	"flow/person"

	acme "acme.example/sdk"
)

type record struct{ mail, plan string }

func (r *record) getMail() string  { return r.mail }
func (r *record) getPlan() string  { return r.plan }
func (r *record) setMail(s string) { r.mail = s }

var jobs = []func(*person.Store){reads, writes}

func reads(s *person.Store) {
	p := s.Get("1")
	r := &record{p.Email, p.Plan}
	mail, plan := r.getMail, r.getPlan
	acme.Text(mail()) // want `Person\.Email`
	acme.Text(plan())
}

func writes(s *person.Store) {
	p := s.Get("1")
	r := &record{}
	set := r.setMail
	set(p.Phone)
	acme.Text(r.mail) // want `Person\.Phone`
	acme.Text(r.plan)
}

func outside(s *person.Store) {
	p := s.Get("1")
	r := &record{p.Email, p.Plan}
	mail, plan := r.getMail, r.getPlan
	acme.Text(mail()) // want `Person\.Email`
	acme.Text(plan())
}
