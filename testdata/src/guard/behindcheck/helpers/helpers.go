// Package helpers runs what it is given where consent holds, or not.
package helpers

import (
	"guardstubs/consent"
	"guardstubs/customer"
)

func With(c customer.Customer, f func()) {
	if consent.Granted(c.ID, consent.Marketing) {
		f()
	}
}

func Sometimes(c customer.Customer, f func()) {
	if consent.Granted(c.ID, consent.Marketing) {
		f()
		return
	}
	if c.Plan == "gold" {
		f()
	}
}

func Each(cs []customer.Customer, f func(customer.Customer)) {
	for _, c := range cs {
		With(c, func() { f(c) })
	}
}

// Guard decorates a function.
func Guard(next func(customer.Customer)) func(customer.Customer) {
	return func(c customer.Customer) {
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
		next(c)
	}
}

// Kept keeps it, who knows what for.
func Kept(c customer.Customer, f func()) {
	With(c, f)
	later = append(later, f)
}

var later []func()
