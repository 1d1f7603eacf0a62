// Package previous sends the customer of an earlier iteration.
package previous

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func last(cs []*customer.Customer) {
	var prev *customer.Customer
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) && prev != nil {
			acme.Send(prev.Email) // want "Customer.Email.*consentcheck"
		}
		prev = c
	}
}

func Last(cs []*customer.Customer) { last(cs) }
