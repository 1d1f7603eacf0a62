// Package structcopy: an assignment copies a struct, and no pointer is shared.
package structcopy

import (
	"flow/person"

	acme "acme.example/sdk"
)

func copied(p person.Person) {
	q := p
	q.Email = ""
	acme.Text(p.Email) // want `Person\.Email`
	acme.Text(q.Email)
}

func copiedBack(p person.Person) {
	q := p
	q.Email = ""
	p = q
	acme.Text(p.Email)
}

func fromPointer(p *person.Person) {
	q := *p
	q.Phone = ""
	acme.Text(q.Phone)
	acme.Text(p.Phone) // want `Person\.Phone`
	*p = q
	acme.Text(p.Phone)
}

func nestedCopy(p person.Person) {
	home := p.Home
	home.Street = ""
	acme.Send(home)
	acme.Send(p.Home) // want `Address\.Street`
}

func arrayCopy(p person.Person) {
	a := [1]string{p.Email}
	b := a
	b[0] = ""
	acme.Text(a[0]) // want `Person\.Email`
	acme.Text(b[0])
}

func sharedPointer(p person.Person) {
	q := p
	q.Billing.Street = ""
	acme.Text(p.Billing.Street)
}

func sharedSlice(p person.Person) {
	q := p
	q.Tags[0] = p.Email
	acme.Send(p.Tags) // want `Person\.Email`
}

func without(p person.Person) person.Person {
	p.Email, p.Phone, p.Name, p.Home, p.Billing = "", "", "", person.Address{}, nil
	return p
}

func result(p person.Person) {
	acme.Send(without(p))
	acme.Send(p) // want `Person\.Email`
}
