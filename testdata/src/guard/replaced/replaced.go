// Package replaced checks one customer and, after a detour, sends another.
package replaced

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func IDOverwritten(c, d customer.Customer) {
	c.ID = d.ID
	if consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func swap(a, b *customer.Customer) { *a, *b = *b, *a }

func SwappedByHelper(c, d customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	swap(&c, &d)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func refill(c *customer.Customer, id string) { *c = customer.Get(id) }

func Refilled(c customer.Customer, friend string) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	refill(&c, friend)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

type session struct {
	current customer.Customer
	granted bool
}

func (s *session) login(c customer.Customer) { s.current = c }

func SessionChanged(s *session, c customer.Customer) {
	if !consent.Granted(s.current.ID, consent.Marketing) {
		return
	}
	acme.Send(s.current.Email)
	s.current = c
	acme.Send(s.current.Email) // want "Customer.Email.*consentcheck"
}

func SessionChangedByMethod(s *session, c customer.Customer) {
	if !consent.Granted(s.current.ID, consent.Marketing) {
		return
	}
	s.login(c)
	acme.Send(s.current.Email) // want "Customer.Email.*consentcheck"
}

func (s *session) ask() { s.granted = consent.Granted(s.current.ID, consent.Marketing) }

func SessionAnswer(s *session, c customer.Customer) {
	s.ask()
	if s.granted {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ReplacedBeforeDeferred(c, d customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	defer func() {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}()
	put(&c, d)
}

func NotReplacedBeforeDeferred(c, d customer.Customer) {
	put(&c, d)
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	defer func() { acme.Send(c.Email) }()
	println(c.ID)
}

func ReplacedInGoroutine(c, d customer.Customer, done chan bool) {
	consent.Must(c.ID, consent.Marketing)
	go func() {
		p := &c
		*p = d
		done <- true
	}()
	<-done
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func put(c *customer.Customer, d customer.Customer) { *c = d }
