// Package whole asks a check that takes the customer.
package whole

import (
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
)

var _ = consent.Granted

func Value(c customer.Customer) {
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
}

func Pointer(c *customer.Customer) {
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
}
