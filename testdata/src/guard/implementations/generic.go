package implementations

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

type door interface{ Pass(id string) bool }

type iron struct{}

func (iron) Pass(id string) bool { return consent.Granted(id, consent.Marketing) }

type curtain[T any] struct{ of T }

func (curtain[T]) Pass(string) bool { return true }

// OneIsGeneric asks through an interface that a generic type implements without
// asking.
func OneIsGeneric(d door, c customer.Customer) {
	if d.Pass(c.ID) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

type gate interface{ Open(id string) bool }

type steel[T any] struct{ of T }

func (steel[T]) Open(id string) bool { return consent.Granted(id, consent.Marketing) }

// AllAsk asks through an interface that a generic type implements, and asks.
func AllAsk(g gate, c customer.Customer) {
	if g.Open(c.ID) {
		acme.Send(c.Email)
	}
}
