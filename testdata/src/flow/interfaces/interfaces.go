// Package interfaces: calls through interfaces reach the implementations.
package interfaces

import (
	"fmt"

	"flow/person"

	acme "acme.example/sdk"
)

type notifier interface{ Notify(text string) }

type vendorNotifier struct{ c *acme.Client }

func (v *vendorNotifier) Notify(text string) { v.c.Send(nil, text) }

// logger is a second interface, none of whose implementations sends.
type logger interface{ Log(text string) }

type fileLogger struct{ lines []string }

func (l *fileLogger) Log(text string) { l.lines = append(l.lines, text) }

func parameter(n notifier, l logger, p person.Person) {
	n.Notify(p.Email) // want `Person\.Email`
	n.Notify(p.Plan)
	l.Log(p.Email)
}

type getter interface{ get() string }

type mailGetter struct{ p *person.Person }
type planGetter struct{ p *person.Person }

func (m mailGetter) get() string { return m.p.Email }
func (m planGetter) get() string { return m.p.Plan }

func local(p *person.Person) {
	var g getter = mailGetter{p}
	acme.Text(g.get()) // want `Person\.Email`
	g = planGetter{p}
	acme.Text(g.get())
}

func (m mailGetter) String() string { return "masked" }

func empty(p *person.Person) {
	var v any = p.Email
	acme.Send(v) // want `Person\.Email`
	v = p.Plan
	acme.Send(v)
	if s, ok := any(p.Phone).(string); ok {
		acme.Text(s) // want `Person\.Phone`
	}
	var st fmt.Stringer = mailGetter{p}
	_ = st
}

func assertion(v any, p *person.Person) {
	v = p
	q, ok := v.(*person.Person)
	if ok {
		acme.Text(q.Name) // want `Person\.Name`
		acme.Text(q.Plan)
	}
}
