// Package purposelists has purposes that are elements: of tables, of lists of a
// function's caller, of literals.
package purposelists

import (
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
)

var byChannel = map[string]consent.Purpose{"letter": consent.Marketing, "post": consent.Email}

var mixed = map[string]consent.Purpose{"letter": consent.Marketing, "model": consent.Training}

var changed = map[string]consent.Purpose{"letter": consent.Marketing}

func change(p consent.Purpose) { changed["letter"] = p }

var sometimes = consent.Marketing

type settings struct{}

func (settings) set(p consent.Purpose) { sometimes = p }

func Table(c customer.Customer) {
	if consent.Granted(c.ID, mixed["letter"]) {
		mailer.Mail(c.Email)
	}
	if consent.Granted(c.ID, mixed["model"]) {
		mailer.Mail(c.Email) // want "Mailer under consent for training"
	}
	if consent.Granted(c.ID, changed["letter"]) {
		mailer.Mail(c.Email) // want "whose purpose is not known"
	}
	if consent.Granted(c.ID, sometimes) {
		mailer.Mail(c.Email) // want "whose purpose is not known"
	}
}

func TableByChannel(c customer.Customer, channel string) {
	p, ok := mixed[channel]
	if ok && consent.Granted(c.ID, p) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
	p, ok = map[string]consent.Purpose{"letter": consent.Marketing}[channel]
	if ok && consent.Granted(c.ID, p) {
		mailer.Mail(c.Email)
	}
}

func mayAll(id string, ps ...consent.Purpose) bool {
	for _, p := range ps {
		if !consent.Granted(id, p) {
			return false
		}
	}
	return true
}

func mayAny(id string, ps ...consent.Purpose) bool {
	for _, p := range ps {
		if consent.Granted(id, p) {
			return true
		}
	}
	return false
}

func mayFirst(id string, ps []consent.Purpose) bool { return consent.Granted(id, ps[0]) }

func Variadic(c customer.Customer) {
	if mayAll(c.ID, consent.Training, consent.Marketing) {
		mailer.Mail(c.Email)
	}
	if mayAll(c.ID, consent.Training) {
		mailer.Mail(c.Email) // want "Mailer under consent for training"
	}
	if mayAll(c.ID) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
	if mayAny(c.ID, consent.Marketing) {
		mailer.Mail(c.Email)
	}
	if mayAny(c.ID, consent.Training, consent.Marketing) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
	if mayFirst(c.ID, []consent.Purpose{consent.Training, consent.Marketing}) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func may2(id string, ps ...consent.Purpose) bool { return mayAll(id, ps...) }

func ThroughAnother(c customer.Customer) {
	if may2(c.ID, consent.Marketing) {
		mailer.Mail(c.Email)
	}
	if may2(c.ID, consent.Training) {
		mailer.Mail(c.Email) // want "Mailer under consent for training"
	}
}

func Literal(c customer.Customer) {
	for _, p := range []consent.Purpose{consent.Marketing, consent.Training} {
		if !consent.Granted(c.ID, p) {
			return
		}
	}
	mailer.Mail(c.Email)
}

func LiteralSome(c customer.Customer) {
	for _, p := range []consent.Purpose{consent.Marketing, consent.Training} {
		if consent.Granted(c.ID, p) {
			mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func LiteralSkips(c customer.Customer, due bool) {
	for _, p := range []consent.Purpose{consent.Marketing} {
		if due && !consent.Granted(c.ID, p) {
			return
		}
	}
	mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
}

func Narrowed(c customer.Customer, p consent.Purpose) {
	switch p {
	case consent.Marketing, consent.Email:
		if consent.Granted(c.ID, consent.Marketing) && consent.Granted(c.ID, p) {
			mailer.Mail(c.Email)
		}
	case consent.Ads, consent.Training:
		if consent.Granted(c.ID, p) {
			mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
		}
	default:
		if consent.Granted(c.ID, p) {
			mailer.Mail(c.Email) // want "whose purpose is not known"
		}
	}
}

func RangedOver(c customer.Customer) {
	for purpose, given := range c.Consents {
		if purpose == "marketing" && given {
			mailer.Mail(c.Email)
		}
		if purpose == "training" && given {
			mailer.Mail(c.Email) // want "Mailer under consent for training"
		}
		if given {
			mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}
