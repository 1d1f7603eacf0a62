// Package assertions has consent and exceptions by comment.
package assertions

import (
	"guardstubs/acme"
	"guardstubs/customer"
	"guardstubs/mailer"
)

func Unknown(c customer.Customer) {
	mailer.Mail(c.Email) /* want "Customer.Email.*consentcheck" "marketting.*directive" */ //consentvet:consent marketting -- a typo
}

func Unused(c customer.Customer) {
	acme.Send(c.Plan) /* want "unused.*directive" */ //consentvet:ignore consentcheck -- nothing here
	acme.Send(c.Plan) /* want "unused.*directive" */ //consentvet:consent marketing -- nothing here
}

func AssertedElsewhere(cs []customer.Customer) {
	var list []customer.Customer
	for _, c := range cs {
		//consentvet:consent marketing -- imported from the list of those who agreed
		list = append(list, c)
	}
	for _, c := range list {
		mailer.Mail(c.Email)
	}
}
