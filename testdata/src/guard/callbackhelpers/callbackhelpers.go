// Package callbackhelpers: a callback asks about the one that it is run for, and hands
// the answer and somebody to a helper.
package callbackhelpers

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func each(cs []customer.Customer, f func(customer.Customer)) {
	for _, c := range cs {
		f(c)
	}
}

func another(cs []customer.Customer, d customer.Customer) {
	each(cs, func(x customer.Customer) {
		sendIf(consent.Granted(x.ID, consent.Marketing), d)
	})
}

func sendIf(ok bool, c customer.Customer) {
	if ok {
		acme.Send(c.Email) // want `Customer\.Email`
	}
}

func same(cs []customer.Customer, d customer.Customer) {
	each(cs, func(x customer.Customer) {
		sendIf1(consent.Granted(x.ID, consent.Marketing), x)
	})
}

func sendIf1(ok bool, c customer.Customer) {
	if ok {
		acme.Send(c.Email)
	}
}

func inLoop(cs []customer.Customer, d customer.Customer) {
	for _, x := range cs {
		sendIf2(consent.Granted(x.ID, consent.Marketing), d)
	}
}

func sendIf2(ok bool, c customer.Customer) {
	if ok {
		acme.Send(c.Email) // want `Customer\.Email`
	}
}

func ofTwo(c, d customer.Customer) {
	each([]customer.Customer{c, d}, func(x customer.Customer) {
		sendIf3(consent.Granted(x.ID, consent.Marketing), d)
	})
}

func sendIf3(ok bool, c customer.Customer) {
	if ok {
		acme.Send(c.Email) // want `Customer\.Email`
	}
}

func some(cs ...customer.Customer) []customer.Customer { return cs[:len(cs)/2] }

func ofSome(c, d customer.Customer) {
	each(some(c, d), func(x customer.Customer) {
		sendIf4(consent.Granted(x.ID, consent.Marketing), d)
	})
}

func sendIf4(ok bool, c customer.Customer) {
	if ok {
		acme.Send(c.Email) // want `Customer\.Email`
	}
}
