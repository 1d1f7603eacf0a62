// Package use calls closures that another package made of one variable.
package use

import (
	"flow/person"
	"flow/sharedvariables"

	acme "acme.example/sdk"
)

func cells(p person.Person) {
	get, set := sharedvariables.Cell()
	get2, set2 := sharedvariables.Cell()
	set(p.Email)
	set2(p.Plan)
	acme.Text(get()) // want `Person\.Email`
	acme.Text(get2())
}
