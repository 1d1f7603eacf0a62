// Package recoveredcalls: what a callee panics with is recovered by its caller.
package recoveredcalls

import (
	"fmt"

	"flow/person"

	acme "acme.example/sdk"
)

type failure struct{ who, what string }

func mustMail(p *person.Person) string {
	if p.Email == "x" {
		panic(failure{p.Email, p.Plan})
	}
	return p.Plan
}

func mustPlan(p *person.Person) string {
	panic("no plan " + p.ID)
}

func guarded(p *person.Person) {
	defer func() {
		if f, ok := recover().(failure); ok {
			acme.Text(f.who) // want `Person\.Email`
			acme.Text(f.what)
		}
	}()
	mustMail(p)
}

func guardedClean(p *person.Person) {
	defer func() {
		acme.Send(recover())
	}()
	mustPlan(p)
}

func toError(f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	f()
	return nil
}

func asError(p *person.Person) {
	acme.Send(toError(func() { panic(p.Name) })) // want `Person\.Name`
	acme.Send(toError(func() { panic(p.ID) }))
}
