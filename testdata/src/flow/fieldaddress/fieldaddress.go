// Package fieldaddress: the address of a classified field is handed over.
package fieldaddress

import (
	"flow/person"

	acme "acme.example/sdk"
)

func address(p *person.Person) {
	acme.Send(&p.Email) // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Send(&p.Plan)
}

func ofLocal(p person.Person) {
	acme.Send(&p.Email) // want `Person\.Email`
	acme.Send(&p.Plan)
}

func pointerToPointer(p *person.Person) {
	s := &p.Email
	pp := &s
	acme.Text(**pp) // want `Person\.Email`
	*pp = &p.Plan
	acme.Text(*s)
}
