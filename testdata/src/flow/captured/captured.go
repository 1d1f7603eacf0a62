// Package captured: closures call closures that read a shared variable, which
// is written later.
package captured

import (
	"flow/person"

	acme "acme.example/sdk"
)

func one(p person.Person) {
	v := "x"
	f := func() string { return v }
	v = p.Email
	acme.Text(f()) // want `Person\.Email`
}

func two(p person.Person) {
	v, w := "x", "y"
	f := func() string { return v }
	h := func() string { return w }
	g := func() string { return f() + "." }
	k := func() string { return h() + "." }
	v, w = p.Email, p.Plan
	acme.Text(g()) // want `Person\.Email`
	acme.Text(k())
}

func three(p person.Person) {
	v := "x"
	f := func() string { return v }
	g := func() string { return f() + "." }
	h := func() string { return g() + "." }
	acme.Text(h())
	v = p.Phone
	acme.Text(h()) // want `Person\.Phone`
	v = "z"
	acme.Text(h())
}

func writer(p person.Person) {
	v := "x"
	set := func(s string) { v = s }
	twice := func(s string) { set(s + s) }
	get := func() string { return v }
	twice(p.Plan)
	acme.Text(get())
	twice(p.Name)
	acme.Text(get()) // want `Person\.Name`
}

func inLoop(list []person.Person) {
	last := ""
	note := func(s string) { last = s }
	for _, p := range list {
		note(p.Email)
	}
	show := func() string { return last }
	acme.Text(show()) // want `Person\.Email`
}
