// Package oddities: code that is legal and seldom.
package oddities

import (
	"flow/person"

	acme "acme.example/sdk"
)

type (
	empty   struct{}
	selfRef struct{ self *selfRef }
	inner   struct{ a, _, b string }
	fn      func(fn) fn
	mixed   struct {
		*person.Person
		empty
		f  func() mixed
		ch chan chan<- person.Person
	}
)

func blank(p person.Person) {
	_ = p.Email
	_, plan := p.Email, p.Plan
	acme.Text(plan)
	var _ = p.Phone
}

func self(s *selfRef) {
	s.self = s
	acme.Send(s)
}

func nilMap(p person.Person) {
	var m map[string]string
	acme.Text(m["x"])
	var s []string
	acme.Send(s)
	var f func(string)
	if f != nil {
		f(p.Email)
	}
}

func channels(m mixed) {
	c := make(chan person.Person, 1)
	m.ch <- c
	acme.Send(len(m.ch))
}

func loops(p person.Person) {
	for {
		acme.Text(p.Plan)
		break
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-1 {
		acme.Send(i, j)
	}
	for range 3 {
	}
	select {}
}

func unreachable(p person.Person) {
	return
	acme.Text(p.Email)
}

func higher(f fn) fn { return f(f) }

func assignOps(p person.Person) {
	m := map[string]string{}
	m["x"] += p.Email
	acme.Text(m["x"]) // want `Person\.Email`
	var a [2]string
	a[1] += p.Plan
	acme.Send(a)
	x, y := p.Email, "y"
	x, y = y, x
	acme.Text(x)
	acme.Text(y) // want `Person\.Email`
}

func switches(v any) {
	switch x := v.(type) {
	case nil:
		acme.Send(x)
	case error:
		acme.Send(x)
	case func() string:
		acme.Text(x())
	}
}

func fallsThrough(p person.Person, n int) {
	s := ""
	switch n {
	case 1:
		s = p.Email
		fallthrough
	case 2:
		acme.Text(s) // want `Person\.Email`
	case 3:
		acme.Text(s)
	}
}

func structCompare(m inner, p person.Person) {
	m.a = p.Email
	acme.Send(m == inner{})
	acme.Text(m.b)
	acme.Send(m) // want `Person\.Email`
}
