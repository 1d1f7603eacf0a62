// Package decorating has functions that run another one only with consent, for
// other packages.
package decorating

import (
	"context"
	"errors"
	"net/http"

	"guardstubs/consent"
	"guardstubs/customer"
)

// With runs f with consent.
func With(c customer.Customer, f func()) {
	if consent.Granted(c.ID, consent.Marketing) {
		f()
	}
}

// WithErr runs f with consent, and tells what went wrong.
func WithErr(ctx context.Context, id string, p consent.Purpose, f func(context.Context) error) error {
	if err := consent.Require(id, p); err != nil {
		return err
	}
	return f(ctx)
}

// Regardless runs f in any case.
func Regardless(c customer.Customer, f func()) {
	if !consent.Granted(c.ID, consent.Marketing) {
		println("no consent")
	}
	f()
}

// Either runs one of two.
func Either(c customer.Customer, yes, no func()) {
	if consent.Granted(c.ID, consent.Marketing) {
		yes()
	} else {
		no()
	}
}

// Each runs f for everyone who agreed.
func Each(cs []customer.Customer, f func(customer.Customer)) {
	for _, c := range cs {
		if !consent.Granted(c.ID, consent.Marketing) {
			continue
		}
		f(c)
	}
}

// Decorate makes a function that runs next with consent.
func Decorate(next func(customer.Customer) error) func(customer.Customer) error {
	return func(c customer.Customer) error {
		if err := consent.Require(c.ID, consent.Marketing); err != nil {
			return err
		}
		return next(c)
	}
}

// DecorateWrong makes a function that runs next in any case.
func DecorateWrong(next func(customer.Customer) error) func(customer.Customer) error {
	return func(c customer.Customer) error {
		err := consent.Require(c.ID, consent.Marketing)
		return errors.Join(err, next(c))
	}
}

// For makes a decorator for a purpose.
func For(p consent.Purpose) func(next func(customer.Customer) error) func(customer.Customer) error {
	return func(next func(customer.Customer) error) func(customer.Customer) error {
		return func(c customer.Customer) error {
			if !consent.Granted(c.ID, p) {
				return errors.New("no consent")
			}
			return next(c)
		}
	}
}

// Generic runs f for a value of a type.
func Generic[T any](v T, id func(T) string, f func(T)) {
	if consent.Granted(id(v), consent.Marketing) {
		f(v)
	}
}

// Store finds customers by a request.
type Store interface {
	Current(r *http.Request) customer.Customer
}

// Require lets requests of those pass who agreed.
func Require(s Store, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !consent.Granted(s.Current(r).ID, consent.Marketing) {
			http.Error(w, "no consent", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Log lets all requests pass.
func Log(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		println(r.URL.Path)
		next.ServeHTTP(w, r)
	})
}

// Interceptor runs the handler with consent of whom the context is about.
func Interceptor(ctx context.Context, req any, handler func(context.Context, any) (any, error)) (any, error) {
	if !consent.Granted(ID(ctx), consent.Marketing) {
		return nil, errors.New("no consent")
	}
	return handler(ctx, req)
}

type key struct{}

// ID is whom a context is about.
func ID(ctx context.Context) string {
	id, _ := ctx.Value(key{}).(string)
	return id
}

// Sender sends to a customer.
type Sender interface {
	Send(c customer.Customer) error
}

// Guarded is a Sender that asks first.
type Guarded struct{ Next Sender }

// Send sends with consent.
func (g Guarded) Send(c customer.Customer) error {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		return err
	}
	return g.Next.Send(c)
}
