// Package answers has answers of a consent check that are kept and looked at
// later.
package answers

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func ConstantKeys(c customer.Customer) {
	a := map[string]bool{"mail": consent.Granted(c.ID, consent.Marketing), "other": true}
	if a["mail"] {
		acme.Send(c.Email)
	}
	if a["other"] {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if !a["mail"] {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ByID(cs []customer.Customer, d customer.Customer) {
	granted := map[string]bool{}
	for _, c := range cs {
		granted[c.ID] = consent.Granted(c.ID, consent.Marketing)
	}
	for _, c := range cs {
		if granted[c.ID] {
			acme.Send(c.Email)
			acme.Send(d.Email) // want "Customer.Email.*consentcheck"
		}
		if !granted[c.ID] {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
		if granted[d.ID] {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func ByIDUnderCheck(cs []customer.Customer) {
	granted := make(map[string]struct{})
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			granted[c.ID] = struct{}{}
		}
	}
	for _, c := range cs {
		if _, ok := granted[c.ID]; ok {
			acme.Send(c.Email)
		}
		if _, ok := granted[c.ID]; !ok {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func ByIDWrong(cs []customer.Customer) {
	granted := map[string]bool{}
	for _, c := range cs {
		granted[c.ID] = consent.Granted(c.ID, consent.Marketing)
		if c.Plan == "gold" {
			granted[c.ID] = true
		}
	}
	for _, c := range cs {
		if granted[c.ID] {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func ByIDGivenAway(cs []customer.Customer, change func(map[string]bool)) {
	granted := map[string]bool{}
	for _, c := range cs {
		granted[c.ID] = consent.Granted(c.ID, consent.Marketing)
	}
	change(granted)
	for _, c := range cs {
		if granted[c.ID] {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func OtherKey(cs []customer.Customer) {
	granted := map[string]bool{}
	for _, c := range cs {
		granted[c.Plan] = consent.Granted(c.ID, consent.Marketing)
	}
	for _, c := range cs {
		if granted[c.Plan] {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

type job struct {
	c  customer.Customer
	ok bool
}

func (j *job) ask() { j.ok = consent.Granted(j.c.ID, consent.Marketing) }

func (j *job) run() {
	if j.ok {
		acme.Send(j.c.Email)
	}
}

func Job(c customer.Customer) {
	j := job{c: c, ok: consent.Granted(c.ID, consent.Marketing)}
	if j.ok {
		acme.Send(j.c.Email)
	}
}

func JobWrong(c customer.Customer) {
	j := job{c: c, ok: true}
	if j.ok {
		acme.Send(j.c.Email) // want "Customer.Email.*consentcheck"
	}
}

func CapturedLater(c customer.Customer) {
	ok := consent.Granted(c.ID, consent.Marketing)
	go func() {
		if !ok {
			return
		}
		acme.Send(c.Email)
	}()
	defer func() {
		if ok {
			acme.Send(c.Email)
		} else {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}()
}

func CapturedTwice(c customer.Customer) func() {
	err := consent.Require(c.ID, consent.Marketing)
	return func() {
		func() {
			if err != nil {
				return
			}
			acme.Send(c.Email)
		}()
	}
}

func CapturedReset(c customer.Customer, again func() error) func() {
	err := consent.Require(c.ID, consent.Marketing)
	retry := func() { err = again() }
	return func() {
		retry()
		if err != nil {
			return
		}
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ErrorKept(c customer.Customer) {
	var errs []error
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		errs = append(errs, err)
	}
	if len(errs) > 0 {
		return
	}
	acme.Send(c.Email)
}

func ErrorKeptWrong(c customer.Customer, errs []error) {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		errs = errs[:0]
	}
	if len(errs) > 0 {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
}
