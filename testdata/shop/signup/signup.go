// Package signup opens customer accounts.
package signup

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"time"

	"example.com/shop/consent"
	"example.com/shop/customer"
	"example.com/shop/messaging"
)

// Form is what a visitor fills in.
type Form struct {
	Name       string `json:"name" pii:"name"`
	Email      string `json:"email" pii:"email"`
	Phone      string `json:"phone" pii:"phone"`
	Birthday   string `json:"birthday" pii:"birthdate"` // want datatype "birthdate"
	Newsletter bool   `json:"newsletter"`
}

// Tracker records what customers do. The server decides who that is told to.
type Tracker interface {
	Track(ctx context.Context, customerID, event string, props map[string]any) error
}

// Service opens accounts.
type Service struct {
	customers customer.Repository
	ledger    *consent.Ledger
	mailer    *messaging.Mailer
	tracker   Tracker
}

// NewService returns a Service.
func NewService(r customer.Repository, l *consent.Ledger, m *messaging.Mailer, t Tracker) *Service {
	return &Service{customers: r, ledger: l, mailer: m, tracker: t}
}

// Register creates an account and mails its owner the link that confirms it.
func (s *Service) Register(ctx context.Context, f Form) (customer.Customer, error) {
	c := customer.Customer{
		ID:             rand.Text(),
		Name:           f.Name,
		Email:          f.Email,
		Phone:          f.Phone,
		MarketingOptIn: f.Newsletter,
		Since:          time.Now(),
	}
	if err := s.customers.Save(ctx, c); err != nil {
		return customer.Customer{}, fmt.Errorf("signup: save: %w", err)
	}
	if err := s.sendLink(ctx, f, c.ID); err != nil {
		return customer.Customer{}, err
	}
	// Leak: the address goes to whatever tracker the server was built with. This
	// package doesn't know it, so that the finding stands in cmd/shop.
	props := map[string]any{"email": c.Email, "newsletter": f.Newsletter}
	if err := s.tracker.Track(ctx, c.ID, "Signed Up", props); err != nil {
		slog.WarnContext(ctx, "sign-up not tracked", "err", err)
	}
	return c, nil
}

// sendLink mails the confirmation link: there is no account without it.
//
//consentvet:purpose fulfilment
func (s *Service) sendLink(ctx context.Context, f Form, id string) error {
	// Allowed: the function's tag names a purpose whose legal basis is the
	// contract, so that no consent is needed.
	body := "Welcome! Please follow https://shop.example.com/confirm?id=" + id
	return s.mailer.Send(ctx, f.Name, f.Email, "Your account", body)
}

// Confirm activates the account with this id.
func (s *Service) Confirm(ctx context.Context, id string) error {
	c, err := s.customers.ByID(ctx, id)
	if err != nil {
		return err
	}
	if s.ledger.Granted(ctx, id, consent.Analytics) {
		// Allowed: the customer was loaded by the id whose consent was checked. The
		// tracker is Segment, which is approved for names under analytics.
		return s.tracker.Track(ctx, id, "Confirmed", map[string]any{"name": c.Name})
	}
	return nil
}
