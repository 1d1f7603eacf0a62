// Package generics: one body, many instances.
package generics

import (
	"flow/person"

	acme "acme.example/sdk"
)

func identity[T any](v T) T { return v }

func first[T any](list []T) T { return list[0] }

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

func send[T any](v T) { acme.Send(v) }

func functions(p person.Person, list []person.Person) {
	acme.Text(identity(p.Email)) // want `Person\.Email`
	acme.Text(identity(p.Plan))
	acme.Text(identity(p).Phone) // want `Person\.Phone`
	acme.Text(first(list).Name)  // want `Person\.Name`
	acme.Text(first(list).Plan)
	acme.Send(identity[any](p)) // want `Person\.Email`
}

func sinks(p person.Person) {
	send(p.Email) // want `Person\.Email`
	send(p.Plan)
	send(p) // want `Person\.Email`
	send(3)
}

type box[T any] struct {
	val  T
	note string
}

func (b *box[T]) set(v T)       { b.val = v }
func (b *box[T]) get() T        { return b.val }
func newBox[T any](v T) *box[T] { return &box[T]{val: v} }

func boxes(p person.Person) {
	b := newBox(p.Email)
	acme.Text(b.get()) // want `Person\.Email`
	acme.Text(b.note)
	c := &box[string]{}
	c.set(p.Plan)
	acme.Text(c.get())
	c.set(p.Phone)
	acme.Text(c.val) // want `Person\.Phone`
	d := &box[person.Person]{}
	d.set(p)
	acme.Text(d.get().Email) // want `Person\.Email`
	acme.Text(d.get().Plan)
}

type page[T any] struct{ Items []T }

func typed(p page[person.Person], q page[int]) {
	acme.Send(p) // want `Person\.Email`
	acme.Send(q)
	acme.Text(p.Items[0].Email) // want `Person\.Email`
}

type texter interface{ Text() string }

type mail struct{ to string }

func (m mail) Text() string { return m.to }

func say[T texter](v T) { acme.Text(v.Text()) }

func constrained(p person.Person) {
	say(mail{p.Email}) // want `Person\.Email`
	say(mail{p.Plan})
}
