// Package deferredswap: what a function replaces when it returns is another's
// afterwards.
package deferredswap

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func swap(a, b *customer.Customer) { *a, *b = *b, *a }

func each(cs []customer.Customer, f func(customer.Customer)) {
	for _, c := range cs {
		f(c)
	}
}

func inCallback(c, d customer.Customer, cs []customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	each(cs, func(x customer.Customer) {
		defer func() { swap(&c, &d) }()
	})
	acme.Send(c.Email) // want `Customer\.Email`
}

func later(c, d *customer.Customer) {
	defer swap(c, d)
	c.Plan = "seen"
}

func inCallee(c, d customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	later(&c, &d)
	acme.Send(c.Email) // want `Customer\.Email`
}

func own(c, d customer.Customer) {
	defer func() { swap(&c, &d) }()
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	acme.Send(c.Email)
}

func logged(c *customer.Customer) {
	defer func() { c.Plan = "seen" }()
}

func untouched(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	logged(&c)
	acme.Send(c.Email)
}
