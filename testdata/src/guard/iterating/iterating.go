// Package iterating loops over those who agreed, which another package finds.
package iterating

import (
	"guard/helpers"

	"guardstubs/acme"
	"guardstubs/customer"
)

func send(c customer.Customer) { acme.Send(c.Email) }

func sendOther(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Own(list []customer.Customer) {
	for c := range helpers.Agreed(list) {
		send(c)
		acme.Send(c.Email)
	}
}

func Anothers(list []customer.Customer, d customer.Customer) {
	for c := range helpers.Agreed(list) {
		sendOther(d)
		acme.Send(d.Phone) // want "Customer.Phone.*consentcheck"
		_ = c
	}
}
