// Package manycalls: many implementations that call one another leave room for what
// a function calls itself.
package manycalls

import (
	"flow/person"

	acme "acme.example/sdk"
)

type sender interface{ Send(to string) }

type vendor struct{}

func (vendor) Send(to string) { acme.Text(to) }

type none struct{}

func (none) Send(string) {}

type lazy func() sender

func (l lazy) Send(to string) { l().Send(to) }

type all []sender

func (a all) Send(to string) {
	for _, s := range a {
		s.Send(to)
	}
}

type either struct {
	first bool
	a, b  sender
}

func (e either) Send(to string) {
	if e.first {
		e.a.Send(to)
		return
	}
	e.b.Send(to)
}

type both struct{ a, b, c sender }

func (b both) Send(to string) {
	b.a.Send(to)
	b.b.Send(to)
	b.c.Send(to)
}

type twice struct{ sender }

func (t twice) Send(to string) {
	t.sender.Send(to)
	t.sender.Send(to)
}

func notify(s sender, to string) { s.Send(to) }

// then tells whoever asked to be told, after many calls that others make.
func then(s sender, to string, tell func(string)) {
	s.Send("ready")
	tell(to)
}

func run(p person.Person) {
	notify(none{}, p.Email)
	notify(vendor{}, p.Email) // want `Person\.Email`
	notify(all{none{}, twice{none{}}}, p.Email)
	notify(all{none{}, twice{vendor{}}}, p.Phone) // want `Person\.Phone`
	notify(either{a: none{}, b: none{}}, p.Email)
	notify(either{a: none{}, b: both{c: vendor{}}}, p.Name) // want `Person\.Name`
	notify(lazy(func() sender { return none{} }), p.Email)
	notify(lazy(func() sender { return vendor{} }), p.Email) // want `Person\.Email`
	then(none{}, p.Email, func(s string) { acme.Text(s) })   // want `Person\.Email`
	then(none{}, p.Plan, func(s string) { acme.Text(s) })
}
