// Package privacy puts purposes into contexts.
package privacy

import "context"

type key struct{}

// WithPurpose returns a context that carries a purpose.
func WithPurpose(ctx context.Context, purpose string) context.Context {
	return context.WithValue(ctx, key{}, purpose)
}
