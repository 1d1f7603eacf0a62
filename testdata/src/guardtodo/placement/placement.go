// Package placement has consent checked elsewhere on the data's way: where it
// was read, stored or handed to a closure.
package placement

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func Cleared(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		c.Email = ""
		c.Phone = ""
		c.Contact.Street = ""
	}
	acme.Send(c.Email)
}

func withConsent(c customer.Customer, f func(customer.Customer)) {
	if consent.Granted(c.ID, consent.Marketing) {
		f(c)
	}
}

func Callback(c customer.Customer) {
	withConsent(c, func(c customer.Customer) { acme.Send(c.Email) })
}
