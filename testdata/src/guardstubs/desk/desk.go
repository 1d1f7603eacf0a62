// Package desk stands for the SDK of a third party that is approved for some purposes.
package desk

import "context"

// File hands its argument to the third party.
func File(v any) {}

// FileContext is File with a context.
func FileContext(ctx context.Context, v any) {}
