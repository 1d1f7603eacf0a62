// Package constraintdispatch: a type argument says which method is called.
package constraintdispatch

import (
	"flow/person"

	acme "acme.example/sdk"
)

type sender interface{ Send(string) }

type vendor struct{}

func (vendor) Send(s string) { acme.Text(s) }

type local struct{}

func (local) Send(s string) {}

func notify[S sender](s S, texts ...string) {
	for _, t := range texts {
		s.Send(t)
	}
}

type service[S sender] struct{ s S }

func (x service[S]) signup(mail string) { x.s.Send(mail) }

func dispatched(p person.Person) {
	notify(vendor{}, p.Plan, p.Email) // want `Person\.Email`
	notify(vendor{}, p.Plan)
	notify(local{}, p.Email)
	service[vendor]{}.signup(p.Phone) // want `Person\.Phone`
	service[vendor]{}.signup(p.Plan)
	service[local]{}.signup(p.Phone)
}
