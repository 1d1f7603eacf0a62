// Package domain keeps what it is given in options, maps, slices, fields of
// function type and package variables.
package domain

import (
	"context"

	"flow/person"
)

type Notifier interface {
	Notify(ctx context.Context, to, text string) error
}

type Sink interface{ Put(v any) }

// Quiet is the default.
type Quiet struct{}

func (Quiet) Notify(ctx context.Context, to, text string) error { return nil }

type Service struct {
	notifier Notifier
	sinks    []Sink
	named    map[string]Sink
	deliver  func(to string) error
	hooks    []func(p *person.Person)
	Public   Sink
}

// OnSignup is set by whoever wants to know.
var OnSignup func(p *person.Person)

// Exporters are registered by plugins.
var Exporters = map[string]Sink{}

type Option func(*Service)

func WithNotifier(n Notifier) Option { return func(s *Service) { s.notifier = n } }
func WithSink(s Sink) Option         { return func(x *Service) { x.sinks = append(x.sinks, s) } }
func WithHook(f func(p *person.Person)) Option {
	return func(x *Service) { x.hooks = append(x.hooks, f) }
}
func WithDeliver(f func(to string) error) Option { return func(x *Service) { x.deliver = f } }

func New(opts ...Option) *Service {
	s := &Service{named: map[string]Sink{}}
	for _, o := range opts {
		o(s)
	}
	if s.notifier == nil {
		s.notifier = Quiet{}
	}
	return s
}

func (s *Service) Register(name string, x Sink) { s.named[name] = x }

func RegisterExporter(name string, x Sink) { Exporters[name] = x }

func (s *Service) Welcome(ctx context.Context, p *person.Person) error {
	return s.notifier.Notify(ctx, p.Email, "welcome")
}

func (s *Service) Broadcast(p *person.Person) {
	for _, x := range s.sinks {
		x.Put(p.Phone)
	}
	if x, ok := s.named["crm"]; ok {
		x.Put(map[string]string{"email": p.Email})
	}
}

func (s *Service) Remind(p *person.Person) error {
	if s.deliver == nil {
		return nil
	}
	return s.deliver(p.Email)
}

func (s *Service) Joined(p *person.Person) {
	for _, h := range s.hooks {
		h(p)
	}
	if OnSignup != nil {
		OnSignup(p)
	}
	for _, x := range Exporters {
		x.Put(p.Phone)
	}
	if s.Public != nil {
		s.Public.Put(p.Email)
	}
}

// Goodbye passes its notifier on.
func (s *Service) Goodbye(ctx context.Context, p *person.Person) error {
	return notify(ctx, s.notifier, p.Name)
}

func notify(ctx context.Context, n Notifier, to string) error {
	return n.Notify(ctx, to, "goodbye")
}

// Tell has a notifier of the caller's.
func Tell(ctx context.Context, n Notifier, to string) error {
	return n.Notify(ctx, to, "hello")
}
