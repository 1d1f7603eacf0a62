// Package apart does not depend on the package of the check: importing it might
// make a cycle.
package apart

import (
	"guardstubs/customer"
	"guardstubs/mailer"
)

func Plain(c customer.Customer) {
	mailer.Mail(c.Email) // nofix
}
