// Package tuples: each result is on its own.
package tuples

import (
	"context"

	"flow/person"

	acme "acme.example/sdk"
)

func split(p person.Person) (string, string, error) { return p.Email, p.Plan, nil }

func results(p person.Person) {
	e, plan, err := split(p)
	acme.Text(e) // want `Person\.Email`
	acme.Text(plan)
	acme.Send(err)
}

func named(p person.Person) (email, plan string) {
	email = p.Email
	plan = p.Plan
	return
}

func bare(p person.Person) {
	e, plan := named(p)
	acme.Text(e) // want `Person\.Email`
	acme.Text(plan)
}

func swap(a, b string) (string, string) { return b, a }

func swapped(p person.Person) {
	a, b := swap(p.Email, p.Plan)
	acme.Text(a)
	acme.Text(b) // want `Person\.Email`
	a, b = b, a
	acme.Text(a) // want `Person\.Email`
	acme.Text(b)
}

func passedOn(p person.Person) { acme.Send(swap(p.Email, p.Plan)) } // want `Person\.Email`

func pair() (string, string) { return "a", "b" }
func passedOnClean()         { acme.Send(pair()) }

func fromFunction(ctx context.Context) {
	e, err := person.Lookup(ctx, "1")
	if err != nil {
		return
	}
	acme.Text(e) // want `^user\.contact\.email`
	n, _ := person.Count(ctx)
	acme.Send(n)
}
