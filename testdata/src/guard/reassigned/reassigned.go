// Package reassigned: a variable is the record that it was assigned last, also where a
// literal that runs at once asks about it, and where an opt-in field is read.
package reassigned

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func optedIn(c, d customer.Customer) {
	if c.MarketingOptIn {
		p := &c
		acme.Send(p.Email)
	}
	{
		p := &c
		*p = d
	}
	acme.Send(c.Email) // want `Customer\.Email`
}

func optedInBefore(c, d customer.Customer) {
	if !c.MarketingOptIn {
		return
	}
	p := &c
	*p = d
	acme.Send(c.Email) // want `Customer\.Email`
}

func atOnce(c, d customer.Customer) {
	defer func() {
		acme.Send(c.Email) // want `Customer\.Email`
	}()
	c = d
	if func() bool { return consent.Granted(c.ID, consent.Marketing) }() {
		acme.Send(c.Email)
	}
}

func atOnceBefore(c, d customer.Customer) {
	ok := func() bool { return consent.Granted(c.ID, consent.Marketing) }()
	c = d
	if ok {
		acme.Send(c.Email) // want `Customer\.Email`
	}
}

func later(c, d customer.Customer) {
	ask := func() bool { return consent.Granted(c.ID, consent.Marketing) }
	first := ask()
	c = d
	if first {
		acme.Send(c.Email) // want `Customer\.Email`
	}
}
