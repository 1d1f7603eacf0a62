// Package use joins writer and reader.
package use

import (
	"flow/crossglobals/login"
	"flow/crossglobals/state"
	"flow/person"

	acme "acme.example/sdk"
)

// Login runs first.
func start(p *person.Person) {
	login.Login(p)
	acme.Text(state.Current) // want `Person\.Email`
	acme.Text(state.Region)
}
