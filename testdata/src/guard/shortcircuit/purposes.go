// Package shortcircuit has consent checks inside boolean expressions.
package shortcircuit

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func TwoPurposes(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) || consent.Granted(c.ID, consent.Email) {
		acme.Send(c.Email)
	}
	if consent.Granted(c.ID, consent.Marketing) && consent.Granted(c.ID, consent.Analytics) {
		acme.Send(c.Email)
	}
}
