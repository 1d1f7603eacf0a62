// Package tokens has consent as a value: a token that is a parameter, and a
// decision whose part tells.
package tokens

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/desk"
	"guardstubs/mailer"
	"guardstubs/token"
)

func Held(tok token.Token, c customer.Customer) {
	mailer.Mail(c.Email)
	desk.File(c.Email) // want "Customer.Email.*consentcheck"
}

func NotHeld(o token.Other, c customer.Customer) {
	mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
}

type service struct{}

func (service) Pointer(c customer.Customer, tok *token.Token) {
	func() { mailer.Mail(c.Email) }()
}

func Got(id string) error {
	tok, err := token.New(id)
	if err != nil {
		return err
	}
	held(tok, customer.Get(id))
	return nil
}

func held(tok token.Token, c customer.Customer) { mailer.Mail(c.Email) }

func MadeUp(c customer.Customer) {
	madeUp(token.Token{}, c)
	var tok token.Token
	madeUpToo(tok, c)
}

func madeUp(tok token.Token, c customer.Customer) {
	mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
}

func madeUpToo(tok token.Token, c customer.Customer) {
	mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
}

func OfCustomer(g token.Grant, d customer.Customer) {
	c := customer.Get(g.CustomerID)
	acme.Send(c.Email)
	acme.Send(d.Email) // want "Customer.Email.*consentcheck"
}

func Decided(c, d customer.Customer) error {
	dec, err := token.Decide(c.ID, consent.Marketing)
	if err != nil {
		return err
	}
	if dec.Granted {
		mailer.Mail(c.Email)
		mailer.Mail(d.Email) // want "Customer.Email.*consentcheck"
	}
	if dec.Final {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
	if !dec.Granted {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
	return nil
}

func DecidedOther(c customer.Customer) {
	dec, _ := token.Decide(c.ID, consent.Support)
	if !dec.Granted {
		return
	}
	mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
}

func OnlyAsked(c customer.Customer) error {
	if _, err := token.Decide(c.ID, consent.Marketing); err != nil {
		return err
	}
	mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func Asked(c customer.Customer) {
	if token.Ask(c.ID, consent.Marketing).Allowed() {
		mailer.Mail(c.Email)
	}
	if token.Ask(c.ID, consent.Marketing).Known() {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
	if a := token.Ask(c.ID, consent.Marketing); a != nil {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
	a := token.Ask(c.ID, consent.Marketing)
	if a == nil || !a.Allowed() {
		return
	}
	mailer.Mail(c.Email)
}

func may(c customer.Customer) bool {
	dec, err := token.Decide(c.ID, consent.Marketing)
	return err == nil && dec.Granted
}

func Wrapped(c customer.Customer) {
	if may(c) {
		mailer.Mail(c.Email)
	} else {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}
