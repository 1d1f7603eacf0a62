// Package agreed asks the customer.
package agreed

import (
	"guardstubs/customer"
	"guardstubs/mailer"
)

func Plain(c customer.Customer) {
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
}

func Loop(cs []*customer.Customer) {
	for _, c := range cs {
		mailer.Mail(c.Email) // fix "Return early without consent for marketing"
	}
}

func Two(c, d *customer.Customer) {
	mailer.Mail(c.Email) // nofix
}
