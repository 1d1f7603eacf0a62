// Package pools: what comes out of a pool is its user's alone. Who resets it first
// finds nothing in it of those who had it before.
package pools

import (
	"bytes"
	"encoding/json"
	"sync"

	"flow/person"

	acme "acme.example/sdk"
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func encode(v any) string {
	b := buffers.Get().(*bytes.Buffer)
	b.Reset()
	defer buffers.Put(b)
	if err := json.NewEncoder(b).Encode(v); err != nil {
		return ""
	}
	return b.String()
}

func encoded(p person.Person) {
	acme.Text(encode(map[string]string{"plan": p.Plan}))
	acme.Text(encode(map[string]string{"mail": p.Email})) // want `Person\.Email`
}

var dirty = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func fill(p person.Person) {
	b := dirty.Get().(*bytes.Buffer)
	b.WriteString(p.Phone)
	dirty.Put(b)
}

// unreset finds what somebody else has left.
func unreset(p person.Person) {
	b := dirty.Get().(*bytes.Buffer)
	b.WriteString(p.Plan)
	acme.Text(b.String()) // want `Person\.Phone`
}

type event struct{ mail, plan string }

type sender struct{ pool sync.Pool }

func (s *sender) send(p person.Person) {
	e := s.pool.Get().(*event)
	*e = event{plan: p.Plan}
	acme.Text(e.plan)
	acme.Text(e.mail)
	e.mail = p.Email
	acme.Text(e.mail) // want `Person\.Email`
	s.pool.Put(e)
}
