// Package manypurposes has vendors that are approved for several purposes, and
// purposes that go through variables, types and layers.
package manypurposes

import (
	"errors"

	"guardstubs/adland"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/desk"
	"guardstubs/mailer"
)

// Desk is approved for support and training.
func Desk(c *customer.Customer) {
	if consent.Granted(c.ID, consent.Support) {
		desk.File(c.Email)
	}
	if consent.Granted(c.ID, consent.Training) {
		desk.File(c.Email)
	}
	if consent.Granted(c.ID, consent.Support) || consent.Granted(c.ID, consent.Training) {
		desk.File(c.Email)
	}
	if consent.Granted(c.ID, consent.Support) || consent.Granted(c.ID, consent.Marketing) {
		desk.File(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ForTraining(c *customer.Customer) {
	if consent.Granted(c.ID, consent.Support) {
		//consentvet:purpose training
		desk.File(c.Email) // want "Customer.Email.*for training under consent for support only.*consentcheck"
	}
}

type campaign struct {
	name    string
	purpose consent.Purpose
}

func (k campaign) may(c *customer.Customer) bool { return consent.Granted(c.ID, k.purpose) }

func Campaigns(c *customer.Customer) {
	spring := campaign{"spring", consent.Email}
	if spring.may(c) {
		mailer.Mail(c.Email)
	}
	help := campaign{"help", consent.Support}
	if help.may(c) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func layered(c *customer.Customer, p consent.Purpose) error { return layer(c.ID, 3, p) }

func layer(id string, tries int, p consent.Purpose) (err error) {
	for range tries {
		if err = consent.Require(id, p); err == nil {
			return nil
		}
	}
	return errors.Join(consent.ErrMissing, err)
}

func Layered(c *customer.Customer) {
	if layered(c, consent.Marketing) == nil {
		mailer.Mail(c.Email)
	}
	if layered(c, consent.Support) == nil {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

type purposeOf interface{ Purpose() consent.Purpose }

type ads struct{}

func (ads) Purpose() consent.Purpose { return consent.Ads }

type letters struct{}

func (letters) Purpose() consent.Purpose { return consent.Email }

func Methods(c *customer.Customer) {
	if consent.Granted(c.ID, ads{}.Purpose()) {
		adland.Show(c.Email)
		mailer.Mail(c.Email)
	}
	if consent.Granted(c.ID, letters{}.Purpose()) {
		adland.Show(c.Email) // want "Customer.Email.*consentcheck"
	}
}

var _ = []purposeOf{ads{}, letters{}}

func choose(vip bool) consent.Purpose {
	if vip {
		return consent.Email
	}
	return consent.Ads
}

func Chosen(c *customer.Customer, vip bool) {
	if consent.Granted(c.ID, choose(vip)) {
		mailer.Mail(c.Email)
		adland.Show(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func every(c *customer.Customer, ps ...consent.Purpose) bool {
	for _, p := range ps {
		if !consent.Granted(c.ID, p) {
			return false
		}
	}
	return true
}

func some(c *customer.Customer, ps ...consent.Purpose) bool {
	for _, p := range ps {
		if consent.Granted(c.ID, p) {
			return true
		}
	}
	return false
}

func Variadic(c *customer.Customer) {
	if some(c, consent.Marketing, consent.Support) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
	if every(c) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}
