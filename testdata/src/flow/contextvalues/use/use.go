// Package use asks contexts for what they hold.
package use

import (
	"context"
	"net/http"
	"time"

	"flow/contextvalues/session"
	"flow/person"

	acme "acme.example/sdk"
)

func keys(ctx context.Context, p *person.Person) {
	ctx = session.With(ctx, p)
	acme.Text(session.Mail(ctx)) // want `Person\.Email`
	acme.Text(session.Trace(ctx))
}

func structs(ctx context.Context, p *person.Person) {
	ctx = session.With(ctx, p)
	s := session.From(ctx)
	acme.Text(s.Mail) // want `Person\.Email`
	acme.Text(s.Plan)
}

func people(ctx context.Context, p *person.Person) {
	ctx = session.WithPerson(ctx, p)
	acme.Text(session.Person(ctx).Phone) // want `Person\.Phone`
	acme.Text(session.Person(ctx).Plan)
}

// A value that hides another.
func replaced(ctx context.Context, p *person.Person) {
	ctx = session.With(ctx, p)
	ctx = session.With(ctx, &person.Person{Plan: p.Plan})
	acme.Text(session.Mail(ctx))
	acme.Text(session.From(ctx).Mail)
}

func derived(ctx context.Context, p *person.Person) {
	ctx, cancel := context.WithTimeout(session.With(ctx, p), time.Second)
	defer cancel()
	ctx = context.WithoutCancel(ctx)
	go later(ctx) // want `Person\.Email`
	nothing(ctx)
	later(context.Background())
}

func later(ctx context.Context) { acme.Text(session.Mail(ctx)) }

func nothing(ctx context.Context) { acme.Text(session.Trace(ctx)) }

type job struct{ ctx context.Context }

func inField(ctx context.Context, p *person.Person) {
	j := job{session.With(ctx, p)}
	acme.Text(session.Mail(j.ctx)) // want `Person\.Email`
	k := job{ctx}
	acme.Text(session.Mail(k.ctx))
}

func inRequest(r *http.Request, p *person.Person) {
	s := r.WithContext(session.With(r.Context(), p))
	acme.Text(session.Mail(s.Context())) // want `Person\.Email`
	acme.Text(session.Mail(r.Context()))
	acme.Text(s.URL.Path)
}

// A context handed over is none of its values.
func handedOver(ctx context.Context, p *person.Person, db Store) {
	ctx = session.With(ctx, p)
	name, _ := db.Name(ctx, "1")
	acme.Text(name)
	n, _ := person.Count(ctx)
	acme.Send(n)
}

type Store interface {
	Name(ctx context.Context, id string) (string, error)
}

type mineKey struct{}

func generic(ctx context.Context, p *person.Person) {
	c := context.WithValue(ctx, mineKey{}, p.Email)
	if s, ok := session.Get[string](c, mineKey{}); ok {
		acme.Text(s) // want `Person\.Email`
	}
	c = context.WithValue(ctx, mineKey{}, p.Plan)
	if s, ok := session.Get[string](c, mineKey{}); ok {
		acme.Text(s)
	}
}
