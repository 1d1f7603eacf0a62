// Package assumedstores: what implementations in sight put into what they are given
// does not count where it is known that another one was called.
package assumedstores

import (
	"flow/person"

	acme "acme.example/sdk"
)

type field struct{ name, value string }

type visitor interface{ visit(f *field) }

type values struct{ out []string }

func (v *values) visit(f *field) { v.out = append(v.out, f.value) }

type names struct{ out []string }

func (n *names) visit(f *field) { n.out = append(n.out, f.name) }

func (f *field) accept(v visitor) { v.visit(f) }

func run(p person.Person) {
	v, n := &values{}, &names{}
	f := &field{"mail", p.Email}
	f.accept(v)
	f.accept(n)
	acme.Send(v.out) // want `Person\.Email`
	acme.Send(n.out)
}

type box struct{ a string }

type step interface{ run(b *box) }

type fill struct{ s string }

func (f fill) run(b *box) { b.a = f.s }

type clear struct{}

func (clear) run(b *box) { b.a = "" }

type keep struct{}

func (keep) run(*box) {}

func one(b *box, s step) { s.run(b) }

// resets clears first; what is called then may put something there.
func resets(b *box, s step) {
	b.a = ""
	s.run(b)
}

// passes does not know either what is called.
func passes(b *box, s step) { resets(b, s) }

func steps(p person.Person) {
	b := &box{p.Email}
	acme.Text(b.a) // want `Person\.Email`
	one(b, clear{})
	acme.Text(b.a)
	one(b, fill{p.Phone})
	acme.Text(b.a) // want `Person\.Phone`
	resets(b, fill{p.Plan})
	acme.Text(b.a)
	resets(b, fill{p.Name})
	acme.Text(b.a) // want `Person\.Name`
	resets(b, keep{})
	acme.Text(b.a)
	passes(b, fill{p.Email})
	acme.Text(b.a) // want `Person\.Email`
	passes(b, fill{p.Email})
	acme.Text(b.a) // want `Person\.Email`
	passes(b, clear{})
	acme.Text(b.a)
}
