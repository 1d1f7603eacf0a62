// Package recursion: functions that call themselves and each other.
package recursion

import (
	"flow/person"

	acme "acme.example/sdk"
)

func down(n int, s string) {
	if n == 0 {
		acme.Text(s)
		return
	}
	down(n-1, s)
}

func even(n int, s string) {
	if n > 0 {
		odd(n-1, s)
	}
}

func odd(n int, s string) {
	if n == 1 {
		acme.Text(s)
	}
	even(n-1, s)
}

func calls(p person.Person) {
	down(3, p.Email) // want `Person\.Email`
	down(3, p.Plan)
	even(4, p.Phone) // want `Person\.Phone`
	even(4, p.ID)
}

func build(n int, s string) string {
	if n == 0 {
		return ""
	}
	return s + build(n-1, s)
}

func built(p person.Person) {
	acme.Text(build(3, p.Email)) // want `Person\.Email`
	acme.Text(build(3, p.Plan))
}

type tree struct {
	left, right *tree
	val         string
}

func (t *tree) insert(s string) *tree {
	if t == nil {
		return &tree{val: s}
	}
	t.left = t.left.insert(s)
	return t
}

func (t *tree) walk(f func(string)) {
	if t == nil {
		return
	}
	t.left.walk(f)
	f(t.val)
}

func trees(p person.Person) {
	var t, u *tree
	t = t.insert("x").insert(p.Email)
	u = u.insert("x").insert(p.Plan)
	acme.Send(t) // want `Person\.Email`
	acme.Send(u)
	t.walk(acme.Text) // want `Person\.Email`
	u.walk(acme.Text)
}
