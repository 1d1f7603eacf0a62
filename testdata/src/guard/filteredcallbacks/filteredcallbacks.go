// Package filteredcallbacks hands those who were picked to callbacks.
package filteredcallbacks

import (
	"guard/genericfilters/pick"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func agreed(c customer.Customer) bool { return consent.Granted(c.ID, consent.Marketing) }

func Lists(cs []customer.Customer) {
	l := pick.Of(cs...)
	l.Where(agreed).Each(func(c customer.Customer) { acme.Send(c.Email) })
	l.Where(func(c customer.Customer) bool { return c.Enabled }).Each(func(c customer.Customer) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	})
	l.EachIf(agreed, func(c customer.Customer) { acme.Send(c.Email) })
	l.EachIf(func(c customer.Customer) bool { return !agreed(c) }, func(c customer.Customer) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	})
}

func picked(cs []customer.Customer) (out []customer.Customer) {
	for _, c := range cs {
		if agreed(c) {
			out = append(out, c)
		}
	}
	return out
}

func each(cs []customer.Customer, do func(customer.Customer)) {
	for _, c := range cs {
		do(c)
	}
}

func Each(cs []customer.Customer) {
	each(picked(cs), func(c customer.Customer) { acme.Send(c.Email) })
	each(cs, func(c customer.Customer) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	})
}

func Named(cs []customer.Customer) { each(picked(cs), send) }

func send(c customer.Customer) { acme.Send(c.Email) }

func NamedOpen(cs []customer.Customer) {
	each(picked(cs), sendOpen)
	each(cs, sendOpen)
}

func sendOpen(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func do(c customer.Customer, f func(customer.Customer)) { f(c) }

func Do(c customer.Customer) {
	if agreed(c) {
		do(c, func(c customer.Customer) { acme.Send(c.Email) })
	}
	do(c, func(c customer.Customer) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	})
}

type later struct{ run []func(customer.Customer) }

func (l *later) add(f func(customer.Customer)) { l.run = append(l.run, f) }

func Later(l *later, c customer.Customer) {
	if agreed(c) {
		l.add(func(c customer.Customer) {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		})
	}
}

func doAndKeep(c customer.Customer, l *later, f func(customer.Customer)) {
	f(c)
	l.add(f)
}

func Kept(l *later, c customer.Customer) {
	if agreed(c) {
		doAndKeep(c, l, func(c customer.Customer) {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		})
	}
}
