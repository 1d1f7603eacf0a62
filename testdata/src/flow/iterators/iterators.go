// Package iterators: range over a function of this package.
package iterators

import (
	"iter"

	"flow/person"

	acme "acme.example/sdk"
)

func emails(list []person.Person) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, p := range list {
			if !yield(p.Email) {
				return
			}
		}
	}
}

func plans(list []person.Person) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, p := range list {
			if !yield(i, p.Plan) {
				return
			}
		}
	}
}

func iterators(list []person.Person) {
	for e := range emails(list) {
		acme.Text(e) // want `Person\.Email`
	}
	for i, s := range plans(list) {
		acme.Send(i, s)
	}
}
