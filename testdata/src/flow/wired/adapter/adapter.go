// Package adapter implements it.
package adapter

import (
	"context"

	acme "acme.example/sdk"
)

// Vendor sends, Local does not.
type Vendor struct{ client *acme.Client }

func NewVendor(key string) *Vendor { return &Vendor{acme.New(key)} }

func (v *Vendor) Notify(ctx context.Context, to, text string) error {
	return v.client.Send(ctx, map[string]string{"to": to, "text": text})
}

func (v *Vendor) Audit(event string) { acme.Text(event) }

type Local struct{ lines []string }

func (l *Local) Notify(ctx context.Context, to, text string) error {
	l.lines = append(l.lines, to)
	return nil
}

func (l *Local) Audit(event string) { l.lines = append(l.lines, event) }
