// Package literallookups: a literal asks about whom it looks up by the id of somebody
// around it: that is consent of no other.
package literallookups

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func optedIn(c, d customer.Customer) {
	if !customer.Get(c.ID).MarketingOptIn {
		return
	}
	acme.Send(customer.Get(d.ID).Email) // want `Customer\.Email`
}

func direct(c, d customer.Customer) {
	if !consent.Granted(customer.Get(c.ID).ID, consent.Marketing) {
		return
	}
	acme.Send(customer.Get(d.ID).Email) // want `Customer\.Email`
}

func inLiteral(c, d customer.Customer) {
	if !func() bool { return consent.Granted(customer.Get(c.ID).ID, consent.Marketing) }() {
		return
	}
	acme.Send(customer.Get(d.ID).Email) // want `Customer\.Email`
}

func withOther(c, d customer.Customer, flag bool) {
	if func() bool { return consent.Granted(customer.Get(c.ID).ID, consent.Marketing) }() {
		var ans struct{ ok bool }
		ans.ok = consent.Of(&c, consent.Marketing) && flag
		_ = ans
		acme.Send(customer.Get(d.ID).Email) // want `Customer\.Email`
	}
}

func elseLiteral(c, d customer.Customer, flag bool) {
	if consent.Granted(customer.Get(c.ID).ID, consent.Marketing) {
		acme.Send(customer.Get(c.ID).Email)
	} else {
		if func() bool { return consent.Granted(customer.Get(c.ID).ID, consent.Marketing) }() {
			acme.Send(customer.Get(d.ID).Email) // want `Customer\.Email`
		} else {
			acme.Send(customer.Get(c.ID).Email) // want `Customer\.Email`
		}
	}
}

func elseDirect(c, d customer.Customer, flag bool) {
	if consent.Granted(customer.Get(c.ID).ID, consent.Marketing) {
		acme.Send(customer.Get(c.ID).Email)
	} else {
		if consent.Granted(customer.Get(c.ID).ID, consent.Marketing) {
			acme.Send(customer.Get(d.ID).Email) // want `Customer\.Email`
		} else {
			acme.Send(customer.Get(c.ID).Email) // want `Customer\.Email`
		}
	}
}

func same(c customer.Customer) {
	if func() bool { return consent.Granted(customer.Get(c.ID).ID, consent.Marketing) }() {
		acme.Send(customer.Get(c.ID).Email)
		acme.Send(c.Email)
	}
}
