// Package lib_loggers: what is logged leaves only where the logger takes it
// there.
package lib_loggers

import (
	"bytes"
	"context"
	"log"
	"log/slog"
	"os"

	"flow/person"

	acme "acme.example/sdk"
)

// forwarder is a handler that sends records to the vendor.
type forwarder struct{ attrs []slog.Attr }

func (f *forwarder) Enabled(context.Context, slog.Level) bool { return true }
func (f *forwarder) WithGroup(string) slog.Handler            { return f }
func (f *forwarder) WithAttrs(a []slog.Attr) slog.Handler     { return &forwarder{append(f.attrs, a...)} }

func (f *forwarder) Handle(ctx context.Context, r slog.Record) error {
	props := map[string]any{"message": r.Message}
	r.Attrs(func(a slog.Attr) bool {
		props[a.Key] = a.Value.Any()
		return true
	})
	acme.Send(props)
	return nil
}

func own(p person.Person) {
	slog.Info("signed up", "mail", p.Email)
	log.Printf("signed up: %s", p.Email)
	l := slog.New(slog.NewJSONHandler(os.Stderr, nil))
	l.Info("signed up", "mail", p.Email)
	l.With("mail", p.Email).Error("failed")
}

func forwarded(ctx context.Context, p person.Person) {
	l := slog.New(&forwarder{})
	l.Info("signed up", "mail", p.Email) // want `Person\.Email`
	l.Info("signed up", "plan", p.Plan)
	l.InfoContext(ctx, "signed up "+p.Name)                         // want `Person\.Name`
	l.LogAttrs(ctx, slog.LevelInfo, "x", slog.String("p", p.Phone)) // want `Person\.Phone`
	l.LogAttrs(ctx, slog.LevelInfo, "x", slog.String("p", p.Plan))
	m := l.With("mail", p.Email)
	m.Info("hello") // want `Person\.Email`
	l.With("plan", p.Plan).Info("hello")
}

// toVendor writes to the vendor.
type toVendor struct{}

func (toVendor) Write(b []byte) (int, error) {
	acme.Send(b)
	return len(b), nil
}

func written(p person.Person) {
	l := slog.New(slog.NewTextHandler(toVendor{}, nil))
	l.Warn("x", "mail", p.Email) // want `Person\.Email`
	l.Warn("x", "plan", p.Plan)
	old := log.New(toVendor{}, "", 0)
	old.Printf("hello %s", p.Name) // want `Person\.Name`
	old.Print(p.Plan)
	var b bytes.Buffer
	log.New(&b, "", 0).Println(p.Phone)
	acme.Text(b.String()) // want `Person\.Phone`
}

// user says itself what is logged of it.
type user struct{ p *person.Person }

func (u user) LogValue() slog.Value { return slog.StringValue(u.p.ID) }

type named struct{ p *person.Person }

func (n named) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", n.p.ID), slog.String("name", n.p.Name))
}

func valuers(p *person.Person) {
	l := slog.New(slog.NewJSONHandler(toVendor{}, nil))
	l.Info("x", "user", user{p})
	l.Info("x", "user", named{p}) // want `^user\.name \(Person\.Name\) reaches`
	l.Info("x", slog.Any("user", user{p}))
	l.Info("x", slog.Any("user", named{p})) // want `^user\.name \(Person\.Name\) reaches`
}

// service has its logger from elsewhere.
type service struct{ log *slog.Logger }

func (s *service) signUp(p person.Person) {
	s.log.Info("signed up", "mail", p.Email)
	s.log.Info("signed up", "id", p.ID)
}

func wired(p person.Person) {
	s := &service{log: slog.New(&forwarder{})}
	s.signUp(p) // want `Person\.Email`
	t := &service{log: slog.New(slog.NewTextHandler(os.Stderr, nil))}
	t.signUp(p)
}
