// Package acme stands for the SDK of a third party that nothing is decided about.
package acme

import "context"

// Send hands its arguments to the third party.
func Send(values ...any) {}

// Post is Send with a context.
func Post(ctx context.Context, v any) error { return nil }
