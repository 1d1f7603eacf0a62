// Package seqcombinators: iterators made of iterators.
package seqcombinators

import (
	"iter"

	"flow/person"

	acme "acme.example/sdk"
)

func filter[T any](seq iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range seq {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}

func mapped[T, U any](seq iter.Seq[T], f func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		for v := range seq {
			if !yield(f(v)) {
				return
			}
		}
	}
}

func all(list []person.Person) iter.Seq[person.Person] {
	return func(yield func(person.Person) bool) {
		for _, p := range list {
			if !yield(p) {
				return
			}
		}
	}
}

func hasMail(p person.Person) bool { return p.Email != "" }

func chained(list []person.Person) {
	for s := range mapped(filter(all(list), hasMail), func(p person.Person) string { return p.Email }) {
		acme.Text(s) // want `Person\.Email`
	}
	for s := range mapped(filter(all(list), hasMail), func(p person.Person) string { return p.Plan }) {
		acme.Text(s)
	}
}

func bodyWrites(list []person.Person) {
	mail, plan := "", ""
	for p := range all(list) {
		mail, plan = p.Email, p.Plan
	}
	acme.Text(mail) // want `Person\.Email`
	acme.Text(plan)
}

func firstOf(list []person.Person) (mail, plan string) {
	for p := range all(list) {
		return p.Email, p.Plan
	}
	return "", ""
}

func returns(list []person.Person) {
	mail, plan := firstOf(list)
	acme.Text(mail) // want `Person\.Email`
	acme.Text(plan)
}
