// Package errgroups: goroutines that are waited for, with their errors.
package errgroups

import (
	"context"

	"flow/person"

	acme "acme.example/sdk"
	"golang.org/x/sync/errgroup"
)

func each(ctx context.Context, list []*person.Person) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(4)
	for _, p := range list {
		g.Go(func() error {
			acme.Text(p.Email) // want `Person\.Email`
			acme.Text(p.Plan)
			return ctx.Err()
		})
	}
	return g.Wait()
}

func collected(list []*person.Person) {
	var g errgroup.Group
	mails, plans := make([]string, len(list)), make([]string, len(list))
	for i, p := range list {
		g.Go(func() error {
			mails[i], plans[i] = p.Email, p.Plan
			return nil
		})
	}
	acme.Send(g.Wait())
	acme.Send(mails) // want `Person\.Email`
	acme.Send(plans)
}
