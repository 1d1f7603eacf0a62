// Package genericresults: results and optional values.
package genericresults

import (
	"flow/person"

	acme "acme.example/sdk"
)

type result[T any] struct {
	val T
	err error
}

func ok[T any](v T) result[T]           { return result[T]{val: v} }
func failed[T any](err error) result[T] { return result[T]{err: err} }

func (r result[T]) orElse(v T) T {
	if r.err != nil {
		return v
	}
	return r.val
}

func then[T, U any](r result[T], f func(T) U) result[U] {
	if r.err != nil {
		return failed[U](r.err)
	}
	return ok(f(r.val))
}

type optional[T any] struct {
	v *T
}

func some[T any](v T) optional[T] { return optional[T]{&v} }

func (o optional[T]) get() (v T, ok bool) {
	if o.v == nil {
		return v, false
	}
	return *o.v, true
}

func results(p person.Person) {
	acme.Text(ok(p.Email).orElse("x")) // want `Person\.Email`
	acme.Text(ok("x").orElse(p.Email)) // want `Person\.Email`
	acme.Text(ok(p.Plan).orElse("x"))
	r := then(ok(p), func(p person.Person) string { return p.Email })
	acme.Text(r.val) // want `Person\.Email`
	acme.Send(r.err)
	q := then(ok(p), func(p person.Person) string { return p.Plan })
	acme.Text(q.val)
}

func optionals(p person.Person) {
	v, found := some(p.Phone).get()
	acme.Text(v) // want `Person\.Phone`
	acme.Send(found)
	w, _ := some(p.Plan).get()
	acme.Text(w)
}

func reduce[T, A any](list []T, start A, f func(A, T) A) A {
	for _, v := range list {
		start = f(start, v)
	}
	return start
}

func reduced(list []person.Person) {
	acme.Text(reduce(list, "", func(a string, p person.Person) string { return a + p.Email })) // want `Person\.Email`
	acme.Text(reduce(list, "", func(a string, p person.Person) string { return a + p.Plan }))
	acme.Send(reduce(list, 0, func(a int, p person.Person) int { return a + p.Logins }))
}
