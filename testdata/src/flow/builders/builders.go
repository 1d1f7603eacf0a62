// Package builders: what is set on the way leaves at the end.
package builders

import (
	"flow/person"

	"gopkg.in/segmentio/analytics-go.v3"

	acme "acme.example/sdk"
)

func vendor(p person.Person) {
	acme.NewEvent("signup").Set("email", p.Email).Submit() // want `Person\.Email`
	acme.NewEvent("signup").Set("plan", p.Plan).Submit()
}

func statements(p person.Person) {
	e := acme.NewEvent("x")
	e.Set("phone", p.Phone)
	e.Submit() // want `Person\.Phone`
	f := acme.NewEvent("x")
	f.Set("plan", p.Plan)
	f.Submit()
}

func properties(c analytics.Client, p person.Person) {
	c.Enqueue(analytics.Identify{Traits: analytics.NewTraits().SetEmail(p.Email)}) // want `Person\.Email`
	c.Enqueue(analytics.Identify{Traits: analytics.NewTraits().SetAge(p.Logins)})
	t := analytics.NewTraits().Set("a", 1)
	t.Set("phone", p.Phone)
	c.Enqueue(analytics.Identify{UserId: p.ID, Traits: t}) // want `Person\.Phone`
}

type query struct {
	parts []string
	limit int
}

func newQuery() *query { return &query{} }

func (q *query) where(s string) *query {
	q.parts = append(q.parts, s)
	return q
}

func (q *query) max(n int) *query {
	q.limit = n
	return q
}

func own(p person.Person) {
	q := newQuery().where("a").max(3).where(p.Email)
	acme.Send(q) // want `Person\.Email`
	acme.Send(q.limit)
	r := newQuery().where("a").max(len(p.Email)).where(p.Plan)
	acme.Send(r)
}

func inLoop(p person.Person, n int) {
	q := newQuery()
	for range n {
		q = q.where(p.Email)
	}
	acme.Send(q.parts) // want `Person\.Email`
	acme.Send(q.limit)
}

type value struct{ to, plan string }

func (v value) withTo(s string) value {
	v.to = s
	return v
}

func (v value) withPlan(s string) value {
	v.plan = s
	return v
}

func byValue(p person.Person) {
	v := value{}.withPlan(p.Plan)
	acme.Send(v.withTo(p.Email)) // want `Person\.Email`
	acme.Send(v)
}
