// Package deepclosures: closures that call closures, five deep.
package deepclosures

import (
	"flow/person"

	acme "acme.example/sdk"
)

func chain(p person.Person) {
	v, w := "x", "y"
	a := func() string { return v }
	b := func() string { return a() }
	c := func() string { return b() }
	d := func() string { return c() }
	e := func() string { return d() }
	a2 := func() string { return w }
	b2 := func() string { return a2() }
	c2 := func() string { return b2() }
	d2 := func() string { return c2() }
	e2 := func() string { return d2() }
	v, w = p.Email, p.Plan
	acme.Text(e()) // want `Person\.Email`
	acme.Text(e2())
}
