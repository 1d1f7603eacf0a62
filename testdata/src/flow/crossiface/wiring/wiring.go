// Package wiring joins port and adapter: here it is known where data goes.
package wiring

import (
	"flow/crossiface/adapter"
	"flow/crossiface/port"
	"flow/person"
)

func sends(p *person.Person) {
	s := &port.Service{Mailer: adapter.Vendor{}, Count: adapter.Counter{}}
	s.Welcome(p) // want `Person\.Email.* reaches Acme`
}

func innocent(p *person.Person) {
	s := &port.Service{Mailer: adapter.BodyOnly{}, Count: adapter.Counter{}}
	s.Welcome(p)
}
