// Package pointers: what a pointer points to is one place, under all names.
package pointers

import (
	"flow/person"

	acme "acme.example/sdk"
)

func deref(p *person.Person) {
	e := &p.Email
	acme.Text(*e) // want `Person\.Email`
	plan := &p.Plan
	acme.Text(*plan)
}

func stored(p *person.Person) {
	var s string
	ptr := &s
	*ptr = p.Email
	acme.Text(s) // want `Person\.Email`
	*ptr = "x"
	acme.Text(s)
}

func passedByPointer(p *person.Person) {
	acme.Send(p) // want `Person\.Email`
}

func fresh(p *person.Person) {
	n := new(string)
	*n = p.Name
	acme.Send(n) // want `Person\.Name`
	m := new(string)
	*m = p.Plan
	acme.Send(m)
}

func either(p *person.Person, b bool) {
	x, y := "a", "b"
	ptr := &x
	if b {
		ptr = &y
	}
	*ptr = p.Email
	acme.Text(x) // want `Person\.Email`
	acme.Text(y) // want `Person\.Email`
	z := "c"
	acme.Text(z)
}

func viaBilling(p *person.Person) {
	acme.Text(p.Billing.Street) // want `Address\.Street`
	acme.Text(p.Billing.Country)
	a := p.Billing
	a.Street = ""
	acme.Text(p.Billing.Street)
}

type node struct {
	val  string
	next *node
}

func list(p *person.Person) {
	n := &node{val: p.Email}
	n = &node{val: "x", next: n}
	acme.Text(n.val)
	acme.Text(n.next.val) // want `Person\.Email`
	for m := n; m != nil; m = m.next {
		acme.Text(m.val) // want `Person\.Email`
	}
	clean := &node{val: p.Plan, next: &node{val: p.ID}}
	for m := clean; m != nil; m = m.next {
		acme.Text(m.val)
	}
}
