// Package unimported has a file that lacks the import of the check.
package unimported

import (
	"fmt"

	"guardstubs/customer"
	"guardstubs/mailer"
)

func Plain(c customer.Customer) {
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
}

func Again(c *customer.Customer) error {
	mailer.Mail(c.Phone) // fix "Return early without consent for marketing"
	return fmt.Errorf("mailed %s", c.ID)
}

// Shadowed has a variable of the import's name.
func Shadowed(c customer.Customer, consent bool) {
	mailer.Mail(c.Email) // nofix
}
