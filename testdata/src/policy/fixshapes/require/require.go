// Package require asks a check that returns an error.
package require

import (
	"log"

	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
)

var _ = consent.Granted

func Wrapped(c customer.Customer) (string, error) {
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
	return "", nil
}

func Loop(cs []*customer.Customer) error {
	for _, c := range cs {
		func() {
			mailer.Mail(c.Email) // fix "Return early without consent for marketing"
		}()
	}
	return nil
}

// FailOpen logs the error and goes on.
func FailOpen(c customer.Customer) error {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		log.Print(err)
	}
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
	return nil
}
