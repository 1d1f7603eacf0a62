// Package collections: collections of collections.
package collections

import (
	"container/list"
	"sync"
	"sync/atomic"

	"flow/person"

	acme "acme.example/sdk"
)

func mapOfSlices(p person.Person) {
	m := map[string][]string{}
	m["mail"] = append(m["mail"], p.Email)
	m["plan"] = append(m["plan"], p.Plan)
	acme.Send(m["mail"]) // want `Person\.Email`
	acme.Send(m["plan"])
}

func sliceOfMaps(p person.Person) {
	var rows []map[string]any
	rows = append(rows, map[string]any{"mail": p.Email, "plan": p.Plan})
	acme.Send(rows) // want `Person\.Email`
	acme.Send(rows[0]["plan"])
	acme.Send(rows[0]["mail"]) // want `Person\.Email`
}

func matrix(p person.Person) {
	g := [][]string{{"a", p.Email}, {p.Plan}}
	acme.Text(g[0][1]) // want `Person\.Email`
	h := [2][2]string{{"a", "b"}, {p.Plan, "c"}}
	acme.Text(h[1][0])
	h[0][0] = p.Name
	acme.Send(h) // want `Person\.Name`
}

type set map[string]struct{}

func (s set) add(v string)      { s[v] = struct{}{} }
func (s set) has(v string) bool { _, ok := s[v]; return ok }
func (s set) all() (out []string) {
	for v := range s {
		out = append(out, v)
	}
	return out
}

func sets(p person.Person) {
	s, u := set{}, set{}
	s.add(p.Email)
	u.add(p.Plan)
	acme.Send(s.all()) // want `Person\.Email`
	acme.Send(u.all())
	acme.Send(s.has("x"), u.has(p.Email))
}

type stack[T any] struct{ items []T }

func (s *stack[T]) push(v T) { s.items = append(s.items, v) }
func (s *stack[T]) pop() T {
	v := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v
}

func stacks(p person.Person) {
	var s, u stack[string]
	s.push(p.Email)
	u.push(p.Plan)
	acme.Text(s.pop()) // want `Person\.Email`
	acme.Text(u.pop())
}

func containerList(p person.Person) {
	l, k := list.New(), list.New()
	l.PushBack(p.Email)
	k.PushBack(p.Plan)
	for e := l.Front(); e != nil; e = e.Next() {
		acme.Send(e.Value) // want `Person\.Email`
	}
	for e := k.Front(); e != nil; e = e.Next() {
		acme.Send(e.Value)
	}
}

func atomics(p person.Person) {
	var v, u atomic.Value
	v.Store(p.Email)
	u.Store(p.Plan)
	acme.Send(v.Load()) // want `Person\.Email`
	acme.Send(u.Load())
	var ptr atomic.Pointer[string]
	ptr.Store(&p.Email)
	acme.Text(*ptr.Load()) // want `Person\.Email`
}

func pools(p person.Person) {
	pool := sync.Pool{New: func() any { return new(string) }}
	s := pool.Get().(*string)
	acme.Send(s)
	*s = p.Email
	acme.Send(s) // want `Person\.Email`
}
