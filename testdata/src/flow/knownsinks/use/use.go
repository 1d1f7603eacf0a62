// Package use has two kinds of sinks, and layers before them.
package use

import (
	"io"
	"os"

	"flow/knownsinks/log"
	"flow/person"

	acme "acme.example/sdk"
)

type vendor struct{}

func (vendor) Emit(e log.Entry) error {
	acme.Send(map[string]any{"msg": e.Msg, "fields": e.Fields})
	return nil
}

type levels struct {
	next log.Sink
	min  string
}

func (l levels) Emit(e log.Entry) error {
	if e.Level < l.min {
		return nil
	}
	return l.next.Emit(e)
}

func both(p person.Person) {
	a := log.New(levels{next: vendor{}})
	a.Info("x", "mail", p.Email) // want `Person\.Email`
	a.Info("x", "plan", p.Plan)
	b := log.New(levels{next: log.Writer{W: os.Stderr}})
	b.Info("x", "mail", p.Email)
	c := log.New(log.Multi{log.Writer{W: io.Discard}, levels{next: vendor{}}})
	c.Info("hello " + p.Name) // want `Person\.Name`
	c.Info("hello " + p.Plan)
	d := log.New(log.Multi{log.Writer{W: io.Discard}, levels{next: log.Writer{W: os.Stderr}}})
	d.Info("hello " + p.Name)
}
