// Package mappers: a generic mapper gives what its function returns.
package mappers

import (
	"flow/person"

	acme "acme.example/sdk"
)

func mapTo[T, U any](list []T, f func(T) U) []U {
	var out []U
	for _, v := range list {
		out = append(out, f(v))
	}
	return out
}

func filter[T any](list []T, keep func(T) bool) []T {
	var out []T
	for _, v := range list {
		if keep(v) {
			out = append(out, v)
		}
	}
	return out
}

func mapped(list []person.Person) {
	emails := mapTo(list, func(p person.Person) string { return p.Email })
	acme.Send(emails) // want `Person\.Email`
	plans := mapTo(list, func(p person.Person) string { return p.Plan })
	acme.Send(plans)
	acme.Send(filter(list, func(p person.Person) bool { return p.Email != "" })) // want `Person\.Email`
	acme.Send(len(filter(list, func(p person.Person) bool { return p.Email != "" })))
}
