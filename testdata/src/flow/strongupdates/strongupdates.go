// Package strongupdates: the last value written is the one that counts.
package strongupdates

import (
	"flow/person"

	acme "acme.example/sdk"
)

func both(p person.Person, yes bool) {
	e := p.Email
	if yes {
		e = "a"
	} else {
		e = "b"
	}
	acme.Text(e)
}

func one(p person.Person, yes bool) {
	e := p.Email
	if yes {
		e = "a"
	}
	acme.Text(e) // want `Person\.Email`
}

func returned(p person.Person, yes bool) {
	e := "a"
	if yes {
		e = p.Email
		_ = e
		return
	}
	acme.Text(e)
}

func switched(p person.Person, n int) {
	var e string
	switch n {
	case 0:
		e = p.Email
	case 1:
		e = p.Plan
	default:
		e = "x"
	}
	acme.Text(e) // want `Person\.Email`
	switch n {
	case 0:
		e = "a"
	default:
		e = "b"
	}
	acme.Text(e)
}

func loop(p person.Person, n int) {
	e := "x"
	for range n {
		acme.Text(e) // want `Person\.Email`
		e = p.Email
	}
}

func loopCleared(p person.Person, n int) {
	e := p.Email
	for range n {
		e = "x"
		acme.Text(e)
	}
	acme.Text(e) // want `Person\.Email`
}

func labels(p person.Person, n int) {
	e := ""
outer:
	for i := range n {
		for j := range n {
			if i == j {
				e = p.Email
				continue outer
			}
			if i > j {
				break outer
			}
		}
		e = ""
	}
	acme.Text(e) // want `Person\.Email`
}

func jump(p person.Person, n int) {
	e := p.Email
	if n > 0 {
		goto send
	}
	e = ""
send:
	acme.Text(e) // want `Person\.Email`
}

func field(p *person.Person) {
	p.Email = "x"
	acme.Text(p.Email)
	f := func(p *person.Person) { acme.Text(p.Plan) }
	f(p)
	acme.Text(p.Email)
}

func throughPointer(p person.Person) {
	q := &p
	q.Email = ""
	acme.Text(p.Email)
	acme.Text(p.Phone) // want `Person\.Phone`
}

func whole(p person.Person) {
	p = person.Person{ID: p.ID, Plan: p.Plan}
	acme.Send(p)
}

func kept(p person.Person) {
	p = person.Person{ID: p.ID, Email: p.Email}
	acme.Send(p) // want `^user\.contact\.email \(Person\.Email\) reaches`
}
