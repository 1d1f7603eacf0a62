// Package optionvariants: options that are interfaces, that fail, that are collected first.
package optionvariants

import (
	"flow/person"

	acme "acme.example/sdk"
)

type message struct {
	to, subject string
	headers     map[string]string
	attach      []string
}

type option interface{ apply(*message) }

type toOption string

func (o toOption) apply(m *message) { m.to = string(o) }

type optionFunc func(*message)

func (f optionFunc) apply(m *message) { f(m) }

func subject(s string) option { return optionFunc(func(m *message) { m.subject = s }) }

func header(k, v string) option {
	return optionFunc(func(m *message) {
		if m.headers == nil {
			m.headers = map[string]string{}
		}
		m.headers[k] = v
	})
}

func newMessage(opts ...option) *message {
	m := &message{subject: "none"}
	for _, o := range opts {
		o.apply(m)
	}
	return m
}

func interfaces(p person.Person) {
	acme.Send(newMessage(toOption(p.Email))) // want `Person\.Email`
	acme.Send(newMessage(toOption(p.Plan)))
	acme.Text(newMessage(subject(p.Name)).subject) // want `Person\.Name`
	acme.Text(newMessage(subject(p.Name)).to)
	acme.Send(newMessage(subject(p.Plan), header("x", p.Phone))) // want `Person\.Phone`
	acme.Send(newMessage(subject(p.Plan), header("x", p.ID)))
}

type failing func(*message) error

func attach(s string) failing {
	return func(m *message) error {
		m.attach = append(m.attach, s)
		return nil
	}
}

func build(opts ...failing) (*message, error) {
	m := &message{}
	for _, o := range opts {
		if err := o(m); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func collected(p person.Person) error {
	opts := []failing{attach("terms")}
	if p.Plan != "" {
		opts = append(opts, attach(p.Email))
	}
	m, err := build(opts...)
	if err != nil {
		return err
	}
	acme.Send(m.attach) // want `Person\.Email`
	acme.Text(m.to)
	n, err := build(attach(p.Plan))
	if err != nil {
		return err
	}
	acme.Send(n)
	return nil
}
