// Package rpcconsent has calls that go through interceptors.
package rpcconsent

import (
	"context"
	"errors"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

var errDenied = errors.New("permission denied")

// Handler handles a call.
type Handler func(ctx context.Context, req any) (any, error)

// Interceptor stands before a handler.
type Interceptor func(ctx context.Context, req any, next Handler) (any, error)

type mailRequest struct{ Customer customer.Customer }

func consentInterceptor(ctx context.Context, req any, next Handler) (any, error) {
	m, ok := req.(*mailRequest)
	if !ok {
		return nil, errDenied
	}
	if ok, err := consent.Lookup(m.Customer.ID, consent.Marketing); err != nil || !ok {
		return nil, errors.Join(errDenied, err)
	}
	return next(ctx, req)
}

func openInterceptor(ctx context.Context, req any, next Handler) (any, error) {
	if m, ok := req.(*mailRequest); ok && !consent.Granted(m.Customer.ID, consent.Marketing) {
		println("no consent")
	}
	return next(ctx, req)
}

// Chain puts interceptors before a handler.
func Chain(h Handler, i Interceptor) Handler {
	return func(ctx context.Context, req any) (any, error) { return i(ctx, req, h) }
}

func mail(ctx context.Context, req any) (any, error) {
	acme.Send(req.(*mailRequest).Customer.Email)
	return nil, nil
}

func mailOpen(ctx context.Context, req any) (any, error) {
	acme.Send(req.(*mailRequest).Customer.Email) // want "Customer.Email.*consentcheck"
	return nil, nil
}

// Direct runs through the interceptor.
func Direct(ctx context.Context, r *mailRequest) error {
	_, err := consentInterceptor(ctx, r, mail)
	return err
}

// DirectOpen runs through the one that lets everybody pass.
func DirectOpen(ctx context.Context, r *mailRequest) error {
	_, err := openInterceptor(ctx, r, mailOpen)
	return err
}

// Sender sends.
type Sender interface {
	Send(ctx context.Context, c *customer.Customer) error
}

type plain struct{}

func (plain) Send(ctx context.Context, c *customer.Customer) error {
	return acme.Post(ctx, c.Email) // want "Customer.Email.*consentcheck"
}

type asking struct{ next *guardedPlain }

type guardedPlain struct{}

func (*guardedPlain) send(ctx context.Context, c *customer.Customer) error {
	return acme.Post(ctx, c.Email)
}

func (a asking) Send(ctx context.Context, c *customer.Customer) error {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		return err
	}
	return a.next.send(ctx, c)
}

var _ = []Sender{plain{}, asking{}}
