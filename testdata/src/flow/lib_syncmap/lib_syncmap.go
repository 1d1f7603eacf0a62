// Package lib_syncmap: the library calls the literal.
package lib_syncmap

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"flow/person"

	acme "acme.example/sdk"
)

func stored(m *sync.Map, p person.Person) {
	var n sync.Map
	n.Store("e", p.Email)
	v, _ := n.Load("e")
	acme.Send(v) // want `Person\.Email`
	n.Range(func(k, v any) bool {
		acme.Send(v) // want `Person\.Email`
		return true
	})
	var o sync.Map
	o.Store("e", p.Plan)
	v, ok := o.Load("e")
	acme.Send(v, ok)
}

// What is kept in containers of any comes out as it went in.
func shapes(p person.Person) {
	var m sync.Map
	m.Store(p.ID, p)
	v, ok := m.Load(p.ID)
	acme.Send(ok)
	q := v.(person.Person)
	acme.Text(q.Plan)
	acme.Text(q.Email) // want `Person\.Email`
	m.Range(func(k, v any) bool {
		acme.Text(v.(person.Person).Plan)
		acme.Text(v.(person.Person).Phone) // want `Person\.Phone`
		return true
	})
	w, loaded := m.LoadOrStore("x", person.Person{Plan: p.Plan})
	acme.Send(loaded)
	acme.Text(w.(person.Person).Plan)
}

func keys(p person.Person) {
	var m sync.Map
	m.Store(p.Email, true)
	m.Range(func(k, v any) bool {
		acme.Send(k) // want `Person\.Email`
		acme.Send(v)
		return true
	})
	_, ok := m.Load(p.Phone)
	acme.Send(ok)
}

func pooled(p *person.Person) {
	pool := sync.Pool{New: func() any { return new(person.Person) }}
	pool.Put(p)
	q := pool.Get().(*person.Person)
	acme.Text(q.Plan)
	acme.Text(q.Email) // want `Person\.Email`
}

type config struct {
	owner *person.Person
	limit int
}

func atomics(p *person.Person) {
	var v atomic.Value
	v.Store(config{p, 3})
	acme.Send(v.Load().(config).limit)
	acme.Text(v.Load().(config).owner.Plan)
	acme.Text(v.Load().(config).owner.Email) // want `Person\.Email`
	var ptr atomic.Pointer[config]
	ptr.Store(&config{owner: p})
	acme.Text(ptr.Load().owner.Plan)
	acme.Text(ptr.Load().owner.Phone) // want `Person\.Phone`
	acme.Send(ptr.CompareAndSwap(nil, &config{owner: p}))
}

func once(p *person.Person) {
	var o sync.Once
	o.Do(func() {
		acme.Text(p.Email) // want `Person\.Email`
		acme.Text(p.Plan)
	})
	mail := sync.OnceValue(func() string { return p.Email })
	acme.Text(mail()) // want `Person\.Email`
	plan := sync.OnceValue(func() string { return p.Plan })
	acme.Text(plan())
	both := sync.OnceValues(func() (string, error) { return p.Name, nil })
	name, err := both()
	acme.Text(name) // want `Person\.Name`
	acme.Send(err)
	sync.OnceFunc(func() { acme.Text(p.Phone) })() // want `Person\.Phone`
	var wg sync.WaitGroup
	wg.Go(func() { acme.Text(p.Name) }) // want `Person\.Name`
	wg.Wait()
	time.AfterFunc(time.Second, func() { acme.Text(p.Name) })             // want `Person\.Name`
	context.AfterFunc(context.Background(), func() { acme.Text(p.Name) }) // want `Person\.Name`
}
