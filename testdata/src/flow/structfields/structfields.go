// Package structfields: each field of a struct is a place of its own.
package structfields

import (
	"flow/person"

	acme "acme.example/sdk"
)

type form struct {
	Contact string
	Plan    string
	Inner   inner
}

type inner struct {
	Text string
	Note string
}

func stored(p person.Person) {
	var f form
	f.Contact = p.Email
	f.Plan = p.Plan
	acme.Text(f.Contact) // want `user\.contact\.email \(Person\.Email\) reaches Acme`
	acme.Text(f.Plan)
}

func whole(p person.Person) {
	var f form
	f.Contact = p.Email
	acme.Send(f) // want `Person\.Email`
	var g form
	g.Plan = p.Plan
	acme.Send(g)
}

func nested(p person.Person) {
	var f form
	f.Inner.Text = p.Phone
	acme.Text(f.Inner.Text) // want `Person\.Phone`
	acme.Text(f.Inner.Note)
	in := f.Inner
	acme.Text(in.Text) // want `Person\.Phone`
	acme.Text(in.Note)
}

func cleared(p person.Person) {
	acme.Send(p.Plan, p.ID)
	p.Email, p.Phone, p.Name = "", "", ""
	p.Home = person.Address{}
	p.Billing = nil
	acme.Send(p)
}

func oneLeft(p person.Person) {
	p.Email, p.Name, p.Home.Street, p.Billing = "", "", "", nil
	acme.Send(p) // want `^user\.contact\.phone_number \(Person\.Phone\) reaches Acme without`
}

func clearedOnOnePath(p person.Person, yes bool) {
	if yes {
		p.Email = ""
	}
	acme.Text(p.Email) // want `Person\.Email`
}

func anonymous(p person.Person) {
	v := struct{ A, B string }{p.Email, p.Plan}
	acme.Text(v.A) // want `Person\.Email`
	acme.Text(v.B)
}

func zero() {
	var p person.Person
	acme.Text(p.Plan)
	p = person.Person{Plan: "free"}
	acme.Text(p.Plan)
}
