// Package disagreeing sends under consent for one purpose in a context that is for
// another one, which a literal has captured or a helper was given.
package disagreeing

import (
	"context"

	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/desk"
	"guardstubs/privacy"
)

func with(c customer.Customer, f func()) {
	if consent.Granted(c.ID, consent.Support) {
		f()
	}
}

func Captured(ctx context.Context, c customer.Customer) {
	ctx = privacy.WithPurpose(ctx, "training")
	with(c, func() {
		desk.FileContext(ctx, c.Email) // want "Desk for training under consent for support only"
	})
}

func CapturedAndCalled(ctx context.Context, c customer.Customer) {
	ctx = privacy.WithPurpose(ctx, "training")
	if consent.Granted(c.ID, consent.Support) {
		func() {
			desk.FileContext(ctx, c.Email) // want "Desk for training under consent for support only"
		}()
	}
}

func CapturedSame(ctx context.Context, c customer.Customer) {
	ctx = privacy.WithPurpose(ctx, "support")
	with(c, func() {
		desk.FileContext(ctx, c.Email)
	})
}

func CapturedAsked(ctx context.Context, c customer.Customer) {
	ctx = privacy.WithPurpose(ctx, "training")
	if !consent.Granted(c.ID, consent.Training) {
		return
	}
	with(c, func() {
		desk.FileContext(ctx, c.Email)
	})
}

func CapturedUntagged(ctx context.Context, c customer.Customer) {
	with(c, func() {
		desk.FileContext(ctx, c.Email)
	})
}

func file(ctx context.Context, c customer.Customer) {
	if consent.Granted(c.ID, consent.Support) {
		desk.FileContext(ctx, c.Email) // want "Desk for training under consent for support only"
	}
}

func fileSame(ctx context.Context, c customer.Customer) {
	if consent.Granted(c.ID, consent.Support) {
		desk.FileContext(ctx, c.Email)
	}
}

func Helped(ctx context.Context, c customer.Customer) {
	file(privacy.WithPurpose(ctx, "training"), c)
	fileSame(privacy.WithPurpose(ctx, "support"), c)
	fileSame(ctx, c)
}
