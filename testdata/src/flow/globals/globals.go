// Package globals: package variables are shared by all functions.
package globals

import (
	"flow/person"

	acme "acme.example/sdk"
)

var (
	last    string
	plan    string
	current *person.Person
	cache   = map[string]string{}
	hook    = func(s string) { acme.Text(s) }
	nothing = func(s string) {}
)

func store(p *person.Person) {
	last = p.Email
	plan = p.Plan
	current = p
	cache["x"] = p.Phone
}

func send() {
	acme.Text(last) // want `Person\.Email`
	acme.Text(plan)
	acme.Text(current.Name) // want `Person\.Name`
	acme.Text(current.Plan)
	acme.Text(cache["x"]) // want `Person\.Phone`
}

func hooked(p *person.Person) {
	hook(p.Email) // want `Person\.Email`
	hook(p.Plan)
	nothing(p.Email)
}
