// Package carried finds a customer in a context, where only one who had agreed
// was put.
package carried

import (
	"context"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

type key struct{}

func withProof(ctx context.Context, c customer.Customer) context.Context {
	if !consent.Granted(c.ID, consent.Marketing) {
		return ctx
	}
	return context.WithValue(ctx, key{}, c)
}

func Proven(c customer.Customer) {
	ctx := withProof(context.Background(), c)
	if agreed, ok := ctx.Value(key{}).(customer.Customer); ok {
		acme.Send(agreed.Email)
	}
}
