// Package besides hands answers to helpers beside other answers and defaults.
package besides

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func orElse(v, otherwise bool) bool {
	if v {
		return v
	}
	return otherwise
}

func or(a, b bool) bool { return a || b }

func atLeastOne(a, b, c bool) bool {
	switch {
	case a:
		return true
	case b:
		return true
	}
	return c
}

func Default(c customer.Customer, open bool) {
	if orElse(consent.Granted(c.ID, consent.Marketing), false) {
		acme.Send(c.Email)
	}
	if orElse(consent.Granted(c.ID, consent.Marketing), true) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if orElse(consent.Granted(c.ID, consent.Marketing), open) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if !orElse(!consent.Granted(c.ID, consent.Marketing), true) {
		acme.Send(c.Email)
	}
}

func Either(c, d customer.Customer) {
	if or(consent.Granted(c.ID, consent.Marketing), c.MarketingOptIn) {
		acme.Send(c.Email)
	}
	if or(consent.Granted(c.ID, consent.Marketing), d.MarketingOptIn) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if or(consent.Granted(c.ID, consent.Marketing), c.Plan == "paid") {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if or(or(c.MarketingOptIn, false), consent.Granted(c.ID, consent.Marketing)) {
		acme.Send(c.Email)
	}
}

func Three(c customer.Customer, due bool) {
	granted := consent.Granted(c.ID, consent.Marketing)
	if atLeastOne(granted, c.MarketingOptIn, granted) {
		acme.Send(c.Email)
	}
	if atLeastOne(granted, c.MarketingOptIn, due) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func skip(optedOut, suppressed bool) bool { return optedOut || suppressed }

func Skipped(c customer.Customer, suppressed bool) {
	if skip(consent.OptedOut(c.ID, consent.Marketing), suppressed) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		return
	}
	acme.Send(c.Email)
}
