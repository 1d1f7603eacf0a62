// Package partlyknown: the type in an interface is known on one way only.
package partlyknown

import (
	"errors"

	"flow/person"

	acme "acme.example/sdk"
)

func pick(v any, c bool) {
	if c {
		v = 3
	}
	if p, ok := v.(person.Person); ok {
		acme.Text(p.Email) // want `Person\.Email`
	}
}

func picks(p person.Person) {
	pick(p, false)
	number(p, 3)
}

func number(p person.Person, n int) {
	var v any = n
	if n > 1 {
		v = "none"
	}
	if p, ok := v.(person.Person); ok {
		acme.Text(p.Email)
	}
}

type rejected struct{ who, what string }

func (r *rejected) Error() string { return r.what }

func why(err error, c bool) {
	if c {
		err = errors.New("closed")
	}
	var r *rejected
	if errors.As(err, &r) {
		acme.Text(r.who)
	}
}

func whys(p person.Person) {
	why(&rejected{p.Email, "x"}, false) // want `Person\.Email`
	why(&rejected{p.Plan, p.Phone}, false)
}
