// Package harmless gives the service what does not send.
package harmless

import (
	acme "acme.example/sdk"

	"flow/person"
	"flow/wiredparts/adapter"
	"flow/wiredparts/domain"
)

func wire() *domain.Service {
	c := &adapter.Counter{}
	s := domain.New(
		domain.WithNotifier(c),
		domain.WithSink(c),
		domain.WithDeliver(func(to string) error { acme.Text("a mail was sent"); return nil }),
		domain.WithHook(func(p *person.Person) { acme.Text(p.Plan) }),
	)
	s.Register("crm", c)
	domain.RegisterExporter("x", c)
	domain.OnSignup = func(p *person.Person) { acme.Text(p.Plan) }
	s.Public = c
	return s
}
