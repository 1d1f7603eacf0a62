// Package sinkhooks: functions that a vendor is given. What they return, yield or
// write to what the vendor hands them leaves; what they do besides does not.
package sinkhooks

import (
	"errors"
	"iter"
	"log"

	"flow/person"

	acme "acme.example/sdk"
)

type Event struct {
	User string
	Tags map[string]string
	Prev *Event
}

type Hooks struct {
	Name   string
	Before func(*Event) *Event
}

func returned(p person.Person) {
	acme.Send(func() string { return p.Email }) // want `Person\.Email`
	acme.Send(func() string { return p.Plan })
	acme.Send(func() error { return errors.New(p.Email) })
	acme.Send(func() bool { return p.Email != "" })
}

func written(p person.Person) {
	acme.Send(func(e *Event) { e.User = p.Email })                       // want `Person\.Email`
	acme.Send(func(e *Event) { e.Tags["name"] = p.Name })                // want `Person\.Name`
	acme.Send(func(e *Event) *Event { e.Prev.User = p.Phone; return e }) // want `Person\.Phone`
	acme.Send(func(tags map[string]string) { tags["email"] = p.Email })  // want `Person\.Email`
	acme.Send(func(e *Event) { e.User = p.ID; e.Tags["plan"] = p.Plan })
	acme.Send(func(e *Event) { log.Print(p.Email) })
	acme.Send(func(e *Event) bool { return e.User == p.Email })
	acme.Send(func(e *Event) *Event { e.User = ""; return e })
}

func held(p person.Person) {
	acme.Send(Hooks{Before: func(e *Event) *Event { e.User = p.Email; return e }})  // want `Person\.Email`
	acme.Send(&Hooks{Before: func(e *Event) *Event { e.User = p.Email; return e }}) // want `Person\.Email`
	acme.Send(Hooks{Name: "x", Before: func(e *Event) *Event { e.User = p.Plan; return e }})
	acme.Send([]func(*Event){func(e *Event) { e.User = p.Name }}) // want `Person\.Name`
}

func emails(all []person.Person) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, p := range all {
			if !yield(p.Email) {
				return
			}
		}
	}
}

func plans(all []person.Person) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, p := range all {
			if !yield(p.Plan) {
				return
			}
		}
	}
}

func sequences(all []person.Person) {
	acme.Send(emails(all)) // want `Person\.Email`
	acme.Send(plans(all))
}

// made by a function of the code's own.
func tagged(p person.Person) func(*Event) {
	return func(e *Event) { e.User = p.Email }
}

func planned(p person.Person) func(*Event) {
	return func(e *Event) { e.User = p.Plan }
}

func makes(p person.Person) {
	acme.Send(tagged(p)) // want `Person\.Email`
	acme.Send(planned(p))
}

// post is given what fills the event.
func post(fill func(*Event)) { acme.Send(fill) }

func posts(p person.Person) {
	post(func(e *Event) { e.User = p.Email }) // want `Person\.Email`
	post(func(e *Event) { e.User = p.Plan })
}
