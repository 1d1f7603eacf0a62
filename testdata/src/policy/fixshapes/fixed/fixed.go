// Package fixed asks a check for one purpose.
package fixed

import (
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/desk"
	"guardstubs/mailer"
)

var _ = consent.Granted

func Plain(c customer.Customer) {
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
}

// Other is for support, which the check is not about.
func Other(c customer.Customer) {
	desk.File(c.Email) // fix "Tag the call with the purpose support"
}
