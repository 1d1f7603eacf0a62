// Package clearedpointer: fields that were cleared behind a pointer are gone.
package clearedpointer

import (
	"flow/person"

	acme "acme.example/sdk"
)

type order struct {
	Number string
	Buyer  person.Person
	backup *person.Person
}

func scrub(p *person.Person) {
	p.Email, p.Phone, p.Name, p.Home.Street, p.Billing = "", "", "", "", nil
}

func (o *order) anonymize() {
	o.Buyer = person.Person{}
	o.backup = nil
}

func here(p *person.Person) {
	p.Email, p.Phone, p.Name, p.Home.Street, p.Billing = "", "", "", "", nil
	acme.Send(p)
}

func oneLeft(p *person.Person) {
	p.Email, p.Phone, p.Home.Street, p.Billing = "", "", "", nil
	acme.Send(p) // want `^user\.name \(Person\.Name\) reaches`
}

func there(p *person.Person) {
	scrub(p)
	acme.Send(p)
}

func nested(o *order) {
	o.Buyer = person.Person{ID: o.Buyer.ID}
	o.backup = nil
	acme.Send(o)
}

func method(o *order) {
	o.anonymize()
	acme.Send(o)
}

func before(o *order) {
	acme.Send(o) // want `Person\.Email`
	o.anonymize()
}

func onOnePath(o *order, yes bool) {
	if yes {
		o.anonymize()
	}
	acme.Send(o) // want `Person\.Email`
}

func another(o, q *order) {
	q.anonymize()
	acme.Send(o) // want `Person\.Email`
}
