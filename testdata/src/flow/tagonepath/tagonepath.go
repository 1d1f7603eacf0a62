// Package tagonepath: a tag that holds on one path only is none.
package tagonepath

import (
	"context"

	"flow/consent"
	"flow/person"

	acme "acme.example/sdk"
)

func onOnePath(ctx context.Context, c *acme.Client, p person.Person, b bool) {
	if b {
		ctx = consent.With(ctx, "support")
	}
	c.Send(ctx, p.Email) // want `Person\.Email`
}
