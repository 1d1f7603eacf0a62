package telemetry

import (
	"context"
	"fmt"

	"example.com/shop/customer"
	"example.com/shop/preferences"
	"github.com/posthog/posthog-go"
)

// Product measures how the shop is used, with PostHog.
type Product struct {
	client posthog.Client
	prefs  *preferences.Service
}

// NewProduct returns a Product for an API key.
func NewProduct(key string, prefs *preferences.Service) *Product {
	return &Product{client: posthog.New(key), prefs: prefs}
}

// Event records an event with properties that the caller chose.
func (p *Product) Event(_ context.Context, customerID, event string, props map[string]any) error {
	msg := posthog.Capture{DistinctId: customerID, Event: event, Properties: posthog.Properties(props)}
	if err := p.client.Enqueue(msg); err != nil {
		return fmt.Errorf("telemetry: event %q: %w", event, err)
	}
	return nil
}

// Viewed records that a customer looked at an article.
func (p *Product) Viewed(_ context.Context, c customer.Customer, sku string) error {
	// Leak: the whole customer goes along as one property.
	props := posthog.NewProperties().Set("sku", sku).Set("customer", c)
	return p.client.Enqueue(posthog.Capture{DistinctId: c.ID, Event: "Article Viewed", Properties: props}) // want consentcheck "user.contact.email.*Customer.Email.*reach.* PostHog"
}

// Searched records what a customer looked for.
func (p *Product) Searched(ctx context.Context, c customer.Customer, terms string) error {
	if !p.prefs.AllowsAnalytics(ctx, c) {
		return nil
	}
	// Allowed: AllowsAnalytics, in another package, is true only with consent
	// for analytics.
	props := posthog.Properties{"terms": terms, "city": c.Address.City}
	return p.client.Enqueue(posthog.Capture{DistinctId: c.ID, Event: "Searched", Properties: props})
}

// Close sends what is still queued.
func (p *Product) Close() error { return p.client.Close() }
