// Package options: functional options, our own and a vendor's.
package options

import (
	"flow/person"

	acme "acme.example/sdk"
)

func vendor(p person.Person) {
	acme.Send(acme.WithValue(p.Email)) // want `Person\.Email`
	acme.Send(acme.WithValue(p.Plan), acme.WithDebug(p.Email != ""))
}
