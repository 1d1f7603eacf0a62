package telemetry

import (
	"context"
	"fmt"
	"time"

	"example.com/shop/customer"
	"example.com/shop/privacy"
	"github.com/getsentry/sentry-go"
)

// Errors reports failures to Sentry.
type Errors struct {
	secret []byte // of the pseudonyms
}

// NewErrors starts the Sentry client. Without a DSN nothing is sent.
func NewErrors(dsn string, secret []byte) (*Errors, error) {
	if err := sentry.Init(sentry.ClientOptions{Dsn: dsn, AttachStacktrace: true}); err != nil {
		return nil, fmt.Errorf("telemetry: sentry: %w", err)
	}
	return &Errors{secret: secret}, nil
}

// Report sends an error.
func (e *Errors) Report(_ context.Context, err error) {
	sentry.CaptureException(err)
}

// ReportFor sends an error together with a pseudonym of the customer it
// happened to, so that two reports about one person can be told.
//
//consentvet:purpose operations
func (e *Errors) ReportFor(_ context.Context, c customer.Customer, err error) {
	hub := sentry.CurrentHub().Clone()
	// Allowed: Hash turns the address into a pseudonym, which Sentry is approved
	// for under the function's purpose, a legitimate interest.
	hub.Scope().SetUser(sentry.User{ID: privacy.Hash(e.secret, c.Email)})
	hub.CaptureException(err)
}

// ReportCheckout sends an error of the checkout.
func (e *Errors) ReportCheckout(_ context.Context, c customer.Customer, err error) {
	hub := sentry.CurrentHub().Clone()
	// Leak: the whole customer is attached, and Sentry is approved for nothing of
	// it.
	hub.Scope().SetContext("checkout", sentry.Context{"customer": c}) // want consentcheck "user.contact.email.*Customer.Email.*reach.* Sentry" approvedsink "user.contact.email.*Customer.Email.* Sentry"
	hub.CaptureException(err)
}

// Close sends what is still queued.
func (e *Errors) Close() { sentry.Flush(2 * time.Second) }
