// Package callbackorder: a function stores, and calls what it was given before or after.
package callbackorder

import (
	"flow/person"

	acme "acme.example/sdk"
)

type box struct{ a, b string }

func cleared(p *box, f func()) {
	p.a = ""
	f()
}

func clears(p *box, f func()) {
	f()
	p.a = ""
}

func both(p person.Person) {
	t := &box{}
	cleared(t, func() { t.a = p.Email })
	acme.Text(t.a) // want `Person\.Email`
	acme.Text(t.b)
	u, v := &box{a: p.Email}, &box{a: p.Email}
	cleared(u, func() { v.b = p.Phone })
	acme.Text(u.a)
	acme.Text(v.b) // want `Person\.Phone`
	clears(v, func() {})
	acme.Text(v.a)
}

type step interface{ run(p *box) }

type fill struct{ s string }

func (f fill) run(p *box) { p.a = f.s }

func runs(p *box, s step) {
	p.a = ""
	s.run(p)
}

func stepping(p person.Person) {
	t := &box{}
	runs(t, fill{p.Email})
	acme.Text(t.a) // want `Person\.Email`
	runs(t, fill{p.Plan})
	acme.Text(t.a)
}

// text writes a text as it is, and what says so itself as it says.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return "n"
	case interface{ String() string }:
		return v.String()
	}
	return "other"
}

type masked string

func (masked) String() string { return "***" }

type shown string

func (s shown) String() string { return string(s) }

func texts(p person.Person) {
	acme.Text(text(masked(p.Email)))
	acme.Text(text(shown(p.Email))) // want `Person\.Email`
	acme.Text(text(p.Email))        // want `Person\.Email`
	acme.Text(text(p.Plan))
	var v any = masked(p.Phone)
	acme.Text(text(v))
	v = p.Phone
	acme.Text(text(v)) // want `Person\.Phone`
	acme.Text(through(masked(p.Name)))
	acme.Text(through(p.Name)) // want `Person\.Name`
	acme.Text(list(masked(p.Name), 3))
	acme.Text(list(p.Plan, p.Name)) // want `Person\.Name`
}

func through(v any) string { return "<" + text(v) + ">" }

func list(vs ...any) (out string) {
	for _, v := range vs {
		out += text(v)
	}
	return out
}
