// Package sanitizers: what a sanitizer returns is no longer what it was given.
package sanitizers

import (
	"strings"

	"flow/person"

	acme "acme.example/sdk"
)

func redacted(p person.Person) {
	acme.Text(person.Redact(p.Email))
	acme.Text(person.Redact(strings.ToLower(p.Email)))
	acme.Text("to " + person.Redact(p.Email))
	acme.Text(person.Redact(p.Email) + p.Phone) // want `^user\.contact\.phone_number \(Person\.Phone\) reaches`
}

func assigned(p person.Person) {
	acme.Text(p.Email) // want `^user\.contact\.email`
	p.Email = person.Redact(p.Email)
	acme.Text(p.Email)
}

func unused(p person.Person) {
	person.Redact(p.Email)
	acme.Text(p.Email) // want `Person\.Email`
}

func wrapped(s string) string { return person.Redact(s) }

func inHelper(p person.Person) {
	acme.Text(wrapped(p.Email))
}

func onOnePath(p person.Person, b bool) {
	e := p.Email
	if b {
		e = person.Redact(e)
	}
	acme.Text(e) // want `^user\.contact\.email`
}

func asValue(p person.Person) {
	f := person.Redact
	acme.Text(f(p.Email))
	acme.Text(strings.Map(func(r rune) rune { return 'x' }, p.Plan))
}
