// Package export wires a source of people to a vendor and to a file.
package export

import (
	"context"

	"flow/crossiface/store"
	"flow/crossiface/vendorstore"
)

func vendor(ctx context.Context, from store.People) error {
	return store.Export(ctx, from, vendorstore.NewVendor("key")) // want `Person\.Email.* reaches Acme`
}

func plans(ctx context.Context, from store.People) error {
	return store.ExportPlans(ctx, from, vendorstore.NewVendor("key"))
}

func file(ctx context.Context, from store.People) error {
	return store.Export(ctx, from, vendorstore.NewFile("people.json"))
}

func variable(ctx context.Context, from store.People) error {
	var to store.Sink = vendorstore.NewFile("people.json")
	if err := store.Export(ctx, from, to); err != nil {
		return err
	}
	to = vendorstore.NewVendor("key")
	return store.Export(ctx, from, to) // want `Person\.Email.* reaches Acme`
}
