// Package passedinterfaces: a literal, or a layer below, calls a method of what the
// function around it was given. Callers know which it is.
package passedinterfaces

import (
	"flow/person"

	acme "acme.example/sdk"
)

type named interface{ Label() string }

type mail struct{ address string }

func (m mail) Label() string { return m.address }

type plan struct{ name string }

func (p plan) Label() string { return p.name }

func literal(n named)  { func() { acme.Text(n.Label()) }() }
func given(n named)    { func(n named) { acme.Text(n.Label()) }(n) }
func deferred(n named) { defer func() { acme.Text(n.Label()) }() }
func started(n named)  { go func() { acme.Text(n.Label()) }() }
func handed(n named)   { run(func() { acme.Text(n.Label()) }) }
func nested(n named) {
	f := func() string { return func() string { return n.Label() }() }
	acme.Text(f())
}
func layered(n named) { handed(n) }

func run(f func()) { f() }

func personal(p person.Person) {
	literal(mail{p.Email})  // want `Person\.Email`
	given(mail{p.Email})    // want `Person\.Email`
	deferred(mail{p.Email}) // want `Person\.Email`
	started(mail{p.Email})  // want `Person\.Email`
	handed(mail{p.Email})   // want `Person\.Email`
	nested(mail{p.Email})   // want `Person\.Email`
	layered(mail{p.Email})  // want `Person\.Email`
}

func innocent(p person.Person) {
	literal(plan{p.Plan})
	given(plan{p.Plan})
	deferred(mail{p.Plan})
	started(plan{p.Plan})
	handed(plan{p.Plan})
	nested(mail{p.ID})
	layered(plan{p.Plan})
}
