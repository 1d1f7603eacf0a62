// Package widerinterfaces: an interface method stands for every implementation,
// and so for every interface of the vendor's with at least its methods.
package widerinterfaces

import (
	"errors"

	"flow/person"

	acme "acme.example/sdk"
)

func vendors(p person.Person, m acme.Mailer, q acme.Queue, b acme.Batch) {
	m.Mail(p.Email, "hello") // want `Person\.Email`
	q.Mail(p.Email, "hello") // want `Person\.Email`
	b.Mail(p.Email, "hello") // want `Person\.Email`
	q.Mail("shop@example.com", p.Plan)
	q.Flush()
	acme.NewQueue().Mail(p.Name, "hello") // want `Person\.Name`
}

// mailer is the code's own: who implements it decides.
type mailer interface {
	Mail(to, text string) error
	Ready() bool
}

type outbox struct{ sent int }

func (o *outbox) Mail(to, text string) error {
	o.sent += len(to)
	return nil
}

func (o *outbox) Ready() bool { return true }

type forward struct{ acme.Queue }

func (f forward) Ready() bool { return f.Flush() == nil }

func own(p person.Person) error {
	var m mailer = &outbox{}
	if !m.Ready() {
		return errors.New("not ready")
	}
	return m.Mail(p.Email, "hello")
}

func forwarded(p person.Person) error {
	var m mailer = forward{acme.NewQueue()}
	return m.Mail(p.Phone, "hello") // want `Person\.Phone`
}

// An interface with fewer methods is not the vendor's.
type closer interface{ Close() error }

func closes(c closer, m interface{ Post(to string) error }, p person.Person) {
	c.Close()
	m.Post(p.Email)
}
