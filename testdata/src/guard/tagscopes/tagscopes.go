// Package tagscopes has purposes on methods, types, literals and contexts that
// go through layers.
package tagscopes

import (
	"context"
	"net/http"

	"guardstubs/customer"
	"guardstubs/desk"
	"guardstubs/mailer"
	"guardstubs/privacy"
)

type client struct{ base string }

// Open files a ticket.
//
//consentvet:purpose support
func (c *client) Open(ctx context.Context, who *customer.Customer) error {
	return c.post(ctx, who)
}

// Improve feeds a model.
//
//consentvet:purpose training
func (c *client) Improve(ctx context.Context, who *customer.Customer) error {
	return c.learn(ctx, who)
}

func (c *client) post(ctx context.Context, who *customer.Customer) error {
	desk.FileContext(ctx, who.Email)
	return nil
}

func (c *client) learn(ctx context.Context, who *customer.Customer) error {
	desk.FileContext(ctx, who.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func shared(who *customer.Customer) {
	desk.File(who.Email) // want "Customer.Email.*consentcheck"
}

// Tagged is one caller of shared.
//
//consentvet:purpose support
func Tagged(who *customer.Customer) { shared(who) }

// Untagged is another.
func Untagged(who *customer.Customer) { shared(who) }

// Server has its purpose on the type.
//
//consentvet:purpose support
type Server struct{ next http.Handler }

// ServeHTTP files tickets.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := customer.Get(r.FormValue("id"))
	desk.File(c.Email)
	go func() { desk.File(c.Phone) }()
	s.mail(&c)
}

func (s *Server) mail(c *customer.Customer) {
	mailer.Mail(c.Email) // want "Customer.Email.*for purpose support, which it is not approved for.*purposetag"
}

// Inner has a nearer tag on a method.
//
//consentvet:purpose training
func (s *Server) Inner(c *customer.Customer) {
	desk.File(c.Email) // want "Customer.Email.*for training.*consentcheck"
}

// Group is no tagged type.
type (
	// Plain is not tagged.
	Plain struct{}
	// Desk is tagged.
	//
	//consentvet:purpose support
	Desk struct{}
)

func (Plain) File(c *customer.Customer) {
	desk.File(c.Email) // want "Customer.Email.*consentcheck"
}

func (Desk) File(c *customer.Customer) { desk.File(c.Email) }

func withSupport(next func(context.Context, *customer.Customer)) func(context.Context, *customer.Customer) {
	return func(ctx context.Context, c *customer.Customer) {
		next(privacy.WithPurpose(ctx, "support"), c)
	}
}

type request struct {
	ctx context.Context
	who *customer.Customer
}

func (r *request) Context() context.Context { return r.ctx }

func newRequest(ctx context.Context, c *customer.Customer) *request {
	return &request{privacy.WithPurpose(ctx, "support"), c}
}

func handle(r *request) { desk.FileContext(r.Context(), r.who.Email) }

func Requests(ctx context.Context, c *customer.Customer) {
	handle(newRequest(ctx, c))
	ctx, cancel := context.WithCancel(privacy.WithPurpose(ctx, "support"))
	defer cancel()
	desk.FileContext(ctx, c.Email)
	desk.FileContext(context.WithoutCancel(ctx), c.Email)
	desk.FileContext(context.Background(), c.Email) // want "Customer.Email.*consentcheck"
}

func Select(ctx context.Context, cs <-chan *customer.Customer) {
	tagged := privacy.WithPurpose(ctx, "support")
	for {
		select {
		case <-ctx.Done():
			return
		case c := <-cs:
			desk.FileContext(tagged, c.Email)
			desk.FileContext(ctx, c.Phone) // want "Customer.Phone.*consentcheck"
		}
	}
}

var _ = withSupport
