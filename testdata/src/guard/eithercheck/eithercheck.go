// Package eithercheck asks for one consent in two ways: either answer is that
// consent, if both are about the same customer and purpose.
package eithercheck

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func either(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) || consent.Require(c.ID, consent.Marketing) == nil {
		acme.Send(c.Email)
	}
}

func eitherPath(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		if err := consent.Require(c.ID, consent.Marketing); err != nil {
			return
		}
	}
	acme.Send(c.Email)
}

func anotherCustomer(c, d customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) || consent.Require(d.ID, consent.Marketing) == nil {
		acme.Send(c.Email) // want `user.contact.email .* reaches Acme .*\[consentcheck\]`
	}
}

func anotherPurpose(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) || consent.Require(c.ID, consent.Training) == nil {
		acme.Send(c.Email) // want `user.contact.email .* reaches Acme .*\[consentcheck\]`
	}
}
