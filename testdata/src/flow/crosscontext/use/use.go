// Package use reads the user from the context.
package use

import (
	"context"

	"flow/crosscontext/auth"
	"flow/person"

	acme "acme.example/sdk"
)

func handle(ctx context.Context, p *person.Person) {
	ctx = auth.WithUser(ctx, p)
	if mail, ok := auth.User(ctx); ok {
		acme.Text(mail) // want `Person\.Email`
	}
	acme.Text(auth.Plan(ctx))
}

func track(ctx context.Context) {
	mail, _ := auth.User(ctx)
	acme.Text(mail)
}

func trackPlan(ctx context.Context) { acme.Text(auth.Plan(ctx)) }

func deeper(ctx context.Context, p *person.Person) {
	c, cancel := context.WithCancel(auth.WithUser(ctx, p))
	defer cancel()
	track(c) // want `Person\.Email`
	trackPlan(c)
	track(ctx)
}
