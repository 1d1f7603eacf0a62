// Package deferred: deferred calls are calls.
package deferred

import (
	"flow/person"

	acme "acme.example/sdk"
)

func direct(p person.Person) {
	defer acme.Text(p.Email) // want `Person\.Email`
	defer acme.Text(p.Plan)
}

func literal(p person.Person) {
	e := "none"
	defer func() {
		acme.Text(e) // want `Person\.Email`
	}()
	e = p.Email
}

// evaluated: arguments are taken when the defer statement runs.
func evaluated(p person.Person) {
	e := "none"
	defer acme.Text(e)
	e = p.Email
	_ = e
}

func helper(s string) { acme.Text(s) }

func static(p person.Person) {
	defer helper(p.Phone) // want `Person\.Phone`
	defer helper(p.ID)
}

func result(p person.Person) (out string) {
	defer func() { out = p.Email }()
	return "x"
}

func caller(p person.Person) {
	acme.Text(result(p)) // want `Person\.Email`
}
