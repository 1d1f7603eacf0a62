// Package recordings starts recordings of one party or of all, with the consent
// of the call's own parties or of others.
package recordings

import (
	"context"

	"guardstubs/consent"
	"guardstubs/phone"
)

// Call is a call with a customer.
type Call struct{ ID, CustomerID string }

func Own(ctx context.Context, c *Call) {
	if consent.AllAgreed(c.ID) {
		phone.RecordAll(ctx, c.ID)
	}
}

func OfAnother(ctx context.Context, c, d *Call) {
	if consent.AllAgreed(d.ID) {
		phone.RecordAll(ctx, c.ID) // want "phone.RecordAll.*under consent of another data subject.*interception"
	}
}

func Previous(ctx context.Context, calls []*Call) {
	agreed := false
	for _, c := range calls {
		if agreed {
			phone.RecordAll(ctx, c.ID) // want "phone.RecordAll.*interception"
		}
		agreed = consent.AllAgreed(c.ID)
	}
}

func Each(ctx context.Context, calls []*Call) {
	for _, c := range calls {
		if !consent.AllAgreed(c.ID) {
			continue
		}
		phone.RecordAll(ctx, c.ID)
	}
}

// Both asks one party by one check and all by another.
func Both(ctx context.Context, c *Call) {
	if consent.OneAgreed(c.ID) && consent.AllAgreed(c.ID) {
		phone.RecordAll(ctx, c.ID)
	}
}

func Either(ctx context.Context, c *Call) {
	if consent.OneAgreed(c.ID) || consent.AllAgreed(c.ID) {
		phone.RecordAll(ctx, c.ID) // want "phone.RecordAll.*interception"
		phone.Record(ctx, c.ID)
	}
}

func agreed(id string) bool { return id != "" && consent.AllAgreed(id) }

func Wrapped(ctx context.Context, c *Call) {
	if agreed(c.ID) {
		phone.RecordAll(ctx, c.ID)
	}
}

func start(ctx context.Context, c *Call) { phone.RecordAll(ctx, c.ID) }

func OfCallers(ctx context.Context, c *Call) {
	if agreed(c.ID) {
		start(ctx, c)
	}
}

func begin(ctx context.Context, c *Call) {
	phone.RecordAll(ctx, c.ID) // want "phone.RecordAll.*interception"
}

func OneCallerAsks(ctx context.Context, c *Call) {
	if agreed(c.ID) {
		begin(ctx, c)
	}
}

func OneCallerDoesNot(ctx context.Context, c *Call) {
	begin(ctx, c)
}

// Training is the purpose: consent for support does not do.
func Training(ctx context.Context, c *Call) {
	if consent.AllAgreed(c.ID) {
		//consentvet:purpose training
		phone.RecordAll(ctx, c.ID) // want "phone.RecordAll.*for training under consent for support only.*interception"
	}
}

func Announced(ctx context.Context, c *Call) {
	//consentvet:consent support -- an announcement asks everybody on the line
	phone.RecordAll(ctx, c.ID)
}
