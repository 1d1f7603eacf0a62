// Package decorators has functions that others run for it, with consent and
// without.
package decorators

import (
	"context"
	"net/http"

	"guard/decorating"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
)

func With(c, d customer.Customer) {
	decorating.With(c, func() {
		acme.Send(c.Email)
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	})
	decorating.Regardless(c, func() {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	})
}

func WithErr(ctx context.Context, c customer.Customer) error {
	if err := decorating.WithErr(ctx, c.ID, consent.Support, func(ctx context.Context) error {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
		return nil
	}); err != nil {
		return err
	}
	return decorating.WithErr(ctx, c.ID, consent.Marketing, func(ctx context.Context) error {
		mailer.Mail(c.Email)
		return nil
	})
}

func Either(c customer.Customer) {
	decorating.Either(c, func() { acme.Send(c.Email) }, func() {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	})
}

func Each(cs []customer.Customer, d customer.Customer) {
	decorating.Each(cs, func(c customer.Customer) {
		acme.Send(c.Email)
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	})
}

func id(c customer.Customer) string { return c.ID }

func send(c customer.Customer) error {
	acme.Send(c.Email)
	return nil
}

// Send is a decorated function.
var Send = decorating.Decorate(send)

func sendWrong(c customer.Customer) error {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	return nil
}

// SendWrong is decorated with nothing.
var SendWrong = decorating.DecorateWrong(sendWrong)

func Local(c customer.Customer) error {
	return decorating.Decorate(func(c customer.Customer) error {
		acme.Send(c.Email)
		return nil
	})(c)
}

func LocalWrong(c customer.Customer) error {
	return decorating.DecorateWrong(func(c customer.Customer) error {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		return nil
	})(c)
}

func ForPurpose(c customer.Customer) error {
	return decorating.For(consent.Marketing)(func(c customer.Customer) error {
		mailer.Mail(c.Email)
		return nil
	})(c)
}

func ForPurposeWrong(c customer.Customer) error {
	return decorating.For(consent.Support)(func(c customer.Customer) error {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
		return nil
	})(c)
}

func Generic(c, d customer.Customer) {
	decorating.Generic(c, id, func(c customer.Customer) {
		acme.Send(c.Email)
	})
}

type server struct{ store decorating.Store }

func (s *server) Routes(mux *http.ServeMux) {
	mux.Handle("/mail", decorating.Require(s.store, http.HandlerFunc(s.mail)))
	mux.Handle("/nested", decorating.Log(decorating.Require(s.store, http.HandlerFunc(s.nested))))
	mux.Handle("/inner", decorating.Require(s.store, decorating.Log(http.HandlerFunc(s.inner))))
	mux.Handle("/log", decorating.Log(http.HandlerFunc(s.log)))
}

func (s *server) mail(w http.ResponseWriter, r *http.Request)   { acme.Send(s.store.Current(r).Email) }
func (s *server) nested(w http.ResponseWriter, r *http.Request) { acme.Send(s.store.Current(r).Email) }
func (s *server) inner(w http.ResponseWriter, r *http.Request)  { acme.Send(s.store.Current(r).Email) }

func (s *server) log(w http.ResponseWriter, r *http.Request) {
	acme.Send(s.store.Current(r).Email) // want "Customer.Email.*consentcheck"
}

func Intercepted(ctx context.Context, c customer.Customer) {
	_, _ = decorating.Interceptor(ctx, c, func(ctx context.Context, req any) (any, error) {
		acme.Send(req.(customer.Customer).Email)
		return nil, nil
	})
}

type plain struct{}

func (plain) Send(c customer.Customer) error {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func Senders(c customer.Customer) error {
	var s decorating.Sender = decorating.Guarded{Next: plain{}}
	if err := s.Send(c); err != nil {
		return err
	}
	return plain{}.Send(c)
}
