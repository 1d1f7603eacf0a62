// Package runtwice hands a function literal to a helper that runs it behind a
// check, and lets it run elsewhere too.
package runtwice

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func with(c customer.Customer, f func()) {
	if consent.Granted(c.ID, consent.Marketing) {
		f()
	}
}

func withTraining(c customer.Customer, f func()) {
	if consent.Granted(c.ID, consent.Training) {
		f()
	}
}

func Twice(c customer.Customer) {
	f := func() { acme.Send(c.Email) } // want "Customer.Email.*consentcheck"
	with(c, f)
	f()
}

func TwiceBehind(c customer.Customer, n int) {
	f := func() { acme.Send(c.Email) }
	with(c, f)
	for range n {
		with(c, f)
	}
}

func Returned(c customer.Customer) func() {
	f := func() { acme.Send(c.Email) } // want "Customer.Email.*consentcheck"
	with(c, f)
	return f
}

func Started(c customer.Customer) {
	f := func() { acme.Send(c.Email) } // want "Customer.Email.*consentcheck"
	with(c, f)
	go f()
}

func OfTwo(c, d customer.Customer) {
	f := func() { acme.Send(c.Email) } // want "Customer.Email.*consentcheck"
	with(c, f)
	with(d, f)
}

func ForTwoPurposes(c customer.Customer) {
	f := func() { acme.Send(c.Email) } // want "Customer.Email.*consentcheck"
	with(c, f)
	withTraining(c, f)
}

func Chosen(c customer.Customer, loud bool) {
	f := func() { acme.Send(c.Email) }
	if loud {
		f = func() { acme.Send(c.Phone) }
	}
	with(c, f)
}

type guard struct {
	runner
	customer customer.Customer
}

type runner interface{ run(c customer.Customer) }

type sender struct{}

func (sender) run(c customer.Customer) { acme.Send(c.Email) } // want "Customer.Email.*consentcheck"

func (g guard) checked(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		g.runner.run(c)
	}
}

// Promoted runs what is embedded without asking.
func Promoted(c customer.Customer) {
	g := guard{runner: sender{}, customer: c}
	g.checked(c)
	var r runner = g
	r.run(c)
}
