// Package ifacewired gives a box of another package an implementation that sends.
package ifacewired

import (
	"flow/ifacewrites"
	"flow/person"

	acme "acme.example/sdk"
)

type mailer struct{}

func (mailer) Handle(r *ifacewrites.Request) { acme.Text(r.To) }

type planner struct{}

func (planner) Handle(r *ifacewrites.Request) { acme.Text(r.Text) }

func run(p person.Person) {
	b := &ifacewrites.Box{S: mailer{}}
	b.Run(p) // want `Person\.Email`
	q := &ifacewrites.Box{S: planner{}}
	q.Run(p)
}
