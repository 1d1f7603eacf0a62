// Package proven finds a customer in a context where only one who had agreed was
// put.
package proven

import (
	"context"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

type key struct{}

type anyKey struct{}

func InABranch(c customer.Customer) {
	ctx := context.Background()
	if consent.Granted(c.ID, consent.Marketing) {
		ctx = context.WithValue(ctx, key{}, c)
	}
	if agreed, ok := ctx.Value(key{}).(customer.Customer); ok {
		acme.Send(agreed.Email)
	}
}

func withProof(ctx context.Context, c *customer.Customer) context.Context {
	if !consent.Granted(c.ID, consent.Marketing) {
		return ctx
	}
	return context.WithValue(ctx, key{}, c)
}

func ByHelper(c *customer.Customer) {
	ctx := withProof(context.Background(), c)
	agreed, ok := ctx.Value(key{}).(*customer.Customer)
	if !ok {
		return
	}
	acme.Send(agreed.Email)
}

func Inverted(c *customer.Customer) {
	ctx := context.Background()
	if !consent.Granted(c.ID, consent.Marketing) {
		ctx = context.WithValue(ctx, key{}, c)
	}
	if agreed, ok := ctx.Value(key{}).(*customer.Customer); ok {
		acme.Send(agreed.Email) // want "Customer.Email.*consentcheck"
	}
}

func OnOtherPathToo(c *customer.Customer, force bool) {
	ctx := withProof(context.Background(), c)
	if force {
		ctx = context.WithValue(ctx, key{}, c)
	}
	if agreed, ok := ctx.Value(key{}).(*customer.Customer); ok {
		acme.Send(agreed.Email) // want "Customer.Email.*consentcheck"
	}
}

func OtherKey(c, d *customer.Customer) {
	ctx := withProof(context.WithValue(context.Background(), anyKey{}, d), c)
	if someone, ok := ctx.Value(anyKey{}).(*customer.Customer); ok {
		acme.Send(someone.Email) // want "Customer.Email.*consentcheck"
	}
}

func Replaced(c, d *customer.Customer) {
	ctx := context.WithValue(withProof(context.Background(), c), key{}, d)
	if someone, ok := ctx.Value(key{}).(*customer.Customer); ok {
		acme.Send(someone.Email) // want "Customer.Email.*consentcheck"
	}
}
