// Package boundgetters: bound methods of an object made in the function read
// and write it.
package boundgetters

import (
	"flow/person"

	acme "acme.example/sdk"
)

type rec struct {
	a, b string
	p    *string
	m    map[string]string
}

func newRec(a, b string) *rec { return &rec{a: a, b: b, p: new(string), m: map[string]string{}} }

func (r *rec) getA() string  { return r.a }
func (r *rec) getB() string  { return r.b }
func (r *rec) setB(s string) { r.b = s }

func read(p person.Person) {
	r := newRec(p.Email, p.Plan)
	a, b := r.getA, r.getB
	acme.Text(a()) // want `Person\.Email`
	acme.Text(b())
}

func written(p person.Person) {
	r := newRec("a", "b")
	set := r.setB
	set(p.Phone)
	acme.Text(r.b) // want `Person\.Phone`
	acme.Text(r.a)
}

func overwritten(p person.Person) {
	r := newRec("a", p.Email)
	set := r.setB
	set("c")
	acme.Text(r.b)
	acme.Send(r)
}

func expression(p person.Person) {
	t := rec{a: p.Email, b: p.Plan}
	q := &t
	(*rec).setB(q, p.Name)
	acme.Text(q.b) // want `Person\.Name`
	(*rec).setB(q, p.Plan)
	acme.Text(q.b)
}
