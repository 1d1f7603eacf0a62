// Package channels: what is received was sent.
package channels

import (
	"flow/person"

	acme "acme.example/sdk"
)

func local(p person.Person) {
	c, d := make(chan string, 1), make(chan string, 1)
	c <- p.Email
	d <- p.Plan
	acme.Text(<-c) // want `Person\.Email`
	acme.Text(<-d)
}

func selected(p person.Person, done chan struct{}) {
	c, d := make(chan string, 1), make(chan string, 1)
	c <- p.Email
	d <- p.Plan
	select {
	case s := <-c:
		acme.Text(s) // want `Person\.Email`
	case s := <-d:
		acme.Text(s)
	case <-done:
	}
}

func selectSend(p person.Person) {
	c := make(chan string, 1)
	select {
	case c <- p.Phone:
	default:
	}
	acme.Text(<-c) // want `Person\.Phone`
}

func commaOK(p person.Person) {
	c := make(chan person.Person, 1)
	c <- p
	q, ok := <-c
	acme.Text(q.Email) // want `Person\.Email`
	acme.Text(q.Plan)
	acme.Send(ok, len(c))
}
