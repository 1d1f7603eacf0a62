// Package lib_errgroup: the error of a goroutine is what Wait returns.
package lib_errgroup

import (
	"errors"

	"flow/person"

	acme "acme.example/sdk"
	"golang.org/x/sync/errgroup"
)

func failing(p *person.Person) {
	var g, h errgroup.Group
	g.Go(func() error { return errors.New("no mail to " + p.Email) })
	h.Go(func() error { return errors.New("no plan " + p.Plan) })
	acme.Send(g.Wait()) // want `Person\.Email`
	acme.Send(h.Wait())
}
