// Package errorsasother: errors.As finds only errors of its target's type.
package errorsasother

import (
	"errors"
	"fmt"

	"flow/person"

	acme "acme.example/sdk"
)

type rejected struct{ who, what string }

func (r *rejected) Error() string { return r.what }

func made(p person.Person) {
	err := fmt.Errorf("bad %s", p.Email)
	var r *rejected
	if errors.As(err, &r) {
		acme.Text(r.who)
	}
	err = fmt.Errorf("bad: %w", &rejected{who: p.Email, what: p.Plan})
	if errors.As(err, &r) {
		acme.Text(r.who) // want `Person\.Email`
		acme.Text(r.what)
	}
	acme.Text(errors.Unwrap(fmt.Errorf("x: %w", errors.New(p.Phone))).Error()) // want `Person\.Phone`
}
