// Package genericwrappers has generic functions and types around consent
// checks.
package genericwrappers

import (
	"errors"
	"fmt"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
)

// Identified has an id.
type Identified interface{ Key() string }

type person struct{ customer.Customer }

func (p person) Key() string { return p.ID }

func mayOf[T Identified](v T, p consent.Purpose) bool { return consent.Granted(v.Key(), p) }

func mayOfAny[T Identified](v T, p consent.Purpose) bool {
	return v.Key() != "" || consent.Granted(v.Key(), p)
}

func Constraint(a, b person) {
	if mayOf(a, consent.Marketing) {
		mailer.Mail(a.Email)
		mailer.Mail(b.Email) // want "Customer.Email.*consentcheck"
	}
	if mayOf(a, consent.Support) {
		mailer.Mail(a.Email) // want "Customer.Email.*consentcheck"
	}
	if mayOfAny(a, consent.Marketing) {
		mailer.Mail(a.Email) // want "Customer.Email.*consentcheck"
	}
}

func keyed[T any](v T, id func(T) string) error {
	if err := consent.Require(id(v), consent.Marketing); err != nil {
		return fmt.Errorf("%v: %w", v, err)
	}
	return nil
}

func keyedLogged[T any](v T, id func(T) string) error {
	if err := consent.Require(id(v), consent.Marketing); err != nil {
		fmt.Println(err)
	}
	return nil
}

func Keyed(c customer.Customer) error {
	id := func(c customer.Customer) string { return c.ID }
	if err := keyedLogged(c, id); err != nil {
		return err
	}
	acme.Send(c.Phone) // want "Customer.Phone.*(consentcheck|failopen)"
	if err := keyed(c, id); err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

type result[T any] struct {
	value T
	err   error
}

func (r result[T]) ok() bool { return r.err == nil }

func ask[T any](id string, v T) result[T] {
	if err := consent.Require(id, consent.Marketing); err != nil {
		return result[T]{err: err}
	}
	return result[T]{value: v}
}

func askOpen[T any](id string, v T) result[T] {
	err := consent.Require(id, consent.Marketing)
	if errors.Is(err, consent.ErrMissing) {
		return result[T]{err: err}
	}
	return result[T]{value: v}
}

func Result(c customer.Customer) {
	if r := ask(c.ID, c); r.ok() {
		acme.Send(r.value.Email)
	}
	if r := ask(c.ID, c); r.err == nil {
		acme.Send(c.Email)
	}
	if r := askOpen(c.ID, c); r.err == nil {
		acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	}
}

type gate[T any] struct {
	id   func(T) string
	open bool
}

func (g *gate[T]) may(v T) bool { return consent.Granted(g.id(v), consent.Marketing) }

func (g *gate[T]) mayOpen(v T) bool { return g.open || consent.Granted(g.id(v), consent.Marketing) }

func Gate(g *gate[customer.Customer], c customer.Customer) {
	if g.may(c) {
		acme.Send(c.Email)
	}
	if g.mayOpen(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ifAgreed[T any](id string, v T, do func(T)) {
	if consent.Granted(id, consent.Marketing) {
		do(v)
	}
}

func always[T any](id string, v T, do func(T)) {
	_ = consent.Granted(id, consent.Marketing)
	do(v)
}

func Callbacks(c customer.Customer) {
	ifAgreed(c.ID, c, func(c customer.Customer) { acme.Send(c.Email) })
	ifAgreed(c.ID, &c, func(c *customer.Customer) { acme.Send(c.Email) })
	always(c.ID, c, func(c customer.Customer) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	})
}
