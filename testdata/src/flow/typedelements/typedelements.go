// Package typedelements: what a callee puts into a channel or list of anything
// keeps its type.
package typedelements

import (
	"flow/person"

	acme "acme.example/sdk"
)

// read is a library's: what it gives is not known, but for what its type says.
var read interface{ Column(name string) []byte }

func made() person.Person {
	return person.Person{ID: string(read.Column("id")), Email: string(read.Column("mail"))}
}

func produce(out chan<- any) { out <- made() }

func channel() {
	c := make(chan any, 1)
	produce(c)
	acme.Send(<-c) // want `Person\.Email`
}

func started(c chan any) {
	go produce(c)
	select {
	case v := <-c:
		acme.Send(v) // want `Person\.Email`
	default:
	}
}

func literal(c chan any) {
	go func() { c <- made() }()
	acme.Send(<-c) // want `Person\.Email`
}

func set(list []any) { list[0] = made() }

func list() {
	l := make([]any, 1)
	set(l)
	acme.Send(l[0]) // want `Person\.Email`
	acme.Send(l)    // want `Person\.Email`
}

// order has a field of the same name, which nobody classified.
type order struct{ ID, Email string }

func produceOrder(out chan<- any) { out <- order{ID: made().ID, Email: string(read.Column("mail"))} }

func innocent() {
	c := make(chan any, 1)
	produceOrder(c)
	acme.Send(<-c)
}

// blank leaves the mail out.
func blank(out chan<- any) { out <- person.Person{ID: made().ID} }

func blanked() {
	c := make(chan any, 1)
	blank(c)
	acme.Send(<-c)
}
