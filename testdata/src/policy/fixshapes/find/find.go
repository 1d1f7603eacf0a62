// Package find asks a check that returns a record.
package find

import (
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
)

var _ = consent.Granted

func Plain(c customer.Customer) *consent.Record {
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
	return nil
}
