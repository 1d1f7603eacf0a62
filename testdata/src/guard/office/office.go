// Package office sends for other packages: with tags of its own, with those of
// its callers, and with purposes that it is given.
package office

import (
	"context"

	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/desk"
	"guardstubs/mailer"
	"guardstubs/privacy"
)

// Purposes as others name them.
const (
	Help                     = "support"
	News     consent.Purpose = "marketing.email"
	Learning                 = consent.Training
)

// File leaves the purpose to its callers.
func File(ctx context.Context, text string) { desk.FileContext(ctx, text) }

// FileDeep does so through another function.
func FileDeep(ctx context.Context, text string) { file(context.WithoutCancel(ctx), text) }

func file(ctx context.Context, text string) { File(ctx, text) }

// FileTagged has a tag of its own.
func FileTagged(text string) {
	//consentvet:purpose support
	desk.File(text)
}

// FileNearer has a nearer tag than what the context carries.
func FileNearer(ctx context.Context, text string) {
	//consentvet:purpose training
	desk.FileContext(ctx, text)
}

// FileAs puts the purpose that it is given into the context.
func FileAs(ctx context.Context, purpose, text string) {
	desk.FileContext(privacy.WithPurpose(ctx, purpose), text)
}

// Background forgets what the context carries.
func Background(ctx context.Context, text string) { desk.FileContext(context.Background(), text) }

// WithHelp returns a context for support.
func WithHelp(ctx context.Context) context.Context { return privacy.WithPurpose(ctx, Help) }

// With returns a context for a purpose.
func With(ctx context.Context, p consent.Purpose) context.Context {
	return privacy.WithPurpose(ctx, string(p))
}

// Maybe returns a context for support, or not.
func Maybe(ctx context.Context, c customer.Customer) context.Context {
	if c.Plan == "" {
		return ctx
	}
	return WithHelp(ctx)
}

// Desk files under its own context.
type Desk struct{ Ctx context.Context }

// File files.
func (d Desk) File(text string) { desk.FileContext(d.Ctx, text) }

// Filer files.
type Filer interface {
	File(ctx context.Context, text string)
}

// Plain is a Filer.
type Plain struct{}

// File files.
func (Plain) File(ctx context.Context, text string) { desk.FileContext(ctx, text) }

// Must is for callers that hold the consent.
//
//consentvet:caller-checks
func Must(c customer.Customer) { mailer.Mail(c.Email) }

// MustAs is for callers that hold consent, or a purpose.
//
//consentvet:caller-checks
func MustAs(ctx context.Context, c customer.Customer) { desk.FileContext(ctx, c.Email) }

// MustDeep passes the duty on.
//
//consentvet:caller-checks
func MustDeep(c customer.Customer) { Must(c) }

// Forgets has no such directive.
func Forgets(c customer.Customer) {
	Must(c) // want "Customer.Email.*consentcheck"
}

// May asks for the purpose that it is given.
func May(p consent.Purpose, c customer.Customer) bool { return consent.Granted(c.ID, p) }

// MayDeep asks through another function, under another name for the purpose.
func MayDeep(c customer.Customer, p string) error {
	if May(consent.Purpose(p), c) {
		return nil
	}
	return consent.ErrMissing
}

// MayNews asks for a fixed purpose.
func MayNews(c customer.Customer) bool { return May(News, c) }

// Policy asks for its own purpose.
type Policy struct{ Purpose consent.Purpose }

// Allows asks.
func (p Policy) Allows(c customer.Customer) bool { return consent.Granted(c.ID, p.Purpose) }
