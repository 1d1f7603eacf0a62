// Package status asks a check that answers with a constant.
package status

import (
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
)

var _ = consent.Granted

func Plain(c customer.Customer) (consent.Record, func()) {
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
	return consent.Record{At: 1}, nil
}
