// Package closures: function literals, called in place and later.
package closures

import (
	"flow/person"

	acme "acme.example/sdk"
)

func inPlace(p person.Person) {
	func() {
		acme.Text(p.Email) // want `Person\.Email`
		acme.Text(p.Plan)
	}()
}

func argument(p person.Person) {
	send := func(s string) { acme.Text(s) }
	send(p.Email) // want `Person\.Email`
	send(p.Plan)
}

func captured(p person.Person) {
	e, plan := p.Email, p.Plan
	f := func() string { return e }
	g := func() string { return plan }
	acme.Text(f()) // want `Person\.Email`
	acme.Text(g())
}

func writesOut(p person.Person) {
	var a, b string
	func() { a, b = p.Email, p.Plan }()
	acme.Text(a) // want `Person\.Email`
	acme.Text(b)
}

func stored(p person.Person) {
	var out string
	f := func(s string) { out = s }
	f(p.Email)
	acme.Text(out) // want `Person\.Email`
}

func nested(p person.Person) {
	f := func() func() string {
		return func() string { return p.Phone }
	}
	acme.Text(f()()) // want `Person\.Phone`
	g := func() func() string {
		return func() string { return p.Plan }
	}
	acme.Text(g()())
}

func inStruct(p person.Person) {
	h := struct{ f func(string) }{func(s string) { acme.Text(s) }}
	h.f(p.Email) // want `Person\.Email`
	h.f(p.Plan)
}

func inMap(p person.Person) {
	m := map[string]func(string){
		"send": func(s string) { acme.Text(s) },
		"drop": func(s string) {},
	}
	m["send"](p.Email) // want `Person\.Email`
	m["drop"](p.Email)
}

func chosen(p person.Person, b bool) {
	f := func(s string) {}
	if b {
		f = acme.Text
	}
	f(p.Email) // want `Person\.Email`
	f(p.Plan)
}
