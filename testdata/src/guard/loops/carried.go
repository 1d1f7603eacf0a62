// Package loops has consent checks of one iteration or element and data of
// another.
package loops

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func OfMap(cs map[string]customer.Customer) {
	for id, c := range cs {
		if consent.Granted(id, consent.Marketing) {
			acme.Send(c.Email)
		}
		if consent.Granted(c.ID, consent.Marketing) {
			acme.Send(cs[id].Email)
		}
	}
}

func PreviousCustomer(cs []customer.Customer) {
	var prev customer.Customer
	for _, c := range cs {
		if consent.Granted(prev.ID, consent.Marketing) {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
		prev = c
	}
}

func Channel(in chan customer.Customer) {
	for c := range in {
		if consent.Granted(c.ID, consent.Marketing) {
			acme.Send(c.Email)
		}
	}
	c := <-in
	if consent.Granted(c.ID, consent.Marketing) {
		d := <-in
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}

func CarriedVariable(ids []string) {
	var c *customer.Customer
	for _, id := range ids {
		if c != nil && consent.Granted(c.ID, consent.Marketing) {
			acme.Send(c.Email)
		}
		c, _ = customer.Load(id)
	}
}
