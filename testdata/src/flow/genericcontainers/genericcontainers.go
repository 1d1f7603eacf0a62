// Package genericcontainers: containers written once for all types.
package genericcontainers

import (
	"sync"

	"flow/person"

	acme "acme.example/sdk"
)

type set[T comparable] map[T]struct{}

func (s set[T]) add(v T) { s[v] = struct{}{} }

func (s set[T]) items() []T {
	out := make([]T, 0, len(s))
	for v := range s {
		out = append(out, v)
	}
	return out
}

type entry[V any] struct {
	val  V
	next *entry[V]
}

type cache[K comparable, V any] struct {
	mu     sync.Mutex
	items  map[K]V
	recent *entry[V]
}

func newCache[K comparable, V any]() *cache[K, V] { return &cache[K, V]{items: map[K]V{}} }

func (c *cache[K, V]) put(k K, v V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.items[k] = v
	c.recent = &entry[V]{v, c.recent}
}

func (c *cache[K, V]) get(k K) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, ok := c.items[k]
	return v, ok
}

func (c *cache[K, V]) getOr(k K, load func(K) V) V {
	if v, ok := c.get(k); ok {
		return v
	}
	v := load(k)
	c.put(k, v)
	return v
}

func sets(p person.Person) {
	a, b := set[string]{}, set[string]{}
	a.add(p.Email)
	b.add(p.Plan)
	acme.Send(a.items()) // want `Person\.Email`
	acme.Send(b.items())
	acme.Send(len(a))
}

func caches(p person.Person) {
	a, b := newCache[string, string](), newCache[string, string]()
	a.put(p.ID, p.Email)
	b.put(p.ID, p.Plan)
	v, ok := a.get("1")
	acme.Text(v) // want `Person\.Email`
	acme.Send(ok)
	v, _ = b.get("1")
	acme.Text(v)
	acme.Text(a.recent.val) // want `Person\.Email`
}

func loaded(p person.Person) {
	a, b := newCache[string, string](), newCache[string, string]()
	acme.Text(a.getOr("x", func(string) string { return p.Phone })) // want `Person\.Phone`
	acme.Text(b.getOr("x", func(string) string { return p.Plan }))
	acme.Text(b.getOr(p.Email, func(k string) string { return "x" }))
}
