// Package seldom: code that is legal and seldom.
package seldom

import (
	"flow/person"

	acme "acme.example/sdk"
)

// several types in a case leave the value an interface, and yet it is known.
func several(v any) {
	switch x := v.(type) {
	case nil:
		acme.Send(x)
	case person.Person, *person.Person:
		acme.Send(x) // want `Person\.Email`
	case error:
		acme.Send(x)
	}
}

// conveyed: the channel was handed away, and others fill it.
func conveyed(m chan chan<- person.Person) {
	c := make(chan person.Person, 1)
	m <- c
	p := <-c
	acme.Text(p.Email) // want `Person\.Email`
	acme.Text(p.Plan)
}

type ask struct {
	id    string
	reply chan *person.Person
}

type desk struct{ asks chan ask }

func (d *desk) find(id string) {
	a := ask{id, make(chan *person.Person)}
	d.asks <- a
	p := <-a.reply
	acme.Text(p.Phone) // want `Person\.Phone`
	acme.Text(p.Plan)
}

// own: the channel stays here, and nothing is in it.
func own() {
	c := make(chan person.Person, 1)
	p := <-c
	acme.Text(p.Email)
}

// others: what is left are other types.
func others(v any) {
	switch x := v.(type) {
	case int, []string:
		acme.Send(x)
	case person.Person, error:
		acme.Send(1)
	}
}
