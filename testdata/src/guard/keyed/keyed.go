// Package keyed: a record that was looked up under an id is that one's, also in the
// helper that it is handed to.
package keyed

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func own(c, d customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	byID := map[string]customer.Customer{c.ID: c, d.ID: d}
	acme.Send(byID[c.ID].Email)
	postOwn(byID[c.ID])
}

func postOwn(c customer.Customer) { acme.Send(c.Email) }

func other(c, d customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	byID := map[string]customer.Customer{c.ID: c, d.ID: d}
	postOther(byID[d.ID])
}

func postOther(c customer.Customer) {
	acme.Send(c.Email) // want `Customer\.Email`
}

func optedIn(c, d *customer.Customer, key string) {
	if !c.MarketingOptIn {
		return
	}
	byID := map[string]*customer.Customer{c.ID: c, d.ID: d}
	postIn(byID[c.ID])
	if x, ok := byID[c.ID]; ok {
		postIn(x)
	}
	postAny(byID[key])
}

func postIn(c *customer.Customer) { acme.Send(c.Email, c.Contact.Street) }

func postAny(c *customer.Customer) {
	acme.Send(c.Email) // want `Customer\.Email`
}

func loaded(c customer.Customer, friend string) {
	if !consent.Granted(customer.Get(c.ID).ID, consent.Marketing) {
		return
	}
	postLoaded(customer.Get(c.ID))
	postFriend(customer.Get(friend))
}

func postLoaded(c customer.Customer) { acme.Send(c.Email) }

func postFriend(c customer.Customer) {
	acme.Send(c.Email) // want `Customer\.Email`
}
