// Package optins has consent in fields of the record, behind accessors,
// embedded, and in settings that are none.
package optins

import (
	"guardstubs/acme"
	"guardstubs/customer"
	"guardstubs/mailer"
)

type account struct {
	*customer.Customer
	Beta bool
}

func (a *account) wantsMail() bool { return a != nil && a.Customer != nil && a.MarketingOptIn }

func (a *account) wantsBeta() bool { return a.Beta }

func (a account) noMail() bool { return !a.MarketingOptIn }

func Accessor(a, b *account) {
	if a.wantsMail() {
		mailer.Mail(a.Email)
		mailer.Mail(b.Email) // want "Customer.Email.*consentcheck"
	}
	if a.wantsBeta() {
		mailer.Mail(a.Email) // want "Customer.Email.*consentcheck"
	}
	if a.noMail() {
		mailer.Mail(a.Email) // want "Customer.Email.*consentcheck"
	} else {
		mailer.Mail(a.Email)
	}
}

func Embedded(a account) {
	if a.MarketingOptIn {
		mailer.Mail(a.Email)
	}
	if a.Customer.MarketingOptIn {
		mailer.Mail(a.Email)
	}
	if a.Enabled {
		mailer.Mail(a.Email) // want "Customer.Email.*consentcheck"
	}
}

func Both(c customer.Customer) {
	if c.MarketingOptIn && !c.NoAds {
		mailer.Mail(c.Email)
	}
	if c.Enabled || c.MarketingOptIn {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Reset(c customer.Customer) {
	c.MarketingOptIn = c.Enabled
	if c.MarketingOptIn {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Local(c *customer.Customer) {
	optedIn := c.MarketingOptIn
	if !optedIn {
		return
	}
	mailer.Mail(c.Email)
}

func LocalOfOther(c, d *customer.Customer) {
	optedIn := d.MarketingOptIn
	if !optedIn {
		return
	}
	mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
}

type prefs struct{ c *customer.Customer }

func (p prefs) allows(purpose string) bool { return p.c.Consents[purpose] }

func (p prefs) has(purpose string) bool { _, ok := p.c.Consents[purpose]; return ok }

func MapAccessor(c, d *customer.Customer) {
	p := prefs{c}
	if p.allows("marketing") {
		mailer.Mail(c.Email)
		mailer.Mail(d.Email) // want "Customer.Email.*consentcheck"
	}
	if p.allows("support") {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
	if p.has("marketing") {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func optedIn[T interface{ wantsMail() bool }](v T) bool { return v.wantsMail() }

func Generic(a *account) {
	if optedIn(a) {
		acme.Send(a.Email)
	} else {
		acme.Send(a.Email) // want "Customer.Email.*consentcheck"
	}
}
