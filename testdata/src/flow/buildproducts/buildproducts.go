// Package buildproducts: a builder makes a value of another type.
package buildproducts

import (
	"errors"

	"flow/person"

	acme "acme.example/sdk"
)

type mail struct{ to, body string }

type mailBuilder struct {
	m    mail
	errs []error
}

func newMail() *mailBuilder { return &mailBuilder{} }

func (b *mailBuilder) To(s string) *mailBuilder {
	if s == "" {
		b.errs = append(b.errs, errors.New("no address"))
		return b
	}
	b.m.to = s
	return b
}

func (b *mailBuilder) Body(s string) *mailBuilder {
	b.m.body = s
	return b
}

func (b *mailBuilder) Build() (*mail, error) {
	if err := errors.Join(b.errs...); err != nil {
		return nil, err
	}
	m := b.m
	return &m, nil
}

func built(p person.Person) error {
	m, err := newMail().To(p.Email).Body("welcome " + p.Plan).Build()
	if err != nil {
		acme.Send(err)
		return err
	}
	acme.Text(m.body)
	acme.Text(m.to) // want `Person\.Email`
	return nil
}

func split(p person.Person, shout bool) error {
	b := newMail()
	b.To(p.ID)
	b.Body("hello")
	if shout {
		b.Body("HELLO " + p.Name)
	}
	m, err := b.Build()
	if err != nil {
		return err
	}
	acme.Text(m.to)
	acme.Text(m.body) // want `Person\.Name`
	return nil
}

func snapshot(p person.Person) error {
	b := newMail().To(p.ID)
	before, err := b.Build()
	if err != nil {
		return err
	}
	b.To(p.Phone)
	after, err := b.Build()
	if err != nil {
		return err
	}
	acme.Send(before)
	acme.Send(after) // want `Person\.Phone`
	return nil
}
