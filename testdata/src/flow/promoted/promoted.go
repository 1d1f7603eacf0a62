// Package promoted: fields and methods promoted through a pointer.
package promoted

import (
	"flow/person"

	acme "acme.example/sdk"
)

type contact struct {
	Mail string
	Lang string
}

func (c *contact) setMail(s string) { c.Mail = s }

type base struct{ *contact }

type account struct {
	base
	Number string
}

func newAccount(n string) *account { return &account{base{&contact{}}, n} }

func written(p person.Person) {
	a, b := newAccount("1"), newAccount("2")
	a.Mail = p.Email
	b.Mail = p.Plan
	acme.Text(a.contact.Mail) // want `Person\.Email`
	acme.Text(b.contact.Mail)
	acme.Text(a.Lang)
	acme.Text(a.Number)
}

func method(p person.Person) {
	a := newAccount("1")
	a.setMail(p.Email)
	acme.Send(a.base) // want `Person\.Email`
	a.setMail("")
	acme.Send(a.base)
}

func shared(p person.Person) {
	a := newAccount("1")
	b := *a
	b.Mail = p.Phone
	acme.Text(a.Mail) // want `Person\.Phone`
	b.base = base{&contact{}}
	b.Mail = p.Name
	acme.Text(b.Mail) // want `Person\.Name`
	acme.Text(a.Mail) // want `^user\.contact\.phone_number \(Person\.Phone\) reaches`
}
