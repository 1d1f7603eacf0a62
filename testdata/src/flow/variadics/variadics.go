// Package variadics: the last parameter gathers arguments.
package variadics

import (
	"flow/person"

	acme "acme.example/sdk"
)

func all(first string, rest ...string) { acme.Send(rest) }

func head(first string, rest ...string) { acme.Text(first) }

func pass(rest ...any) { acme.Send(rest...) }

func calls(p person.Person) {
	all(p.Email)
	all("x", p.Plan, p.Email) // want `Person\.Email`
	all("x", p.Plan)
	head("x", p.Email)
	head(p.Email, "x") // want `Person\.Email`
	pass(1, p.Phone)   // want `Person\.Phone`
	pass(1, p.Plan)
	pass([]any{p.Name}...) // want `Person\.Name`
	pass()
}

func none(p person.Person) {
	acme.Send()
	acme.Send(nil)
	acme.Second(p.Email, p.Plan)
	acme.Second(p.Plan, p.Email) // want `Person\.Email`
}
