// Package method asks a method that takes a context.
package method

import (
	"context"
	"net/http"

	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
)

// Service has a ledger.
type Service struct{ ledger *consent.Ledger }

func (s *Service) Send(ctx context.Context, c customer.Customer) error {
	mailer.MailContext(ctx, c.Email) // fix "Return early without consent for marketing"
	return nil
}

func (s *Service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c, err := customer.Load(r.FormValue("id"))
	if err != nil {
		return
	}
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
}

// NoContext has none to ask with.
func (s *Service) NoContext(c customer.Customer) {
	mailer.Mail(c.Email) // nofix
}

// NoLedger has nobody to ask.
func NoLedger(ctx context.Context, c customer.Customer) {
	mailer.MailContext(ctx, c.Email) // nofix
}

// TwoLedgers could ask either.
func TwoLedgers(ctx context.Context, a, b *consent.Ledger, c customer.Customer) {
	mailer.MailContext(ctx, c.Email) // nofix
}
