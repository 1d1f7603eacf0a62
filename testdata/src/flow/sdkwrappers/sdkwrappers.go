// Package sdkwrappers: our own clients around a vendor's.
package sdkwrappers

import (
	"context"
	"fmt"

	"gopkg.in/segmentio/analytics-go.v3"

	"flow/person"

	acme "acme.example/sdk"
)

// Tracker hides the vendor behind our own event.
type Tracker struct {
	client analytics.Client
	prefix string
}

type Event struct {
	Name  string
	Props map[string]any
}

func (t *Tracker) Track(ctx context.Context, user string, e Event) error {
	props := analytics.NewProperties()
	for k, v := range e.Props {
		props.Set(k, v)
	}
	if err := t.client.Enqueue(analytics.Track{UserId: user, Event: t.prefix + e.Name, Properties: props}); err != nil {
		return fmt.Errorf("track %s: %w", e.Name, err)
	}
	return nil
}

func uses(ctx context.Context, t *Tracker, p person.Person) {
	t.Track(ctx, p.ID, Event{Name: "signup", Props: map[string]any{"email": p.Email}}) // want `Person\.Email.* reaches Segment`
	t.Track(ctx, p.ID, Event{Name: "signup", Props: map[string]any{"plan": p.Plan}})
	t.Track(ctx, p.Email, Event{Name: "signup"}) // want `Person\.Email.* reaches Segment`
	t.Track(ctx, p.ID, Event{Name: p.Name})      // want `Person\.Name.* reaches Segment`
	if err := t.Track(ctx, p.ID, Event{}); err != nil {
		acme.Send(err)
	}
}

// sender is an SDK client in a first-party interface, chosen at run time.
type sender interface {
	Send(ctx context.Context, v any) error
}

type dropper struct{}

func (dropper) Send(ctx context.Context, v any) error { return nil }

func pick(enabled bool) sender {
	if enabled {
		return acme.New("key")
	}
	return dropper{}
}

func picked(ctx context.Context, p person.Person) {
	pick(true).Send(ctx, p.Email) // want `Person\.Email.* reaches Acme`
	pick(true).Send(ctx, p.Plan)
	dropper{}.Send(ctx, p.Email)
}

// mapper turns a person into what the vendor gets.
type contact struct {
	Address string
	Level   string
}

func toContact(p *person.Person) contact { return contact{Address: p.Email, Level: p.Plan} }
func toStats(p *person.Person) contact   { return contact{Level: p.Plan} }

func mapped(p *person.Person) {
	acme.Send(toContact(p)) // want `Person\.Email`
	acme.Send(toStats(p))
	acme.Send(toContact(p).Level)
}

func batches(list []*person.Person) {
	var batch []contact
	for _, p := range list {
		batch = append(batch, toContact(p))
		if len(batch) == 10 {
			acme.Send(batch) // want `Person\.Email`
			batch = batch[:0]
		}
	}
	var stats []contact
	for _, p := range list {
		stats = append(stats, toStats(p))
	}
	acme.Send(stats)
}
