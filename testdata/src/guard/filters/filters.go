// Package filters sends to those whom a function has picked.
package filters

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func agreed(cs []customer.Customer) (out []customer.Customer) {
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			out = append(out, c)
		}
	}
	return out
}

func refused(cs []customer.Customer) (out []customer.Customer) {
	for _, c := range cs {
		if !consent.Granted(c.ID, consent.Marketing) {
			out = append(out, c)
		}
	}
	return out
}

func Picked(cs []customer.Customer) {
	for _, c := range agreed(cs) {
		acme.Send(c.Email)
		func() { acme.Send(c.Email) }()
	}
	for _, c := range refused(cs) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func NotThePicked(cs []customer.Customer) {
	for i := range agreed(cs) {
		acme.Send(cs[i].Email) // want "Customer.Email.*consentcheck"
	}
}

func neighbour(cs []customer.Customer) (out []customer.Customer) {
	for i := range cs[1:] {
		if consent.Granted(cs[i].ID, consent.Marketing) {
			out = append(out, cs[i+1])
		}
	}
	return out
}

func Neighbours(cs []customer.Customer) {
	for _, c := range neighbour(cs) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}
