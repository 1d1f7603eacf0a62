// Package use sets what the package that has the variable sends.
package use

import (
	"flow/person"

	"flow/pendingglobals/state"
)

func pending(p *person.Person) {
	state.Pending = p.Phone // want `Person\.Phone`
}

func harmless(p *person.Person) {
	state.Pending = p.Plan
	state.Kept = p.Email
}

func bySetter(p *person.Person) {
	state.SetMail(p.Email) // want `Person\.Email`
	state.SetPlan(p.Email)
}
