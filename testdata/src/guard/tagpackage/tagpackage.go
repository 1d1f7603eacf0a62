// Package tagpackage has a purpose on its package clause.
//
//consentvet:purpose support
package tagpackage

import (
	"guardstubs/customer"
	"guardstubs/desk"
	"guardstubs/mailer"
)

func File(c customer.Customer) { desk.File(c.Email) }

func Mail(c customer.Customer) {
	mailer.Mail(c.Email) // want "Customer.Email.*for purpose support, which it is not approved for.*purposetag"
}

//consentvet:purpose training
func Train(c customer.Customer) {
	desk.File(c.Email) // want "Customer.Email.*for training.*consentcheck"
}
