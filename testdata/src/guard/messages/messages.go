// Package messages has one of each reason that a finding gives.
package messages

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
)

func None(c customer.Customer) {
	acme.Send(c.Email) // want "Acme without a consent check or purpose tag"
}

func OtherPurpose(c customer.Customer) {
	if consent.Granted(c.ID, consent.Training) {
		mailer.Mail(c.Email) // want "Mailer under consent for training, a purpose that Mailer is not approved for; it is for marketing"
	}
}

func TagAndConsent(c customer.Customer) {
	if consent.Granted(c.ID, consent.Analytics) {
		acme.Send(c.Email) /* want "Acme for training under consent for analytics only" */ //consentvet:purpose training
	}
}

func OtherSubject(c, d customer.Customer) {
	if consent.Granted(d.ID, consent.Marketing) {
		acme.Send(c.Email) // want "Acme under consent of another data subject .consent.Granted at messages.go:28."
	}
}

func SomePaths(c customer.Customer, urgent bool) {
	if !urgent {
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
	}
	acme.Send(c.Email) // want "Acme without a consent check on every path: consent.Granted holds on some only"
}

func Inverted(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		return
	}
	acme.Send(c.Email) // want "Acme where the consent check consent.Granted said no: the check is inverted"
}

func ErrorIgnored(c customer.Customer) {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		println(err.Error())
	}
	acme.Send(c.Email) // want "Acme when the consent check consent.Require fails: its error does not stop it"
}

func AnswerIgnored(c customer.Customer) {
	_ = consent.Granted(c.ID, consent.Marketing)
	acme.Send(c.Email) // want "Acme without a consent check or purpose tag: the answer of consent.Granted is not used"
}
