// Package decorate wraps implementations.
package decorate

import (
	"context"

	"flow/wired/domain"
)

// Retrying tries again.
type Retrying struct {
	domain.Tools
	times int
}

func Retry(t domain.Tools, n int) domain.Tools { return &Retrying{t, n} }

func (r *Retrying) Notify(ctx context.Context, to, text string) error {
	var err error
	for range r.times {
		if err = r.Tools.Notify(ctx, to, text); err == nil {
			return nil
		}
	}
	return err
}

// Muted lets nothing through.
type Muted struct{ domain.Tools }

func Mute(t domain.Tools) domain.Tools { return Muted{t} }

func (Muted) Notify(ctx context.Context, to, text string) error { return nil }
