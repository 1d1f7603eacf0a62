// Package syncmapfields: a sync.Map in a field is filled and ranged over by different methods.
package syncmapfields

import (
	"sync"

	"flow/person"

	acme "acme.example/sdk"
)

type tracker struct {
	seen  sync.Map
	plans sync.Map
}

func (t *tracker) note(p *person.Person) {
	t.seen.Store(p.ID, p.Email)
	t.plans.Store(p.ID, p.Plan)
}

func (t *tracker) flush() {
	t.seen.Range(func(k, v any) bool {
		acme.Send(v) // want `Person\.Email`
		acme.Send(k)
		return true
	})
	if v, ok := t.plans.LoadAndDelete("1"); ok {
		acme.Send(v)
	}
}
