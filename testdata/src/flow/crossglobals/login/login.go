// Package login writes.
package login

import (
	"flow/person"
	"flow/crossglobals/state"
)

func Login(p *person.Person) {
	state.Current = p.Email
	state.Region = p.Plan
}
