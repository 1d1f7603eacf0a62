// Package clearedbefore: a literal, and a helper of the package, find a record as it is
// when they are run. What was cleared on every way to there is not disclosed in them.
package clearedbefore

import (
	"net/http"

	"flow/person"

	acme "acme.example/sdk"
)

func clear(p *person.Person) {
	p.Email, p.Phone, p.Name, p.Home.Street, p.Billing = "", "", "", "", nil
}

func run(f func()) { f() }

func literals(p *person.Person) {
	clear(p)
	func() { acme.Send(p) }()
	run(func() { acme.Send(p) })
	go func() { acme.Send(p) }()
	defer func() { acme.Send(p) }()
	func() { run(func() { acme.Send(p, p.Email) }) }()
}

func value(p person.Person) {
	clear(&p)
	run(func() { acme.Send(p) })
}

func oneField(p person.Person) {
	p.Email = ""
	run(func() {
		acme.Text(p.Email)
		acme.Text(p.Phone) // want `Person\.Phone`
	})
}

func replaced(p *person.Person) {
	p = nil
	func() { acme.Send(p) }()
}

func helped(p *person.Person) {
	clear(p)
	send(p)
	send(&person.Person{ID: "1"})
}

func send(p *person.Person) { acme.Send(p) }

func halfHelped(p, q *person.Person) {
	clear(p)
	half(p)
	half(q)
}

func half(p *person.Person) { acme.Send(p) } // want `Person\.Email`

// Not on every way, not yet, or not any more.
func sometimes(p *person.Person, due bool) {
	if due {
		clear(p)
	}
	run(func() { acme.Send(p) }) // want `Person\.Email`
}

func later(p *person.Person) {
	run(func() { acme.Send(p) }) // want `Person\.Email`
	clear(p)
}

func meanwhile(p, q *person.Person) {
	clear(p)
	go func() { acme.Send(p) }() // want `Person\.Email`
	*p = *q
}

func another(p, q *person.Person) {
	clear(p)
	run(func() { acme.Send(q) }) // want `Person\.Email`
}

// What another literal puts there may be there at any time.
func assigned(on func(event string, f func(p *person.Person))) {
	var last *person.Person
	on("login", func(p *person.Person) { last = p })
	on("flush", func(*person.Person) { acme.Send(last) }) // want `Person\.Email`
	func() { acme.Send(last) }()                          // want `Person\.Email`
}

// Who runs it, and when, is not known: what its type says counts.
func handedOut(p *person.Person) {
	clear(p)
	http.HandleFunc("/", func(http.ResponseWriter, *http.Request) { acme.Send(p) }) // want `Person\.Email`
}

// What the caller gives is not known either.
func passedOn(p *person.Person) { onward(p) }
func onward(p *person.Person)   { acme.Send(p) } // want `Person\.Email`
