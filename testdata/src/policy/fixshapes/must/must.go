// Package must has a check that panics, which is no way to leave.
package must

import (
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
)

var _ = consent.Granted

func Plain(c customer.Customer) {
	mailer.Mail(c.Email) // nofix
}
