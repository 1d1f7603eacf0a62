// Package a has the data; the sink is two packages away.
package a

import (
	"flow/crosspkg/b"
	"flow/crosspkg/c"
	"flow/person"

	acme "acme.example/sdk"
)

func calls(p *person.Person) {
	b.Announce(p.Email) // want `^user\.contact\.email \(Person\.Email\) reaches Acme without a consent check or purpose tag \[consentcheck\]$`
	b.Announce(p.Plan)
	b.Swallow(p.Email)
	b.Measure(p.Email)
	c.Notify("t", "x", len(p.Email))
	c.Notify(p.Name, "x", 1) // want `Person\.Name`
}

func arguments(p *person.Person) {
	b.Mail(p.Email, "hello")
	b.Mail("hello", p.Email) // want `Person\.Email`
}

func results(p *person.Person) {
	acme.Text(b.Title(p.Name)) // want `Person\.Name`
	acme.Text(b.Title(p.Plan))
	acme.Send(c.Size(p.Name))
}

func methods(p *person.Person) {
	b.Contact(p.Phone).Tell() // want `Person\.Phone`
	b.Contact(p.ID).Tell()
}

func receiver(p *person.Person) {
	m := &c.Message{To: p.Email, Body: "hi"}
	m.Note(p.Name)
	m.Send()
	m.Body = p.Phone
	m.Send() // want `^user\.contact\.phone_number \(Person\.Phone\)`
}
