// Package knownimpls: who calls knows which implementation it is.
package knownimpls

import (
	"flow/person"

	acme "acme.example/sdk"
)

type Notifier interface{ Notify(s string) string }
type ven struct{}

func (ven) Notify(s string) string { acme.Text(s); return s }

type nul struct{ n int }

func (*nul) Notify(s string) string { return "" }

func notify(n Notifier, s string) string { return n.Notify(s) }

type svc struct{ n Notifier }

func (s *svc) run(m string) { s.n.Notify(m) }

type wrap struct{ Notifier }

func (w wrap) Notify(s string) string { return w.Notifier.Notify("x" + s) }

func f1(p person.Person) {
	notify(ven{}, p.Email) // want `Person\.Email`
	notify(&nul{}, p.Email)
	acme.Text(notify(&nul{}, p.Email))
	(&svc{ven{}}).run(p.Email) // want `Person\.Email`
	(&svc{&nul{}}).run(p.Email)
	notify(wrap{&nul{}}, p.Email)
	notify(wrap{ven{}}, p.Email) // want `Person\.Email`
	wrap{&nul{}}.Notify(p.Email)
	var n Notifier = &nul{}
	n.Notify(p.Email)
	s := &svc{n: &nul{}}
	s.run(p.Email)
	s.n = ven{}
	s.run(p.Email) // want `Person\.Email`
}

// One implementation inside another of the same type.
func nested(p person.Person) {
	notify(wrap{wrap{ven{}}}, p.Email) // want `Person\.Email`
	notify(wrap{wrap{ven{}}}, p.Plan)
}

func either(n Notifier, mail string) string { return n.Notify(mail) + n.Notify("x") }

func echoed(p person.Person, given Notifier) {
	acme.Text(either(ven{}, p.Plan))
	acme.Text(either(&nul{}, p.Email))
	acme.Text(either(given, p.Email)) // want `Person\.Email` `Person\.Email`
	var n Notifier = &nul{}
	if p.Plan == "vendor" {
		n = ven{}
	}
	notify(n, p.Email) // want `Person\.Email`
}
