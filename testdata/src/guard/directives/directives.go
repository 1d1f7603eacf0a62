// Package directives has consent and exceptions by comment.
package directives

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/desk"
	"guardstubs/mailer"
)

func Asserted(c customer.Customer) {
	//consentvet:consent marketing -- the query selects those who agreed
	mailer.Mail(c.Email)
	mailer.Mail(c.Phone) // want "Customer.Phone.*consentcheck"
}

func AssertedAtTheEnd(c customer.Customer) {
	mailer.Mail(c.Email) //consentvet:consent marketing -- the query selects those who agreed
}

// AssertedForAll covers its body.
//
//consentvet:consent marketing -- the query selects those who agreed
func AssertedForAll(cs []customer.Customer) {
	for _, c := range cs {
		mailer.Mail(c.Email)
	}
}

func AssertedWrongPurpose(c customer.Customer) {
	//consentvet:consent support -- a ticket is open
	mailer.Mail(c.Email) // want "Customer.Email.*under consent for support.*consentcheck"
}

func AssertedWithTag(c customer.Customer) {
	//consentvet:consent training -- the contract says so
	desk.File(c.Email) //consentvet:purpose training
}

func WithoutReason(c customer.Customer) {
	mailer.Mail(c.Email) /* want "Customer.Email.*consentcheck" "reason.*directive" */ //consentvet:consent marketing
}

func EmptyReason(c customer.Customer) {
	mailer.Mail(c.Email) /* want "Customer.Email.*consentcheck" "reason.*directive" */ //consentvet:consent marketing --
}

func Ignored(c customer.Customer) {
	//consentvet:ignore consentcheck -- a test address
	acme.Send(c.Email)
	//consentvet:ignore -- a test address
	acme.Send(c.Email)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func IgnoredOther(c customer.Customer) {
	acme.Send(c.Email) /* want "Customer.Email.*consentcheck" "unused.*directive" */ //consentvet:ignore failopen -- not this one
}

func IgnoredWithoutReason(c customer.Customer) {
	acme.Send(c.Email) /* want "Customer.Email.*consentcheck" "reason.*directive" */ //consentvet:ignore consentcheck
}

func helper(c customer.Customer) { mailer.Mail(c.Email) } // want "Customer.Email.*consentcheck"

func AssertedAtCaller(c customer.Customer) {
	//consentvet:consent marketing -- the query selects those who agreed
	helper(c)
}

func NotAssertedAtCaller(c customer.Customer) {
	helper(c)
}

func UselessBeforeCheck(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		mailer.Mail(c.Email)
	}
}
