// Package domain says what the service needs.
package domain

import (
	"context"

	"flow/person"
)

type Notifier interface {
	Notify(ctx context.Context, to, text string) error
}

type Auditor interface{ Audit(event string) }

// Tools embeds both.
type Tools interface {
	Notifier
	Auditor
}

type Service struct {
	tools Tools
	only  Notifier
}

func NewService(t Tools, n Notifier) *Service { return &Service{t, n} }

func (s *Service) Signup(ctx context.Context, p *person.Person) error {
	s.tools.Audit("signup " + p.Plan)
	return s.tools.Notify(ctx, p.Email, "welcome")
}

func (s *Service) Remind(ctx context.Context, p *person.Person) error {
	return s.only.Notify(ctx, p.Plan, "your plan")
}
