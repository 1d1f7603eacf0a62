// Package wire gives the service what sends.
package wire

import (
	"context"

	acme "acme.example/sdk"

	"flow/person"
	"flow/wiredparts/adapter"
	"flow/wiredparts/domain"
)

func optioned() *domain.Service {
	return domain.New(domain.WithNotifier(adapter.NewMail("key"))) // want `Person\.Email.*Person\.Name.* reaches Acme`
}

func several() *domain.Service {
	return domain.New(domain.WithSink(&adapter.Counter{}), domain.WithSink(adapter.Upload{})) // want `Person\.Phone.* reaches Acme`
}

func registered(s *domain.Service) {
	s.Register("crm", adapter.Upload{}) // want `Person\.Email.* reaches Acme`
}

func exporter() {
	domain.RegisterExporter("x", adapter.Upload{}) // want `Person\.Phone.* reaches Acme`
}

func delivering() *domain.Service {
	return domain.New(domain.WithDeliver(func(to string) error { // want `Person\.Email.* reaches Acme`
		acme.Text(to)
		return nil
	}))
}

func hooked() *domain.Service {
	return domain.New(domain.WithHook(func(p *person.Person) {
		acme.Text(p.Phone) // want `Person\.Phone.* reaches Acme`
	}))
}

func announced() {
	domain.OnSignup = func(p *person.Person) {
		acme.Text(p.Email) // want `Person\.Email.* reaches Acme`
	}
}

func public(s *domain.Service) {
	s.Public = adapter.Upload{} // want `Person\.Email.* reaches Acme`
}

func told(ctx context.Context, p *person.Person) {
	_ = domain.Tell(ctx, adapter.NewMail("key"), p.Phone) // want `Person\.Phone.* reaches Acme`
	_ = domain.Tell(ctx, &adapter.Counter{}, p.Phone)
	_ = domain.Tell(ctx, domain.Quiet{}, p.Phone)
	_ = domain.Tell(ctx, adapter.NewMail("key"), p.Plan)
}
