// Package app fills a queue in one function and flushes it in another.
package app

import (
	"flow/crossqueue/mail"
	"flow/person"
)

type server struct {
	out   *mail.Queue
	other *mail.Pump
}

func (s *server) signup(p person.Person) { s.out.Push(p.Email) }

func (s *server) loop() { s.out.Flush() } // want `Person\.Email`
