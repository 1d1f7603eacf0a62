// Package passedassertions: behind a type assertion that would have panicked, it
// is known what the interface holds.
package passedassertions

import (
	"flow/person"

	acme "acme.example/sdk"
)

func asserted(v any) {
	p := v.(*person.Person)
	acme.Text(p.Plan)
	acme.Send(v) // want `Person\.Email`
}

func value(v any, list []string) {
	_ = v.(person.Person)
	for range list {
		acme.Send(v) // want `Person\.Email`
	}
}

func stored(v any) {
	plan := v.(person.Person).Plan
	m := map[string]any{"plan": plan}
	var box struct{ v any }
	box.v = v
	acme.Send(m)
	acme.Send(box) // want `Person\.Email`
}

// Not known yet, or not on every way.
func before(v any, due bool) {
	acme.Send(v)
	if due {
		acme.Text(v.(person.Person).Plan)
	}
	acme.Send(v)
}

// Asked for, and not acted upon.
func asked(v any) {
	_, ok := v.(person.Person)
	acme.Send(v, ok)
}

// Of another type.
func innocent(v any) {
	n := v.(int)
	acme.Send(v, n)
}

// Any implementation.
func method(v any) {
	s := v.(interface{ String() string })
	_ = s
	acme.Send(v)
}
