// Package innocenterrors: errors of functions that see personal data and do not tell.
package innocenterrors

import (
	"errors"
	"fmt"

	"flow/person"

	acme "acme.example/sdk"
)

var errEmpty = errors.New("empty")

type invalid struct{ field string }

func (i invalid) Error() string { return i.field + " is invalid" }

func validate(p *person.Person) error {
	if p.Email == "" {
		return errEmpty
	}
	if len(p.Phone) < 3 {
		return invalid{"phone"}
	}
	return nil
}

func parse(p *person.Person) (int, error) {
	if p.Name == "" {
		return 0, errEmpty
	}
	return len(p.Name), nil
}

func telling(p *person.Person) error {
	if p.Email == "" {
		return errEmpty
	}
	return fmt.Errorf("bad address %q", p.Email)
}

func uses(p *person.Person) {
	acme.Send(validate(p))
	n, err := parse(p)
	acme.Send(n, err)
	acme.Send(errors.Join(validate(p), err))
	acme.Send(telling(p)) // want `Person\.Email`
	acme.Send(telling(p) == nil)
}
