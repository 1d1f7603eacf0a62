// Package keptvalues: what an object keeps is read by one method and passed on,
// as a value, to functions that send it.
package keptvalues

import (
	"sync"

	"flow/person"

	acme "acme.example/sdk"
)

type outbox struct {
	mail, plan   string
	mails, plans []string
	seen         sync.Map
}

func (o *outbox) add(p *person.Person) {
	o.mail, o.plan = p.Email, p.Plan
	o.mails = append(o.mails, p.Email)
	o.plans = append(o.plans, p.Plan)
	o.seen.Store(p.Plan, p.Email)
}

func send(s string) { acme.Text(s) }

func each(list []string, f func(string)) {
	for _, s := range list {
		f(s)
	}
}

func (o *outbox) flush() {
	send(o.mail) // want `Person\.Email`
	send(o.plan)
}

func (o *outbox) literal() {
	func(s string) { acme.Text(s) }(o.mail) // want `Person\.Email`
	func(s string) { acme.Text(s) }(o.plan)
}

func (o *outbox) callback() {
	each(o.mails, func(s string) { acme.Text(s) }) // want `Person\.Email`
	each(o.plans, func(s string) { acme.Text(s) })
	each(o.mails, send) // want `Person\.Email`
	each(o.plans, send)
}

func (o *outbox) ranged() {
	o.seen.Range(func(k, v any) bool {
		acme.Send(v) // want `Person\.Email`
		acme.Send(k)
		return true
	})
}

func (o *outbox) field() {
	o.post() // it finds what it sends itself
}

func (o *outbox) post() {
	acme.Text(o.mail) // want `Person\.Email`
	acme.Text(o.plan)
}
