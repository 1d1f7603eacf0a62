// Package appfields: an application keeps its adapters in fields.
package appfields

import (
	"context"

	"flow/crossiface/store"
	"flow/crossiface/vendorstore"
)

type app struct{ to store.Sink }

func newApp() *app { return &app{to: vendorstore.NewVendor("key")} }

func newLocalApp() *local { return &local{to: vendorstore.NewFile("x")} }

type local struct{ to store.Sink }

func (a *app) run(ctx context.Context, from store.People) error {
	return store.Export(ctx, from, a.to) // want `Person\.Email.* reaches Acme`
}

func (l *local) run(ctx context.Context, from store.People) error {
	return store.Export(ctx, from, l.to)
}
