// Package use sends what another package keeps.
package use

import (
	"flow/globalsetters/state"
	"flow/person"

	acme "acme.example/sdk"
)

func login(p person.Person) { state.Set(p.Email) }

func track() {
	acme.Text(state.Last) // want `Person\.Email`
	acme.Text(state.Plan)
}
