// Package madeclosures: a function that makes a closure.
package madeclosures

import (
	"flow/person"

	acme "acme.example/sdk"
)

func made(s string) func() { return func() { acme.Text(s) } }

func returned(p person.Person) {
	made(p.Email)() // want `Person\.Email`
	made(p.Plan)()
}
