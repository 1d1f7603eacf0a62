// Package kin loads somebody by an id that a record has besides its own.
package kin

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

type member struct {
	ID         string
	ReferrerID string
	CustomerID string
	//consentvet:data user.contact.email
	Email string
}

var members map[string]*member

func find(id string) (*member, bool) {
	m, ok := members[id]
	return m, ok
}

func get(id string) *member { return members[id] }

func Referrer(m *member) {
	if !consent.Granted(m.ID, consent.Marketing) {
		return
	}
	if r, ok := find(m.ReferrerID); ok {
		acme.Send(r.Email) // want "Email.*consentcheck"
	}
	acme.Send(get(m.ReferrerID).Email) // want "Email.*consentcheck"
}

func Again(m *member) {
	if !consent.Granted(m.ID, consent.Marketing) {
		return
	}
	acme.Send(get(m.ID).Email)
	acme.Send(get(m.Email).Email)
}

func ReferrerAsked(m *member) {
	if !consent.Granted(m.ReferrerID, consent.Marketing) {
		return
	}
	acme.Send(get(m.ReferrerID).Email)
}

func Customer(m *member) {
	if !consent.Granted(m.ID, consent.Marketing) {
		return
	}
	acme.Send(customer.Get(m.CustomerID).Email)
}
