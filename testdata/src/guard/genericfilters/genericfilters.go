// Package genericfilters picks customers with a function that is given the
// question.
package genericfilters

import (
	"slices"

	"guard/genericfilters/pick"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
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

func agreedFor(p consent.Purpose) func(customer.Customer) bool {
	return func(c customer.Customer) bool { return consent.Granted(c.ID, p) }
}

func required(c customer.Customer) error { return consent.Require(c.ID, consent.Marketing) }

func known(c customer.Customer) error {
	if c.Plan == "" {
		return customer.ErrUnknown
	}
	return nil
}

func Where(cs []customer.Customer) {
	acme.Send(pick.Where(cs, agreed))
	acme.Send(pick.Not(cs, agreed)) // want "Customer.Email.*consentcheck"
	for _, c := range pick.Not(cs, func(c customer.Customer) bool { return consent.OptedOut(c.ID, consent.Marketing) }) {
		acme.Send(c.Email)
	}
	for _, c := range pick.Where(cs, agreedFor(consent.Marketing)) {
		mailer.Mail(c.Email)
	}
	for _, c := range pick.Where(cs, agreedFor(consent.Support)) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Split(cs []customer.Customer) {
	yes, no := pick.Split(cs, agreed)
	for _, c := range yes {
		acme.Send(c.Email)
	}
	for _, c := range no {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func First(cs []customer.Customer) {
	if c, found := pick.First(cs, agreed); found {
		acme.Send(c.Email)
		acme.Send(cs[0].Email) // want "Customer.Email.*consentcheck"
	}
	c := pick.FirstOr(cs, agreed)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Sequence(cs []customer.Customer) {
	for c := range pick.Seq(slices.Values(cs), func(c customer.Customer) bool { return c.Enabled }) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Checked(cs []customer.Customer) {
	acme.Send(pick.Checked(cs, required))
	acme.Send(pick.Checked(cs, known)) // want "Customer.Email.*consentcheck"
}

func Next(cs []customer.Customer) {
	for _, c := range pick.Next(cs, agreed) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

type question func(customer.Customer) bool

func (q question) not() question { return func(c customer.Customer) bool { return !q(c) } }

func (q question) and(r question) question {
	return func(c customer.Customer) bool { return q(c) && r(c) }
}

func rich(c customer.Customer) bool { return c.Plan != "" }

func Combined(cs []customer.Customer) {
	for _, c := range filter(cs, question(rich).not()) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	for _, c := range filter(cs, question(agreed).not()) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func AskedByHelper(c, d customer.Customer) {
	if yes(c, agreed) {
		acme.Send(c.Email)
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
	if yes(c, rich) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if !yes(c, agreed) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func yes(c customer.Customer, ok func(customer.Customer) bool) bool {
	return c.Plan != "" && ok(c)
}

var _ = question.and

func swapped[T any](list []T, other T, ok func(T) bool) []T {
	var out []T
	for _, v := range list {
		if ok(v) {
			v = other
			out = append(out, v)
		}
	}
	return out
}

func afterwards[T any](list []T, ok func(T) bool) []T {
	var out []T
	for _, v := range list {
		out = append(out, v)
		if !ok(v) {
			break
		}
	}
	return out
}

func either[T any](list []T, a, b func(T) bool) []T {
	var out []T
	for _, v := range list {
		if a(v) || b(v) {
			out = append(out, v)
		}
	}
	return out
}

func Wrong(cs []customer.Customer, vip customer.Customer) {
	for _, c := range swapped(cs, vip, agreed) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	for _, c := range afterwards(cs, agreed) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	for _, c := range either(cs, agreed, rich) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	list := filter(cs, agreed)
	list[0] = vip
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}
