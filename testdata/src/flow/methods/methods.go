// Package methods: receivers are arguments, by value and by pointer.
package methods

import (
	"flow/person"

	acme "acme.example/sdk"
)

type account struct {
	owner person.Person
	plan  string
	note  string
}

func (a account) email() string     { return a.owner.Email }
func (a *account) getPlan() string  { return a.plan }
func (a *account) setNote(s string) { a.note = s }
func (a account) noEffect(s string) { a.note = s }
func (a *account) report()          { acme.Text(a.note) }

func getters(a account) {
	acme.Text(a.email()) // want `Person\.Email`
	acme.Text(a.getPlan())
}

func setters(a, b *account, p *person.Person) {
	a.setNote(p.Email)
	acme.Text(a.note) // want `Person\.Email`
	acme.Text(a.plan)
	acme.Text(b.note)
}

func valueReceiver(p *person.Person) {
	var a account
	a.noEffect(p.Email)
	acme.Text(a.note)
}

func sentByMethod(p *person.Person) {
	a := &account{note: p.Phone}
	a.report() // want `Person\.Phone`
	b := &account{note: p.Plan}
	b.report()
}

type text string

func (t text) send() { acme.Text(string(t)) }

func named(p *person.Person) {
	text(p.Email).send() // want `Person\.Email`
	text(p.Plan).send()
}

func client(c *acme.Client, p *person.Person) {
	c.Send(nil, p.Email) // want `Person\.Email`
	c.Send(nil, p.Plan)
}
