// Package store declares a source of people behind an interface, and a place
// for them.
package store

import (
	"context"

	"flow/person"
)

type People interface {
	All(ctx context.Context) ([]*person.Person, error)
	Mails(ctx context.Context) ([]string, error)
}

type Sink interface {
	Put(ctx context.Context, v any) error
}

// Export copies everything.
func Export(ctx context.Context, from People, to Sink) error {
	list, err := from.All(ctx)
	if err != nil {
		return err
	}
	for _, p := range list {
		if err := to.Put(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// ExportPlans copies nothing personal.
func ExportPlans(ctx context.Context, from People, to Sink) error {
	list, err := from.All(ctx)
	if err != nil {
		return err
	}
	for _, p := range list {
		if err := to.Put(ctx, p.Plan); err != nil {
			return err
		}
	}
	return nil
}
