// Package adland stands for the SDK of a third party that is approved for some purposes.
package adland

import "context"

// Show hands its argument to the third party.
func Show(v any) {}

// ShowContext is Show with a context.
func ShowContext(ctx context.Context, v any) {}
