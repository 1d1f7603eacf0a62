// Package helpers hands contexts on, for another package.
package helpers

import (
	"context"

	"guardstubs/desk"
	"guardstubs/privacy"
)

// Support returns a context for support.
func Support(ctx context.Context) context.Context { return privacy.WithPurpose(ctx, "support") }

// For returns a context for a purpose.
func For(ctx context.Context, purpose string) context.Context {
	return privacy.WithPurpose(ctx, purpose)
}

// FileText hands text to the third party.
func FileText(ctx context.Context, text string) { desk.FileContext(ctx, text) }
