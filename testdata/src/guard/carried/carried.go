// Package carried has proofs of consent in contexts, and customers who are no
// proof of it.
package carried

import (
	"context"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
	"guardstubs/token"
)

type key struct{}

// WithProof keeps a customer who has agreed, and nobody else.
func WithProof(ctx context.Context, c customer.Customer) context.Context {
	if !consent.Granted(c.ID, consent.Marketing) {
		return ctx
	}
	return context.WithValue(ctx, key{}, c)
}

// WithAnyone keeps whoever it is.
func WithAnyone(ctx context.Context, c customer.Customer) context.Context {
	return context.WithValue(ctx, other{}, c)
}

type other struct{}

type tokenKey struct{}

func deliver(tok token.Token, c customer.Customer) { mailer.Mail(c.Email) }

// FromToken finds the proof in the context.
func FromToken(ctx context.Context, c customer.Customer) {
	if tok, ok := ctx.Value(tokenKey{}).(token.Token); ok {
		deliver(tok, c)
	}
}

func deliverAny(tok any, c customer.Customer) {
	mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
}

func FromAnything(ctx context.Context, c customer.Customer) {
	if tok := ctx.Value(tokenKey{}); tok != nil {
		deliverAny(tok, c)
	}
}

// Another may have put somebody there before.
func Before(ctx context.Context, c customer.Customer) {
	ctx = WithProof(ctx, c)
	if agreed, ok := ctx.Value(key{}).(customer.Customer); ok {
		acme.Send(agreed.Email) // want "Customer.Email.*consentcheck"
	}
}

func Anyone(ctx context.Context, c customer.Customer) {
	ctx = WithAnyone(ctx, c)
	if someone, ok := ctx.Value(other{}).(customer.Customer); ok {
		acme.Send(someone.Email) // want "Customer.Email.*consentcheck"
	}
}

func NotTheProven(ctx context.Context, c, d customer.Customer) {
	ctx = WithProof(ctx, c)
	if _, ok := ctx.Value(key{}).(customer.Customer); ok {
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}
