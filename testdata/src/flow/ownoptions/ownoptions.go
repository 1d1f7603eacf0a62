// Package ownoptions: functional options of our own.
package ownoptions

import (
	"flow/person"

	acme "acme.example/sdk"
)

type config struct {
	to, plan string
}

type option func(*config)

func withTo(s string) option { return func(c *config) { c.to = s } }

func withPlan(s string) option { return func(c *config) { c.plan = s } }

func newConfig(opts ...option) *config {
	c := &config{}
	for _, o := range opts {
		o(c)
	}
	return c
}

func own(p person.Person) {
	acme.Send(newConfig(withPlan(p.Plan), withTo(p.Email))) // want `Person\.Email`
	acme.Send(newConfig(withPlan(p.Plan)))
	acme.Text(newConfig(withPlan(p.Plan), withTo(p.Email)).plan)
}

func send(opts ...option) {
	c := &config{}
	for _, o := range opts {
		o(c)
	}
	acme.Text(c.to)
}

func sent(p person.Person) {
	send(withTo(p.Phone)) // want `Person\.Phone`
	send(withPlan(p.Phone))
	send(withTo(p.ID))
}
