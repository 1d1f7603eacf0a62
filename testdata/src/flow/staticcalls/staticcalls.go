// Package staticcalls: data goes through functions of the same package.
package staticcalls

import (
	"flow/person"

	acme "acme.example/sdk"
)

// forward only takes a string: whether it is personal is known to its callers.
func forward(s string) { acme.Text(s) }

func caller(p person.Person) {
	forward(p.Email) // want `^user\.contact\.email \(Person\.Email\) reaches Acme`
	forward(p.Plan)
}

func twice(s string) { forward("x" + s) }

func farCaller(p person.Person) {
	twice(p.Phone) // want `Person\.Phone`
	twice(p.ID)
}

// identity shows that contexts are kept apart.
func identity(s string) string { return s }

func contexts(p person.Person) {
	a := identity(p.Email)
	b := identity(p.Plan)
	acme.Text(a) // want `Person\.Email`
	acme.Text(b)
}

func second(a, b string) string { return b }

func position(p person.Person) {
	acme.Text(second(p.Email, p.Plan))
	acme.Text(second(p.Plan, p.Email)) // want `Person\.Email`
}

func contact(p *person.Person) string { return p.Email + p.Phone }
func plan(p *person.Person) string    { return p.Plan }

func getters(p *person.Person) {
	acme.Text(contact(p)) // want `Person\.Email.*Person\.Phone`
	acme.Text(plan(p))
}

// blank discards what it is given.
func blank(s string) string { return "blank" }

func discarded(p *person.Person) { acme.Text(blank(p.Email)) }

func set(dst *string, s string) { *dst = s }

func outParameter(p *person.Person) {
	var a, b string
	set(&a, p.Email)
	set(&b, p.Plan)
	acme.Text(a) // want `Person\.Email`
	acme.Text(b)
}

func scrub(p *person.Person) {
	p.Email, p.Phone, p.Name, p.Home.Street, p.Billing = "", "", "", "", nil
}

func scrubbed(p person.Person) {
	scrub(&p)
	acme.Send(p)
}

func notScrubbed(p, q person.Person) {
	scrub(&q)
	acme.Text(p.Email) // want `Person\.Email`
}

type event struct{ who, what string }

func newEvent(who, what string) *event { return &event{who, what} }

func constructed(p *person.Person) {
	e := newEvent(p.Email, p.Plan)
	acme.Text(e.who) // want `Person\.Email`
	acme.Text(e.what)
	acme.Send(e) // want `Person\.Email`
	acme.Send(newEvent(p.ID, p.Plan))
}

func add(list []string, s string) []string { return append(list, s) }

func fill(m map[string]string, s string) { m["s"] = s }

func containers(p *person.Person) {
	acme.Send(add(nil, p.Email)) // want `Person\.Email`
	acme.Send(add(nil, p.Plan))
	m, n := map[string]string{}, map[string]string{}
	fill(m, p.Email)
	fill(n, p.Plan)
	acme.Send(m) // want `Person\.Email`
	acme.Send(n)
}

// unused is never called, and takes a plain string: nobody knows of personal
// data here.
func unused(s string) { acme.Text(s) }
