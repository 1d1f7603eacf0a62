// Package registry finds implementations by name.
package registry

import (
	"context"

	"flow/crossiface/store"
	"flow/crossiface/vendorstore"
	"flow/person"
)

var sinks = map[string]store.Sink{
	"vendor": vendorstore.NewVendor("key"),
	"file":   vendorstore.NewFile("x"),
}

func byName(ctx context.Context, name string, p *person.Person) {
	sinks[name].Put(ctx, p) // want `Person\.Email.* reaches Acme`
	sinks[name].Put(ctx, p.Plan)
}

func list(ctx context.Context, p *person.Person) {
	all := []store.Sink{vendorstore.NewFile("x"), vendorstore.NewVendor("key")}
	for _, s := range all {
		s.Put(ctx, p) // want `Person\.Email.* reaches Acme`
		s.Put(ctx, p.Plan)
	}
	files := []store.Sink{vendorstore.NewFile("x"), vendorstore.NewFile("y")}
	for _, s := range files {
		s.Put(ctx, p)
	}
}

func choose(vendor bool) store.Sink {
	if vendor {
		return vendorstore.NewVendor("key")
	}
	return vendorstore.NewFile("x")
}

func chosen(ctx context.Context, p *person.Person) {
	choose(true).Put(ctx, p) // want `Person\.Email.* reaches Acme`
	choose(true).Put(ctx, p.Plan)
}
