// Package sharedmethods: two types implement an interface, one by the other.
package sharedmethods

import (
	"flow/person"

	acme "acme.example/sdk"
)

type getter interface{ Get() string }

type rec struct{ a, b string }

func (r *rec) Get() string { return r.a }

type view struct{ r *rec }

func (v view) Get() string { return v.r.b }

type fixed struct{ kept string }

func (f *fixed) Get() string { return "fixed" }

func ask(g getter) string { return g.Get() }

func known(p person.Person) {
	r := &rec{a: p.Plan, b: p.Email}
	var g getter = view{r}
	acme.Text(ask(g))  // want `Person\.Email`
	acme.Text(g.Get()) // want `Person\.Email`
	g = r
	acme.Text(ask(g))
	g = &fixed{p.Email}
	acme.Text(g.Get())
	acme.Text(ask(g))
	defer func() {
		acme.Text(ask(view{r})) // want `Person\.Email`
	}()
}
