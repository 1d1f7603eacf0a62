// Package askedtypes: a value of another type than is asked for is not what is sent.
package askedtypes

import (
	"errors"
	"fmt"

	"flow/person"

	acme "acme.example/sdk"
)

type namer interface{ name() string }

type member struct{ n string }

func (m member) name() string { return m.n }

func route(v any) {
	switch v := v.(type) {
	case person.Person:
		acme.Text(v.Plan)
	case *member:
		acme.Text(v.n)
	case namer:
		acme.Text(v.name())
	case fmt.Stringer:
		acme.Text(v.String())
	case error:
		acme.Text(v.Error())
	}
}

func routed(p person.Person) {
	route(p)
	route(&p)
	route(p.Email)
	route([]person.Person{p})
	route(map[string]any{"x": p.Email})
	route(member{p.Email})  // want `Person\.Email`
	route(&member{p.Phone}) // want `Person\.Phone`
	route(member{p.Plan})
	route(fmt.Errorf("bad %s", p.Email)) // want `Person\.Email`
	route(errors.New(p.Plan))
}

func described(v any) string {
	if s, ok := v.(fmt.Stringer); ok {
		return s.String()
	}
	if s, ok := v.(string); ok {
		return s
	}
	return "something"
}

type redacted struct{ p person.Person }

func (r redacted) String() string { return r.p.ID }

type plain struct{ p person.Person }

func (r plain) String() string { return r.p.Email }

func texts(p person.Person) {
	acme.Text(described(p))
	acme.Text(described(p.Email)) // want `Person\.Email`
	acme.Text(described(p.Plan))
	acme.Text(described(redacted{p}))
	acme.Text(described(plain{p})) // want `Person\.Email`
	var a any = p
	if s, ok := a.(fmt.Stringer); ok {
		acme.Text(s.String())
	}
}

type sender interface{ send(string) }
type vendor struct{}
type local struct{ lines []string }

func (vendor) send(s string)   { acme.Text(s) }
func (l *local) send(s string) { l.lines = append(l.lines, s) }

func hand(s sender, text string) { s.send(text) }

func parameters(v vendor, l *local, p person.Person) {
	hand(v, p.Email) // want `Person\.Email`
	hand(l, p.Email)
	hand(v, p.Plan)
}
