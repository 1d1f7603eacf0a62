// Package preferences answers the questions about consent that many parts of
// the shop ask. The taxonomy doesn't name its functions: that they imply a
// consent check is found out from their code.
package preferences

import (
	"context"

	"example.com/shop/consent"
	"example.com/shop/customer"
)

// Service reads customers' preferences.
type Service struct {
	ledger *consent.Ledger
}

// New returns a Service over the ledger.
func New(l *consent.Ledger) *Service { return &Service{ledger: l} }

// AllowsAnalytics tells whether the customer may be measured.
func (s *Service) AllowsAnalytics(ctx context.Context, c customer.Customer) bool {
	return s.ledger.Granted(ctx, c.ID, consent.Analytics)
}

// RefusesTraining tells whether the customer's conversations must stay out of
// model training.
func (s *Service) RefusesTraining(ctx context.Context, customerID string) bool {
	return !s.ledger.Granted(ctx, customerID, consent.ModelTraining)
}
