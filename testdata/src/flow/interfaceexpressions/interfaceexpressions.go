// Package interfaceexpressions: method values and expressions of an interface.
package interfaceexpressions

import (
	"flow/person"

	acme "acme.example/sdk"
)

type texter interface{ Text(string) }

type vendor struct{}

func (vendor) Text(s string) { acme.Text(s) }

func ofInterface(p *person.Person) {
	var t texter = vendor{}
	f := t.Text
	f(p.Email) // want `Person\.Email`
	f(p.Plan)
	g := texter.Text
	g(t, p.Phone) // want `Person\.Phone`
}

type getter interface{ Get() string }

type box struct{ a, b string }

func newBox(a, b string) *box { return &box{a, b} }

func (b *box) Get() string { return b.a }

func result(p *person.Person) {
	acme.Text(getter.Get(newBox(p.Email, "x"))) // want `Person\.Email`
	acme.Text(getter.Get(newBox("x", p.Email)))
}
