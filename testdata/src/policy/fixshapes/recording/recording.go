// Package recording starts recordings.
package recording

import (
	"context"

	"guardstubs/consent"
	"guardstubs/phone"
)

var _ = consent.Granted

// Call is a call.
type Call struct{ ID, Region string }

func All(ctx context.Context, callID string) error {
	phone.RecordAll(ctx, callID) // fix "Return early without consent for support"
	return nil
}

func OfCall(ctx context.Context, c *Call) {
	phone.RecordAll(ctx, c.ID) // fix "Return early without consent for support"
}

// One party may be recorded for a purpose that needs no consent.
func One(ctx context.Context, callID string) {
	phone.Record(ctx, callID) // fix "Return early without consent for support" "Tag the call with the purpose support"
}

// Region identifies no call.
func Region(ctx context.Context, c *Call) {
	phone.RecordAll(ctx, c.Region) // nofix
}
