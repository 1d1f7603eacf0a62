// Package cmd knows where data goes.
package cmd

import (
	"context"

	"flow/person"
	"flow/wired/adapter"
	"flow/wired/decorate"
	"flow/wired/domain"
)

func direct(ctx context.Context, p *person.Person) error {
	v := adapter.NewVendor("key")
	return domain.NewService(v, v).Signup(ctx, p) // want `Person\.Email.* reaches Acme`
}

func retried(ctx context.Context, p *person.Person) error {
	v := adapter.NewVendor("key")
	s := domain.NewService(decorate.Retry(v, 3), v)
	if err := s.Remind(ctx, p); err != nil {
		return err
	}
	return s.Signup(ctx, p) // want `Person\.Email.* reaches Acme`
}

func muted(ctx context.Context, p *person.Person) error {
	v := adapter.NewVendor("key")
	return domain.NewService(decorate.Mute(v), v).Signup(ctx, p)
}

func local(ctx context.Context, p *person.Person) error {
	l := &adapter.Local{}
	return domain.NewService(l, l).Signup(ctx, p)
}
