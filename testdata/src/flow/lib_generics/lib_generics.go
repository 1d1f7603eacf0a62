// Package lib_generics: the result of a generic function of a dependency has
// the type parameter of its callback's result.
package lib_generics

import (
	"flow/person"

	acme "acme.example/sdk"
	"other.example/lib"
)

func plans(list []person.Person) {
	acme.Send(lib.Map(list, func(p person.Person, _ int) string { return p.Plan }))
	acme.Send(lib.Map(list, func(p person.Person, _ int) string { return p.Email })) // want `^user\.contact\.email \(Person\.Email\) reaches`
}

func watched(p person.Person) {
	lib.Watch(p.Email, func(s string) {
		acme.Text(s) // want `Person\.Email`
	})
}
