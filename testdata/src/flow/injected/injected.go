// Package injected: an implementation kept in a field.
package injected

import (
	"flow/person"

	acme "acme.example/sdk"
)

type notifier interface{ Notify(text string) }

type vendorNotifier struct{ c *acme.Client }

func (v *vendorNotifier) Notify(text string) { v.c.Send(nil, text) }

// logger is a second interface, none of whose implementations sends.
type logger interface{ Log(text string) }

type fileLogger struct{ lines []string }

type service struct {
	notify notifier
	log    logger
}

func newService(n notifier, l logger) *service { return &service{n, l} }

func (s *service) signup(p person.Person) {
	s.log.Log(p.Phone)
	s.notify.Notify(p.Phone) // want `Person\.Phone`
	s.notify.Notify(p.ID)
}

func wire(p person.Person) { newService(&vendorNotifier{}, &fileLogger{}).signup(p) }

func (l *fileLogger) Log(text string) { l.lines = append(l.lines, text) }
