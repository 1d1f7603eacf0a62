// Package interception starts recordings, with and without consent.
package interception

import (
	"context"

	"guardstubs/consent"
	"guardstubs/phone"
)

func recordSome(ctx context.Context, call string) {
	phone.Record(ctx, call) // want "phone.Record.*interception"
}

func CallerGuarded(ctx context.Context, call string) {
	if consent.OneAgreed(call) {
		recordSome(ctx, call)
	}
}

func CallerUnguarded(ctx context.Context, call string) {
	recordSome(ctx, call)
}

func recordAll(ctx context.Context, call string) {
	phone.RecordAll(ctx, call) // want "phone.RecordAll.*interception"
}

func CallerOneAgreed(ctx context.Context, call string) {
	if consent.OneAgreed(call) {
		recordAll(ctx, call)
	}
}

func OtherCall(ctx context.Context, call, other string) {
	if consent.OneAgreed(other) {
		phone.Record(ctx, call) // want "phone.Record.*interception"
	}
}
