// Package genericconstraints: constraints with methods and type sets.
package genericconstraints

import (
	"flow/person"

	acme "acme.example/sdk"
)

type text interface{ ~string | ~[]byte }

func join[T text](a, b T) string { return string(a) + string(b) }

func size[T text](a T) int { return len(a) }

type address string

func typeSets(p person.Person) {
	acme.Text(join(address(p.Email), "x")) // want `Person\.Email`
	acme.Text(join([]byte(p.Plan), []byte(p.ID)))
	acme.Send(size(address(p.Email)))
}
