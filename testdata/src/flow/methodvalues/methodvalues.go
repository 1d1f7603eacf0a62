// Package methodvalues: methods used as values.
package methodvalues

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
func (a *account) setPlan(s string) { a.plan = s }

func bound(a *account, p *person.Person) {
	set := a.setNote
	set(p.Email)
	acme.Text(a.note) // want `Person\.Email`
	acme.Text(a.plan)
}

func boundClean(a *account, p *person.Person) {
	set := a.setPlan
	set(p.ID)
	acme.Text(a.plan)
}

func expressions(a *account) {
	get := (*account).getPlan
	acme.Text(get(a))
	mail := account.email
	acme.Text(mail(*a)) // want `Person\.Email`
}

func client(c *acme.Client, p *person.Person) {
	send := c.Send
	send(nil, p.Phone) // want `Person\.Phone`
	send(nil, p.ID)
	sendTo := (*acme.Client).Send
	sendTo(c, nil, p.Email) // want `Person\.Email`
	sendTo(c, nil, p.Plan)
}
