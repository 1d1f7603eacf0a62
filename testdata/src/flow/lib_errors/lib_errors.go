// Package lib_errors: errors.As finds the error with its parts.
package lib_errors

import (
	"errors"

	"flow/person"

	acme "acme.example/sdk"
)

type badAddress struct {
	addr string
	code int
}

func (b *badAddress) Error() string { return "bad address " + b.addr }

func custom(p person.Person) error {
	if p.Email == "" {
		return nil
	}
	return &badAddress{p.Email, 3}
}

func caller(p person.Person) {
	if err := custom(p); err != nil {
		acme.Text(err.Error()) // want `Person\.Email`
		var bad *badAddress
		if errors.As(err, &bad) {
			acme.Text(bad.addr) // want `Person\.Email`
			acme.Send(bad.code)
		}
	}
}
