// Package structchannels: a channel of structs copies, one of pointers does not.
package structchannels

import (
	"flow/person"

	acme "acme.example/sdk"
)

type event struct {
	kind string
	who  *person.Person
}

func copies(p person.Person) {
	c := make(chan event, 2)
	e := event{kind: "signup"}
	c <- e
	e.who = &p
	got := <-c
	acme.Send(got) // the copy was made before
}

func later(p person.Person) {
	c := make(chan *event, 2)
	e := &event{kind: "signup"}
	c <- e
	e.who = &p
	acme.Send(<-c) // want `Person\.Email`
}
