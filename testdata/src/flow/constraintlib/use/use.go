// Package use has the types that the generic functions of another package are called with.
package use

import (
	"flow/constraintlib/lib"
	"flow/person"

	acme "acme.example/sdk"
)

type vendor struct{ n int }

func (v *vendor) Send(s string) { v.n++; acme.Text(s) }

type local struct{ last string }

func (l *local) Send(s string) { l.last = s }

func notified(p person.Person) {
	lib.Notify(&vendor{}, p.Plan, p.Email) // want `Person\.Email`
	lib.Notify(&vendor{}, p.Plan)
	l := &local{}
	lib.Notify(l, p.Phone)
	acme.Text(l.last) // want `Person\.Phone`
}

func values(p person.Person) {
	f, g := lib.Notify[*vendor], lib.Notify[*local]
	f(&vendor{}, p.Email) // want `Person\.Email`
	g(&local{}, p.Email)
	lib.Each(&local{})(p.Phone)
	lib.Each(&vendor{})(p.Phone) // want `Person\.Phone`
}

type signer interface{ Signup(string) }

func services(p person.Person) {
	var a, b signer = lib.New(&vendor{}), lib.New(&local{})
	a.Signup(p.Email) // want `Person\.Email`
	b.Signup(p.Email)
}

type mail struct{ to, plan string }

func (m *mail) Fill(s string) { m.to = s }

func filled(p person.Person) {
	m := lib.Make[mail](p.Email)
	acme.Text(m.to) // want `Person\.Email`
	acme.Text(m.plan)
	acme.Text(lib.Make[mail](p.Plan).to)
}

func anySender(s lib.Sender, p person.Person) { lib.Notify(s, p.Email) } // want `Person\.Email`

func dynamic(p person.Person) {
	var s lib.Sender = &vendor{}
	lib.Notify(s, p.Name) // want `Person\.Name`
	s = &local{}
	lib.Notify(s, p.Name)
	anySender(&local{}, p)
}

type named string

func (n named) String() string { return string(n) }

type hidden string

func (hidden) String() string { return "***" }

func joined(p person.Person) {
	acme.Text(lib.Join(named(p.Email), named(p.Plan))) // want `Person\.Email`
	acme.Text(lib.Join(hidden(p.Email), hidden(p.Phone)))
}

func nested[S lib.Sender](s S, p person.Person) { lib.Notify(s, p.Phone) }

func nesting(p person.Person) {
	nested(&vendor{}, p) // want `Person\.Phone`
	nested(&local{}, p)
}
