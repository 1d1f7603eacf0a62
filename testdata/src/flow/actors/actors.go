// Package actors: a goroutine that owns the data is asked over a channel, and
// answers over one that is in the question.
package actors

import (
	"context"

	"flow/person"

	acme "acme.example/sdk"
)

type question struct {
	id    string
	reply chan *person.Person
}

type keeper struct{ in chan question }

func newKeeper() *keeper {
	k := &keeper{in: make(chan question)}
	go k.run()
	return k
}

func (k *keeper) run() {
	for q := range k.in {
		p, err := person.Load(context.Background(), q.id)
		if err != nil {
			close(q.reply)
			continue
		}
		q.reply <- p
	}
}

func (k *keeper) get(id string) *person.Person {
	q := question{id, make(chan *person.Person, 1)}
	k.in <- q
	return <-q.reply
}

func welcome(k *keeper, id string) {
	p := k.get(id)
	acme.Text(p.Email) // want `Person\.Email`
	acme.Text(p.Plan)
}

type ask struct {
	id     string
	answer chan<- string
}

type mailbox struct {
	addresses chan ask
	plans     chan ask
}

func (m *mailbox) run() {
	for {
		select {
		case a := <-m.addresses:
			p, _ := person.Load(context.Background(), a.id)
			a.answer <- p.Email
		case a := <-m.plans:
			p, _ := person.Load(context.Background(), a.id)
			a.answer <- p.Plan
		}
	}
}

func newMailbox() *mailbox {
	m := &mailbox{addresses: make(chan ask), plans: make(chan ask)}
	go m.run()
	return m
}

func (m *mailbox) address(id string) string {
	c := make(chan string)
	m.addresses <- ask{id: id, answer: c}
	return <-c
}

func both(m *mailbox, id string) {
	acme.Text(m.address(id)) // want `Person\.Email`
}

// query is like ask, but nothing personal is answered.
type query struct {
	id     string
	answer chan string
}

type plain struct{ in chan query }

func (m *plain) run() {
	for a := range m.in {
		p, _ := person.Load(context.Background(), a.id)
		a.answer <- p.Plan
	}
}

func start() *plain {
	m := &plain{in: make(chan query)}
	go m.run()
	return m
}

func (m *plain) plan(id string) string {
	c := make(chan string)
	m.in <- query{id, c}
	return <-c
}

func innocent(m *plain, id string) { acme.Text(m.plan(id)) }
