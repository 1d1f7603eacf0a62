// Package decisions has checks whose answer is a part of a result.
package decisions

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

type decision struct {
	granted bool
	cached  bool
	err     error
}

func decide(c customer.Customer) decision {
	return decision{granted: consent.Granted(c.ID, consent.Marketing), cached: true}
}

func look(id string) (*decision, error) {
	ok, err := consent.Lookup(id, consent.Marketing)
	if err != nil {
		return nil, err
	}
	if !ok {
		return &decision{}, nil
	}
	return &decision{granted: true}, nil
}

func Value(c customer.Customer) {
	if decide(c).granted {
		acme.Send(c.Email)
	}
	if decide(c).cached {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if d := decide(c); !d.granted {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Pointer(c customer.Customer) error {
	d, err := look(c.ID)
	if err != nil {
		return err
	}
	if !d.granted {
		return nil
	}
	acme.Send(c.Email)
	return nil
}

func PointerNotRead(c customer.Customer) error {
	d, err := look(c.ID)
	if err != nil || d == nil {
		return err
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func guess(c customer.Customer) decision {
	if c.Plan == "gold" {
		return decision{granted: true}
	}
	return decide(c)
}

func Guessed(c customer.Customer) {
	if guess(c).granted {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

type mailer struct {
	to customer.Customer
	ok bool
}

func newMailer(c customer.Customer) mailer {
	return mailer{to: c, ok: consent.Granted(c.ID, consent.Marketing)}
}

func Prepared(c, d customer.Customer) {
	m := newMailer(c)
	if !m.ok {
		return
	}
	acme.Send(m.to.Email)
	acme.Send(d.Email) // want "Customer.Email.*consentcheck"
}
