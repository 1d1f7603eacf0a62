// Package recovered: what was panicked with is recovered.
package recovered

import (
	"flow/person"

	acme "acme.example/sdk"
)

func panics(p person.Person) {
	defer func() {
		if r := recover(); r != nil {
			acme.Send(r) // want `Person\.Email`
		}
	}()
	panic("no mail to " + p.Email)
}
