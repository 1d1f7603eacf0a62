// Package use knows what is asked.
package use

import (
	"context"

	"flow/lookedup/ports"
	"flow/person"

	acme "acme.example/sdk"
)

type table map[string]string

func (t table) PlanOf(ctx context.Context, mail string) (string, error) { return t[mail], nil }

type echo struct{}

func (echo) PlanOf(ctx context.Context, mail string) (string, error) { return mail + "'s", nil }

func services(ctx context.Context, p person.Person) {
	plan, err := ports.New(table{}).Plan(ctx, p.Email)
	acme.Text(plan)
	acme.Send(err)
	plan, _ = ports.New(echo{}).Plan(ctx, p.Email)
	acme.Text(plan) // want `Person\.Email`
	acme.Text(ports.NewOuter(ports.New(table{})).Plan(ctx, p.Email))
	acme.Text(ports.NewOuter(ports.New(echo{})).Plan(ctx, p.Email)) // want `Person\.Email`
	acme.Text(ports.NewOuter(ports.New(echo{})).Plan(ctx, p.Plan))
}

func caches(ctx context.Context, p person.Person) {
	plans := ports.NewCache(func(context.Context, string) (string, error) { return "free", nil })
	plan, err := plans.Get(ctx, p.Email)
	acme.Text(plan)
	acme.Send(err)
	people := ports.NewCache(person.Load)
	q, _ := people.Get(ctx, p.Email)
	acme.Text(q.Plan)
	acme.Text(q.Phone) // want `^user\.contact\.phone_number \(Person\.Phone\) reaches`
	same := ports.NewCache(func(_ context.Context, k string) (string, error) { return k, nil })
	mail, _ := same.Get(ctx, p.Email)
	acme.Text(mail) // want `Person\.Email`
}

// Nobody in sight knows what these ask.
func given(ctx context.Context, s *ports.Service, c, d *ports.Cache[string, string], p person.Person) {
	plan, _ := s.Plan(ctx, p.Email)
	acme.Text(plan) // want `Person\.Email`
	plan, _ = c.Get(ctx, p.Email)
	acme.Text(plan) // want `Person\.Email`
	plan, _ = d.Get(ctx, p.Plan)
	acme.Text(plan)
}

func passed(ctx context.Context, pl ports.Plans, p person.Person) string {
	plan, _ := ports.New(pl).Plan(ctx, p.Email)
	return plan
}

func passedOn(ctx context.Context, p person.Person) {
	acme.Text(passed(ctx, table{}, p))
	acme.Text(passed(ctx, echo{}, p)) // want `Person\.Email`
}
