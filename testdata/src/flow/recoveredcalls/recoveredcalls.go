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

// named: what the deferred function leaves in a result is returned.
func named(f func()) (out string) {
	out = "fine"
	defer func() {
		if r := recover(); r != nil {
			out = fmt.Sprint(r)
		}
	}()
	f()
	return
}

func asResult(p *person.Person) {
	acme.Text(named(func() { panic(p.Email) })) // want `Person\.Email`
	acme.Text(named(func() { panic(p.Plan) }))
}

// swallow recovers for others: what they panicked with ends here.
func swallow() { _ = recover() }

func quiet(p *person.Person) {
	defer swallow()
	panic(p.Email)
}

// again panics with what it recovered.
func again(f func()) {
	defer func() {
		if r := recover(); r != nil {
			panic(fmt.Errorf("again: %v", r))
		}
	}()
	f()
}

func layers(p *person.Person) {
	acme.Text(named(func() { quiet(p) }))
	acme.Text(named(func() { again(func() { panic(p.Phone) }) })) // want `Person\.Phone`
}

// notDeferred: recover gives nothing to what the deferred function calls.
func notDeferred(p *person.Person) {
	defer func() {
		func() { acme.Send(recover()) }()
	}()
	panic(p.Email)
}
