// Package errs: errors say what went wrong, and with whose data.
package errs

import (
	"errors"
	"fmt"

	"flow/person"

	acme "acme.example/sdk"
)

var errGone = errors.New("gone")

func formatted(p person.Person) {
	err := fmt.Errorf("no mail to %s", p.Email)
	acme.Send(err)         // want `Person\.Email`
	acme.Text(err.Error()) // want `Person\.Email`
	err = fmt.Errorf("no mail to %s", p.ID)
	acme.Send(err)
	acme.Send(errGone)
}

func wrapped(p person.Person) {
	err := fmt.Errorf("signup: %w", errors.New("bad address "+p.Email))
	acme.Send(err)                       // want `Person\.Email`
	acme.Send(errors.Join(errGone, err)) // want `Person\.Email`
	acme.Send(errors.Unwrap(err))        // want `Person\.Email`
	acme.Send(errors.Is(err, errGone))
}
