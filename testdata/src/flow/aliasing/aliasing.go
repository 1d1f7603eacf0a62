// Package aliasing: two names of one place.
package aliasing

import (
	"flow/person"

	acme "acme.example/sdk"
)

type box struct{ text string }

func pointers(p person.Person) {
	a := &box{}
	b := a
	b.text = p.Email
	acme.Text(a.text) // want `Person\.Email`
	c := &box{}
	acme.Text(c.text)
}

func reassigned(p person.Person) {
	a, c := &box{}, &box{}
	b := a
	b = c
	b.text = p.Email
	acme.Text(a.text)
	acme.Text(c.text) // want `Person\.Email`
}

func inStruct(p person.Person) {
	b := &box{}
	h := struct{ b *box }{b}
	h.b.text = p.Phone
	acme.Text(b.text) // want `Person\.Phone`
}

func inSlice(p person.Person) {
	b, c := &box{}, &box{}
	list := []*box{b}
	list[0].text = p.Phone
	acme.Text(b.text) // want `Person\.Phone`
	acme.Text(c.text)
}

func inMap(p person.Person) {
	b, c := &box{}, &box{}
	m := map[string]*box{"b": b, "c": c}
	m["b"].text = p.Phone
	acme.Text(b.text) // want `Person\.Phone`
	acme.Text(c.text)
}

func slices(p person.Person) {
	s := make([]string, 2)
	t := s[1:]
	t[0] = p.Email
	acme.Send(s) // want `Person\.Email`
}

func conditional(p person.Person, yes bool) {
	a, b := &box{}, &box{}
	c := a
	if yes {
		c = b
	}
	c.text = p.Email
	acme.Text(a.text) // want `Person\.Email`
	acme.Text(b.text) // want `Person\.Email`
}

func keep(dst **box, b *box) { *dst = b }

func throughCall(p person.Person) {
	b := &box{}
	var kept *box
	keep(&kept, b)
	b.text = p.Email
	acme.Text(kept.text) // want `Person\.Email`
}
