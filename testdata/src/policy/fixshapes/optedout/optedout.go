// Package optedout asks a check that tells of refusal.
package optedout

import (
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
)

var _ = consent.Granted

func Plain(c customer.Customer) bool {
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
	return true
}

func Inverted(c customer.Customer) {
	if consent.OptedOut(c.ID, consent.Marketing) {
		mailer.Mail(c.Email) // fix "Return early without consent for marketing"
	}
}
