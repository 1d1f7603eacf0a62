// Package shadowing: a name is not the data.
package shadowing

import (
	"flow/person"

	acme "acme.example/sdk"
)

func shadowed(p person.Person, yes bool) {
	e := p.Plan
	if yes {
		e := p.Email
		_ = e
	}
	acme.Text(e)
	if e := p.Email; e != "" {
		acme.Text(e) // want `Person\.Email`
	}
	acme.Text(e)
}

// Email, Phone and Name are common names, and of nobody here.
type template struct {
	Email string
	Phone string
	Name  string
}

func names(t template, email, phone string) {
	acme.Text(t.Email)
	acme.Text(t.Phone)
	acme.Send(t, email, phone)
}

type other struct{ person string }

func (o other) Email() string { return o.person }

func methods(o other) { acme.Text(o.Email()) }

func Send(v any)    {}
func Text(s string) {}

// sinks that are called like a vendor's are not the vendor's.
func innocentSinks(p person.Person) {
	Send(p)
	Text(p.Email)
	acme.Local(p.Email)
	acme.NewEvent(p.Email)
	acme.New(p.Email).Close()
}
