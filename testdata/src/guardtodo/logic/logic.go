// Package logic has consent checks in the control flow that hides them.
package logic

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func SameAnswer(c customer.Customer, due bool) {
	ok := consent.Granted(c.ID, consent.Marketing)
	if due && !ok {
		return
	}
	if !due {
		return
	}
	acme.Send(c.Email)
}
