// Package overwritingcallbacks: a function that was given overwrites, where it is
// called on every path.
package overwritingcallbacks

import (
	"flow/person"

	acme "acme.example/sdk"
)

type record struct{ a, b string }

func with(r *record, f func(*record))  { f(r) }
func with2(r *record, f func(*record)) { with(r, f) }

func maybe(r *record, f func(*record)) {
	if r.b != "" {
		f(r)
	}
}

func before(r *record, f func(*record)) string {
	old := r.a
	f(r)
	return old
}

func andMore(r *record, f func(*record)) {
	f(r)
	r.b = "x"
}

func each(list []*record, f func(*record)) {
	for _, r := range list {
		f(r)
	}
}

func call(f func()) { f() }

func callUnless(f func(), s string) {
	if s == "" {
		return
	}
	f()
}

func wipe(r *record) { r.a = "" }

func (r *record) wipe() { r.a = "" }

func run(p person.Person) {
	r := &record{a: p.Email}
	with(r, wipe)
	acme.Text(r.a)
	r = &record{a: p.Email}
	with2(r, func(r *record) { r.a = p.Plan })
	acme.Text(r.a)
	with2(r, func(r *record) { r.a = p.Phone })
	acme.Text(r.a) // want `Person\.Phone`
	s := &record{a: p.Email}
	maybe(s, wipe)
	acme.Text(s.a) // want `Person\.Email`
	t := &record{a: p.Email}
	old := before(t, wipe)
	acme.Text(t.a)
	acme.Text(old) // want `Person\.Email`
	u := &record{p.Email, p.Phone}
	andMore(u, wipe)
	acme.Text(u.a + u.b)
	v := &record{a: p.Email}
	each([]*record{v}, wipe)
	acme.Text(v.a) // want `Person\.Email`
	call(v.wipe)
	acme.Text(v.a)
}

func captured(p person.Person) {
	s := p.Email
	call(func() { s = "" })
	acme.Text(s)
	s = p.Email
	callUnless(func() { s = "" }, p.Plan)
	acme.Text(s) // want `Person\.Email`
}

// looksFirst sends what was there before the call.
func looksFirst(r *record, f func(*record)) {
	acme.Text(r.a)
	f(r)
}

func looked(p person.Person) {
	r := &record{a: p.Email}
	looksFirst(r, wipe) // want `Person\.Email`
	looksFirst(r, wipe)
}
