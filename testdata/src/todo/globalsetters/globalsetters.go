// Package globalsetters: a setter stores into a package variable, its caller
// reads it.
package globalsetters

import (
	"flow/person"

	acme "acme.example/sdk"
)

var current, label string

func setCurrent(s string) { current = s }
func setLabel(s string)   { label = s }

func caller(p person.Person) {
	setCurrent(p.Email)
	setLabel(p.Plan)
	acme.Text(current) // want `Person\.Email`
	acme.Text(label)
}
