// Package sharedvariables: two closures of one function share a variable.
package sharedvariables

import (
	"flow/person"

	acme "acme.example/sdk"
)

func counter(p person.Person) (next func() string, reset func()) {
	last := "none"
	next = func() string { return last }
	reset = func() { last = p.Phone }
	return next, reset
}

func pairOfClosures(p person.Person) {
	next, reset := counter(p)
	reset()
	acme.Text(next()) // want `Person\.Phone`
	other := func() string { return p.Plan }
	acme.Text(other())
}
