// Package loaded has consent of one data subject and data of another.
package loaded

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func LoadedTwice(id, friend string) {
	c := customer.Get(id)
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	again := customer.Get(c.ID)
	acme.Send(again.Email)
	c = customer.Get(friend)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func FilledByID(id, friend string, db interface {
	Get(dst any, id string) error
}) {
	var c, f customer.Customer
	if err := db.Get(&c, id); err != nil {
		return
	}
	if err := db.Get(&f, friend); err != nil {
		return
	}
	if !consent.Granted(id, consent.Marketing) {
		return
	}
	acme.Send(c.Email)
	acme.Send(f.Email) // want "Customer.Email.*consentcheck"
}

func Struct(a customer.Customer, b customer.Customer) {
	req := struct{ from, to customer.Customer }{a, b}
	if consent.Granted(req.from.ID, consent.Marketing) {
		acme.Send(req.from.Email)
		acme.Send(req.to.Email) // want "Customer.Email.*consentcheck"
	}
	if consent.Granted(a.ID, consent.Marketing) {
		acme.Send(req.from.Email)
		acme.Send(req.to.Email) // want "Customer.Email.*consentcheck"
	}
}
