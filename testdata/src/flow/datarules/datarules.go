// Package datarules: every way to say that data is personal.
package datarules

import (
	"context"

	"flow/person"

	acme "acme.example/sdk"
)

type tagged struct {
	Mail  string `pii:"mail"`
	Any   string `json:"any" pii:"true"`
	Plain string `json:"plain"`
}

func byTag(t tagged) {
	acme.Text(t.Mail) // want `user\.contact\.email \(tagged\.Mail\)`
	acme.Text(t.Any)  // want `^user \(tagged\.Any\)`
	acme.Text(t.Plain)
}

type named struct {
	SSN     string
	Ssn     int
	SSNHint string
}

func byName(n named) {
	acme.Text(n.SSN) // want `user\.government_id \(named\.SSN\)`
	acme.Send(n.Ssn, n.SSNHint)
}

func byFunc(ctx context.Context, s *person.Store) {
	e, err := person.Lookup(ctx, "1")
	acme.Text(e) // want `user\.contact\.email`
	acme.Send(err)
	plan, name := s.Pair("1")
	acme.Text(plan)
	acme.Text(name) // want `user\.name`
}

func byType(s person.Secret, list []person.Secret) {
	acme.Text(string(s)) // want `user\.government_id`
	acme.Send(list)      // want `user\.government_id`
	acme.Send(len(s))
}

type holder struct {
	Secret person.Secret
	Count  int
}

func byTypeInField(h *holder) {
	acme.Send(h.Secret) // want `user\.government_id`
	acme.Send(h.Count)
	acme.Send(h) // want `user\.government_id`
}

type marked struct {
	//consentvet:data user.contact.phone_number
	Line  string
	Other string
}

func byDirective(m marked) {
	acme.Text(m.Line) // want `user\.contact\.phone_number \(marked\.Line\)`
	acme.Text(m.Other)
}

// transcript is what somebody said.
//
//consentvet:data user.content.private
type transcript string

func byTypeDirective(t transcript) {
	acme.Text(string(t)) // want `user\.content\.private`
	acme.Text(string(transcript("hello")))
}

// incoming is called from outside.
//
//consentvet:data text user.content.private
func incoming(id, text string) {
	acme.Text(id)
	acme.Text(text) // want `user\.content\.private`
}
