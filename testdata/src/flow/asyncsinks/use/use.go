// Package use gives workers a vendor, or something of its own.
package use

import (
	"flow/asyncsinks/lib"
	"flow/person"

	acme "acme.example/sdk"
)

type vendor struct{}

func (vendor) Emit(s string) { acme.Text(s) }

type local struct{ n int }

func (l *local) Emit(s string) { l.n += len(s) }

func sinks(p person.Person) {
	a := lib.NewAsync(vendor{}) // want `Person\.Email`
	a.Emit(p.Email)
	b := lib.NewAsync(vendor{})
	b.Emit(p.Plan)
	c := lib.NewAsync(&local{})
	c.Emit(p.Email)
}

func pools(p person.Person) {
	a := lib.NewPool(3, acme.Text) // want `Person\.Phone`
	a.Put(p.Phone)
	b := lib.NewPool(3, acme.Text)
	b.Put(p.Plan)
	c := lib.NewPool(3, func(string) {})
	c.Put(p.Phone)
}

func later(p person.Person) {
	a := lib.NewLater(acme.Text)
	a.Start() // want `Person\.Name`
	a.Put(p.Name)
	b := lib.NewLater(acme.Text)
	b.Start()
	b.Put(p.Plan)
	c := lib.NewLater(func(string) {})
	c.Start()
	c.Put(p.Name)
}
