// Package addresses has customers whose address goes elsewhere: they stay who
// they are.
package addresses

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func Returned(c customer.Customer) *customer.Customer {
	if !consent.Granted(c.ID, consent.Marketing) {
		return nil
	}
	acme.Send(c.Email)
	return &c
}

func ReturnedOther(c, other customer.Customer) *customer.Customer {
	if !consent.Granted(other.ID, consent.Marketing) {
		return nil
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	return &c
}

type box struct{ who *customer.Customer }

func Stored(b *box, c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		b.who = &c
		acme.Send(c.Email)
	}
}

func Assigned(c, other customer.Customer) *customer.Customer {
	if !consent.Granted(c.ID, consent.Marketing) {
		return nil
	}
	c = other
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	return &c
}
