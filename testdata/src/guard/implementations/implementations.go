// Package implementations asks through interfaces.
package implementations

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

type keeper interface{ Allows(id string) bool }

type strict struct{}

func (strict) Allows(id string) bool { return consent.Granted(id, consent.Marketing) }

type careful struct{ off bool }

func (k *careful) Allows(id string) bool {
	return !k.off && consent.Require(id, consent.Marketing) == nil
}

func Every(k keeper, c, d customer.Customer) {
	if !k.Allows(c.ID) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		return
	}
	acme.Send(c.Email)
	acme.Send(d.Email) // want "Customer.Email.*consentcheck"
}

func allows(k keeper, id string) bool { return k.Allows(id) }

func Wrapped(k keeper, c customer.Customer) {
	if allows(k, c.ID) {
		acme.Send(c.Email)
	}
}

type guesser interface{ Guess(id string) bool }

type exact struct{}

func (exact) Guess(id string) bool { return consent.Granted(id, consent.Marketing) }

type lax struct{}

func (lax) Guess(id string) bool { return true }

func NotEvery(g guesser, c customer.Customer) {
	if g.Guess(c.ID) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}
