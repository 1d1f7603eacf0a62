// Package use uses the generic types of another package.
package use

import (
	"flow/crossgenerics/bus"
	"flow/person"

	acme "acme.example/sdk"
)

type signedUp struct{ mail, plan string }

func published(p *person.Person) {
	b := bus.New[signedUp]()
	b.Subscribe(func(e signedUp) {
		acme.Text(e.mail)
		acme.Text(e.plan)
	})
	b.Publish(signedUp{p.Email, p.Plan}) // want `^user\.contact\.email \(Person\.Email\) reaches`
}

func another(p *person.Person) {
	b := bus.New[string]()
	b.Subscribe(acme.Text)
	b.Publish(p.Phone) // want `Person\.Phone`
	c := bus.New[string]()
	c.Subscribe(acme.Text)
	c.Publish(p.Plan)
}

func repositories(p *person.Person) {
	mails, plans := bus.NewRepo[string](), bus.NewRepo[string]()
	mails.Save(p.ID, p.Email)
	plans.Save(p.ID, p.Plan)
	v, err := mails.Find("1")
	acme.Text(v) // want `Person\.Email`
	acme.Send(err)
	v, _ = plans.Find("1")
	acme.Text(v)
	mails.Each(func(id, v string) { // want `Person\.Email`
		acme.Text(id)
		acme.Text(v)
	})
	plans.Each(func(id, v string) {
		acme.Text(id)
		acme.Text(v)
	})
}

func ofPeople(r *bus.Repo[*person.Person]) error {
	p, err := r.Find("1")
	if err != nil {
		return err
	}
	acme.Text(p.Name) // want `Person\.Name`
	acme.Text(p.Plan)
	return nil
}
