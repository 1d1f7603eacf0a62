// Package session keeps several values in contexts and requests.
package session

import (
	"context"
	"net/http"

	"flow/person"
)

type key string

const (
	mailKey  key = "mail"
	planKey  key = "plan"
	phoneKey     = "phone"
)

type holderKey struct{ name string }

var (
	personKey = &holderKey{"person"}
	traceKey  = &holderKey{"trace"}
)

type Session struct {
	Mail string
	Plan string
}

type sessionKey struct{}

func With(ctx context.Context, p *person.Person) context.Context {
	ctx = context.WithValue(ctx, mailKey, p.Email)
	ctx = context.WithValue(ctx, planKey, p.Plan)
	ctx = context.WithValue(ctx, traceKey, "t")
	return context.WithValue(ctx, sessionKey{}, &Session{Mail: p.Email, Plan: p.Plan})
}

func WithPerson(ctx context.Context, p *person.Person) context.Context {
	return context.WithValue(ctx, personKey, p)
}

func Mail(ctx context.Context) string {
	if s, ok := ctx.Value(mailKey).(string); ok {
		return s
	}
	return ""
}

func Plan(ctx context.Context) string  { return str(ctx, planKey) }
func Trace(ctx context.Context) string { s, _ := ctx.Value(traceKey).(string); return s }

func str(ctx context.Context, k key) string {
	s, _ := ctx.Value(k).(string)
	return s
}

func From(ctx context.Context) *Session {
	s, _ := ctx.Value(sessionKey{}).(*Session)
	return s
}

func Person(ctx context.Context) *person.Person {
	p, _ := ctx.Value(personKey).(*person.Person)
	return p
}

// Get is for any value.
func Get[T any](ctx context.Context, k any) (T, bool) {
	v, ok := ctx.Value(k).(T)
	return v, ok
}

// Middleware puts who asks into the request.
func Middleware(store *person.Store, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := With(r.Context(), store.Get(r.Header.Get("X-User")))
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}
