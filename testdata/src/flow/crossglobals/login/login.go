// Package login writes.
package login

import (
	"flow/crossglobals/state"
	"flow/person"
)

func Login(p *person.Person) {
	state.Current = p.Email
	state.Region = p.Plan
}
