// Package tokenscarried keeps tokens of consent in fields, options, results and
// collections.
package tokenscarried

import (
	"errors"

	"guardstubs/customer"
	"guardstubs/mailer"
	"guardstubs/token"
)

type mail struct {
	proof token.Token
	to    *customer.Customer
}

func send(m mail, t token.Token) {
	mailer.Mail(m.to.Email)
}

func Got(c *customer.Customer) error {
	t, err := token.New(c.ID)
	if err != nil {
		return err
	}
	send(mail{t, c}, t)
	return nil
}

func deliver(t token.Token, c *customer.Customer) { mailer.Mail(c.Email) }

func deliverMaybe(t *token.Token, c *customer.Customer) {
	if t == nil {
		return
	}
	mailer.Mail(c.Email)
}

func deliverOther(t token.Other, c *customer.Customer) {
	mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
}

func forged(t token.Token, c *customer.Customer) {
	mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
}

func Forge(c *customer.Customer) { forged(token.Token{}, c) }

func ignored(t token.Token, c *customer.Customer) {
	mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
}

func Ignored(c *customer.Customer) {
	var none token.Token
	ignored(none, c)
}

type sender interface {
	Send(t token.Token, c *customer.Customer) error
}

type real struct{}

// Send takes a token.
func (real) Send(t token.Token, c *customer.Customer) error {
	mailer.Mail(c.Email)
	return nil
}

type fake struct{}

// Send takes none.
func (fake) SendAll(cs []*customer.Customer) error {
	for _, c := range cs {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
	return errors.ErrUnsupported
}

func literal(c *customer.Customer) func(token.Token) {
	return func(t token.Token) { mailer.Mail(c.Email) }
}

func grants(g token.Grant, c *customer.Customer) {
	if g.CustomerID != c.ID {
		return
	}
	mailer.Mail(c.Email)
}

var (
	_ sender = real{}
	_        = fake{}.SendAll
	_        = deliver
	_        = deliverMaybe
	_        = deliverOther
	_        = literal
	_        = grants
)
