// Package conditions has helpers that are told whether they may.
package conditions

import (
	"errors"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func ifTold(ok bool, c customer.Customer) {
	if ok {
		acme.Send(c.Email)
	}
}

func Told(c customer.Customer) { ifTold(consent.Granted(c.ID, consent.Marketing), c) }

func ifYes(ok bool, c customer.Customer) {
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ToldOfAnother(c, d customer.Customer) { ifYes(consent.Granted(d.ID, consent.Marketing), c) }

func unlessRefused(refused bool, c customer.Customer) {
	if refused {
		return
	}
	acme.Send(c.Email)
}

func Refused(c customer.Customer) { unlessRefused(!consent.Granted(c.ID, consent.Marketing), c) }

func unlessAsked(refused bool, c customer.Customer) {
	if refused {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Inverted(c customer.Customer) { unlessAsked(consent.Granted(c.ID, consent.Marketing), c) }

func inner(ok bool, mail string) {
	if ok {
		acme.Send(mail)
	}
}

func outer(ok bool, mail string) { inner(ok, mail) }

func Layers(c customer.Customer) { outer(consent.Granted(c.ID, consent.Marketing), c.Email) }

func LayersAlways(c customer.Customer) {
	outer(true, c.Email) // want "Customer.Email.*consentcheck"
}

func wrap(err error) error {
	if err == nil {
		return nil
	}
	return errors.Join(errors.New("not sent"), err)
}

func Wrapped(c customer.Customer) error {
	if err := wrap(consent.Require(c.ID, consent.Marketing)); err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func swallow(err error) error {
	if errors.Is(err, errClosed) {
		return err
	}
	return nil
}

var errClosed = errors.New("closed")

func Swallowed(c customer.Customer) error {
	if err := swallow(consent.Require(c.ID, consent.Marketing)); err != nil {
		return err
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	return nil
}

func Joined(c customer.Customer, other error) error {
	if err := errors.Join(other, consent.Require(c.ID, consent.Marketing)); err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func JoinedLogged(c customer.Customer, other error) {
	if err := errors.Join(other, consent.Require(c.ID, consent.Marketing)); err != nil {
		println(err.Error())
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
}
