// Package librarycallbacks: the library calls the literal.
package librarycallbacks

import (
	"sync"

	"flow/person"

	acme "acme.example/sdk"
)

func stored(m *sync.Map, p person.Person) {
	var n sync.Map
	n.Store("e", p.Email)
	v, _ := n.Load("e")
	acme.Send(v) // want `Person\.Email`
	n.Range(func(k, v any) bool {
		acme.Send(v) // want `Person\.Email`
		return true
	})
	var o sync.Map
	o.Store("e", p.Plan)
	v, ok := o.Load("e")
	acme.Send(v, ok)
}
