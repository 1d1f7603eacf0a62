// Package genericfilters picks customers with a function that is given the
// question.
package genericfilters

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func filter[T any](list []T, keep func(T) bool) []T {
	var out []T
	for _, v := range list {
		if keep(v) {
			out = append(out, v)
		}
	}
	return out
}

func drop[T any](list []T, gone func(T) bool) []T {
	var out []T
	for _, v := range list {
		if !gone(v) {
			out = append(out, v)
		}
	}
	return out
}

func agreed(c customer.Customer) bool { return consent.Granted(c.ID, consent.Marketing) }

func Filter(cs []customer.Customer) {
	for _, c := range filter(cs, agreed) {
		acme.Send(c.Email)
	}
	for _, c := range drop(cs, agreed) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	for _, c := range filter(cs, func(c customer.Customer) bool { return agreed(c) && c.Plan != "" }) {
		acme.Send(c.Email)
	}
	for _, c := range filter(cs, func(c customer.Customer) bool { return agreed(c) || c.Plan != "" }) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}
