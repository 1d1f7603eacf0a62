// Package interception starts recordings, with and without consent.
package interception

import (
	"context"

	"guardstubs/consent"
	"guardstubs/phone"
	"guardstubs/privacy"
)

func Unguarded(ctx context.Context, call string) {
	phone.Record(ctx, call) // want "phone.Record lets Phone record or observe without a consent check or purpose tag.*interception"
}

func Guarded(ctx context.Context, call string) {
	if consent.OneAgreed(call) {
		phone.Record(ctx, call)
	}
}

func Inverted(ctx context.Context, call string) {
	if consent.OneAgreed(call) {
		return
	}
	phone.Record(ctx, call) // want "phone.Record.*interception"
}

func After(ctx context.Context, call string) {
	phone.Record(ctx, call) // want "phone.Record.*interception"
	if !consent.OneAgreed(call) {
		return
	}
}

func Constant(ctx context.Context) {
	phone.Record(ctx, "line 1") // want "phone.Record.*interception"
}

func AllByOne(ctx context.Context, call string) {
	if consent.OneAgreed(call) {
		phone.RecordAll(ctx, call) // want "phone.RecordAll.*consent.OneAgreed, which is not one for all parties.*interception"
	}
}

func AllByAll(ctx context.Context, call string) {
	if !consent.AllAgreed(call) {
		return
	}
	phone.RecordAll(ctx, call)
	phone.Record(ctx, call)
}

func AllInverted(ctx context.Context, call string) {
	if !consent.AllAgreed(call) {
		phone.RecordAll(ctx, call) // want "phone.RecordAll.*interception"
	}
}

func Tagged(ctx context.Context, call string) {
	//consentvet:purpose support
	phone.Record(ctx, call)
	//consentvet:purpose training
	phone.Record(ctx, call) // want "phone.Record.*for training.*interception"
	phone.Record(privacy.WithPurpose(ctx, "support"), call)
}

func TaggedAll(ctx context.Context, call string) {
	//consentvet:purpose support
	phone.RecordAll(ctx, call) // want "phone.RecordAll.*interception"
	if consent.AllAgreed(call) {
		//consentvet:purpose support
		phone.RecordAll(ctx, call)
	}
}

func record(ctx context.Context, call string) { phone.Record(ctx, call) }

func AllCallersGuarded(ctx context.Context, call string) {
	if consent.OneAgreed(call) {
		record(ctx, call)
	}
}

//consentvet:caller-checks
func Start(ctx context.Context, call string) { phone.Record(ctx, call) }

func OfStart(ctx context.Context, call string) {
	Start(ctx, call) // want "interception"
	if consent.OneAgreed(call) {
		Start(ctx, call)
	}
}

func Asserted(ctx context.Context, call string) {
	//consentvet:consent support -- the announcement says so, and callers go on
	phone.Record(ctx, call)
}

func Goroutine(ctx context.Context, call string) {
	go phone.Record(ctx, call) // want "phone.Record.*interception"
	defer func() {
		phone.Record(ctx, call) // want "phone.Record.*interception"
	}()
	f := phone.Record
	f(ctx, call) // want "phone.Record.*interception"
}
