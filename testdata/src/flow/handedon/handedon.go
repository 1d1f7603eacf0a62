// Package handedon: a callee calls what it was given more than once.
package handedon

import (
	"iter"

	"flow/person"

	acme "acme.example/sdk"
)

func both(f func(string), a, b string) {
	f(a)
	f(b)
}

func over(f func(string), p person.Person)    { both(f, p.Email, p.Plan) }
func clean(f func(string), p person.Person)   { both(f, p.Plan, p.ID) }
func wrapped(f func(string), p person.Person) { both(func(s string) { f("<" + s) }, p.Email, p.Plan) }

type store interface{ put(string) }

func fill(s store, list ...string) {
	s.put(list[0])
	s.put(list[1])
}

func people(s store, p person.Person) { fill(s, "x"+p.Phone, p.Plan) } // want `Person\.Phone`
func plans(s store, p person.Person)  { fill(s, p.ID, p.Plan) }

type vendor struct{}

func (vendor) put(s string) { acme.Text(s) }

func given(p person.Person) {
	over(acme.Text, p) // want `Person\.Email`
	clean(acme.Text, p)
	wrapped(acme.Text, p) // want `Person\.Email`
	people(vendor{}, p)
	plans(vendor{}, p)
}

func results(f func(string) string, p person.Person) (string, string) {
	return pair(f, p.Email, p.Plan)
}

func pair(f func(string) string, a, b string) (string, string) { return f(a), f(b) }

func same(s string) string { return s }

func returned(p person.Person) {
	a, b := results(same, p)
	acme.Text(a) // want `Person\.Email`
	acme.Text(b)
}

// Trees and lists whose methods call themselves.
type tree[T any] struct {
	val         T
	left, right *tree[T]
}

func (t *tree[T]) walk(f func(T)) {
	if t == nil {
		return
	}
	t.left.walk(f)
	f(t.val)
	t.right.walk(f)
}

func (t *tree[T]) all() iter.Seq[T] { return func(yield func(T) bool) { t.push(yield) } }

func (t *tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.left.push(yield) && yield(t.val) && t.right.push(yield)
}

type list struct {
	val  string
	next *list
}

func (l *list) each(f func(string)) {
	if l != nil {
		f(l.val)
		l.next.each(f)
	}
}

func nested(p person.Person) {
	t := &tree[string]{val: p.Plan, left: &tree[string]{val: p.Name}}
	t.walk(acme.Text) // want `Person\.Name`
	for s := range t.all() {
		acme.Text(s) // want `Person\.Name`
	}
	t.left.walk(acme.Text) // want `Person\.Name`
	u := &tree[string]{val: p.Plan, left: &tree[string]{val: p.ID}}
	u.walk(acme.Text)
	for s := range u.all() {
		acme.Text(s)
	}
	l := &list{p.Plan, &list{p.Plan, &list{p.Email, nil}}}
	l.each(acme.Text) // want `Person\.Email`
	m := &list{p.Plan, &list{p.Plan, &list{p.ID, nil}}}
	m.each(acme.Text)
}
