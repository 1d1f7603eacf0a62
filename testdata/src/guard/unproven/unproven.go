// Package unproven asks about somebody of whom nothing shows whether it is the
// one whose data goes: the check counts, and the explanation says so.
package unproven

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func Proven(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	}
}

//consentvet:data email user.contact.email
func Unproven(id, email string) {
	if consent.Granted(id, consent.Marketing) {
		acme.Send(email)
	}
}

func Other(c, d customer.Customer) {
	if consent.Granted(d.ID, consent.Marketing) {
		acme.Send(c.Email) // want "Customer.Email.*another data subject.*consentcheck"
	}
}
