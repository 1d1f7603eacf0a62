// Package telemetry tells Segment, PostHog and Sentry what happens in the
// shop.
package telemetry

import (
	"context"
	"fmt"

	"example.com/shop/customer"
	"gopkg.in/segmentio/analytics-go.v3"
)

// Tracker sends events to Segment.
type Tracker struct {
	client analytics.Client
}

// NewTracker returns a Tracker for a write key.
func NewTracker(writeKey string) *Tracker {
	return &Tracker{client: analytics.New(writeKey)}
}

// Track records that a customer did something.
func (t *Tracker) Track(_ context.Context, customerID, event string, props map[string]any) error {
	err := t.client.Enqueue(analytics.Track{
		UserId:     customerID,
		Event:      event,
		Properties: analytics.Properties(props),
	})
	if err != nil {
		return fmt.Errorf("telemetry: track %q: %w", event, err)
	}
	return nil
}

// Identify records who a customer is.
func (t *Tracker) Identify(_ context.Context, customerID string, traits analytics.Traits) error {
	if err := t.client.Enqueue(analytics.Identify{UserId: customerID, Traits: traits}); err != nil {
		return fmt.Errorf("telemetry: identify: %w", err)
	}
	return nil
}

// Close sends what is still queued.
func (t *Tracker) Close() error { return t.client.Close() }

// Traits describes a customer the way Segment likes it. It only maps; whoever
// sends the result answers for it.
func Traits(c customer.Customer) analytics.Traits {
	return analytics.NewTraits().
		SetName(c.Name).
		SetEmail(c.Email).
		Set("since", c.Since)
}
