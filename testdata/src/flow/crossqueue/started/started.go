// Package started gives data to a worker of another package that runs already.
package started

import (
	"flow/crossqueue/mail"
	"flow/person"
)

type server struct{ pump *mail.Pump }

func (s *server) signup(p person.Person) {
	s.pump.Put(p.Email) // want `Person\.Email`
	s.pump.Put(p.Plan)
	s.pump.Note(p.Phone)
}

func local(p person.Person) {
	pump := mail.Start()
	pump.Put(p.Phone) // want `Person\.Phone`
	pump.Put(p.Plan)
}
