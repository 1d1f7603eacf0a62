// Package whose finds customers by key, in variables that change, and in calls
// that are recorded.
package whose

import (
	"context"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/phone"
)

func ByKey(all map[string]*customer.Customer, id, other string) {
	if !consent.Granted(id, consent.Marketing) {
		return
	}
	acme.Send(all[id].Email)
	acme.Send(all[other].Email) // want "Customer.Email.*consentcheck"
}

func OptInOrAsked(c, d customer.Customer) {
	if c.MarketingOptIn || consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	}
	if d.MarketingOptIn || consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func load(c *customer.Customer, id string) { *c = customer.Get(id) }

func LoadedAnew(c customer.Customer, friend string) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	load(&c, c.ID)
	acme.Send(c.Email)
	load(&c, friend)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func tidy(c *customer.Customer) { c.Email += " " }

func Tidied(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		tidy(&c)
		acme.Send(c.Email)
	}
}

func InALiteral(c, d customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	func() { c = d }()
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Recorded(ctx context.Context, c, d customer.Customer, call string) {
	if consent.AllAgreed(c.ID) {
		phone.RecordAll(ctx, c.ID)
		phone.RecordAll(ctx, call)
		phone.RecordAll(ctx, d.ID) // want "phone.RecordAll.*another data subject.*interception"
	}
}
