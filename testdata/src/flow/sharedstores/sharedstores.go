// Package sharedstores: sync.Map, atomic values and pools in fields.
package sharedstores

import (
	"bytes"
	"sync"
	"sync/atomic"

	"flow/person"

	acme "acme.example/sdk"
)

type tracker struct {
	last atomic.Pointer[person.Person]
	name atomic.Value
	pool sync.Pool
}

func (t *tracker) note(p *person.Person) {
	t.last.Store(p)
	t.name.Store(p.Name)
}

func (t *tracker) pooled(p *person.Person) {
	b, _ := t.pool.Get().(*bytes.Buffer)
	if b == nil {
		b = new(bytes.Buffer)
	}
	defer t.pool.Put(b)
	b.Reset()
	b.WriteString(p.Plan)
	acme.Send(b.Bytes())
}

func (t *tracker) flush() {
	acme.Text(t.last.Load().Phone) // want `Person\.Phone`
	acme.Text(t.last.Load().Plan)
	acme.Text(t.name.Load().(string)) // want `Person\.Name`
}
