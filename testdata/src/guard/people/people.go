// Package people finds, keeps and exchanges customers, for other packages.
package people

import (
	"context"
	"net/http"

	"guardstubs/consent"
	"guardstubs/customer"
)

// Store finds customers.
type Store interface {
	Get(ctx context.Context, id string) (*customer.Customer, error)
	List(ctx context.Context) ([]customer.Customer, error)
}

// Repo is a Store.
type Repo struct{ byID map[string]*customer.Customer }

// Get returns the customer with an id.
func (r *Repo) Get(ctx context.Context, id string) (*customer.Customer, error) {
	if c, ok := r.byID[id]; ok {
		return c, nil
	}
	return nil, customer.ErrUnknown
}

// List returns every customer.
func (r *Repo) List(ctx context.Context) ([]customer.Customer, error) { return customer.All(), nil }

// Refill puts the customer with an id into c.
func Refill(c *customer.Customer, id string) { *c = customer.Get(id) }

// RefillDeep does so through another function.
func RefillDeep(c *customer.Customer, id string) { refill(c, id) }

func refill(c *customer.Customer, id string) { Refill(c, id) }

// Exchange exchanges two customers.
func Exchange(a, b *customer.Customer) { *a, *b = *b, *a }

// SetPlan changes something about a customer.
func SetPlan(c *customer.Customer, plan string) { c.Plan = plan }

// Clean returns the customer with something changed.
func Clean(c customer.Customer) customer.Customer {
	c.Plan = ""
	return c
}

// ID returns a customer's id.
func ID(c *customer.Customer) string { return c.ID }

// Latest keeps one of two.
func Latest(a, b customer.Customer) customer.Customer {
	if a.Plan < b.Plan {
		return b
	}
	return a
}

// Session is somebody's session.
type Session struct{ Current customer.Customer }

// Login makes c the one whose session it is.
func (s *Session) Login(c customer.Customer) { s.Current = c }

// Touch changes nothing about whose it is.
func (s *Session) Touch() { s.Current.Plan = "seen" }

// User returns who is logged in.
func (s *Session) User() customer.Customer { return s.Current }

type key struct{}

// With puts a customer into a context.
func With(ctx context.Context, c *customer.Customer) context.Context {
	return context.WithValue(ctx, key{}, c)
}

// From returns the customer of a context.
func From(ctx context.Context) *customer.Customer {
	c, _ := ctx.Value(key{}).(*customer.Customer)
	return c
}

// Of returns the customer of a request.
func Of(r *http.Request) *customer.Customer { return From(r.Context()) }

// May tells whether the customer of a context agreed.
func May(ctx context.Context) bool {
	c := From(ctx)
	return c != nil && consent.Granted(c.ID, consent.Marketing)
}

// MayAll tells whether each of them agreed.
func MayAll(cs []customer.Customer) bool {
	for _, c := range cs {
		if !consent.Granted(c.ID, consent.Marketing) {
			return false
		}
	}
	return true
}

// MayFirst asks the first only.
func MayFirst(cs []customer.Customer) bool {
	return len(cs) > 0 && consent.Granted(cs[0].ID, consent.Marketing)
}

// Named has an id.
type Named interface{ GetID() string }

// MayAny asks for whatever has an id.
func MayAny[T Named](x T) bool { return consent.Granted(x.GetID(), consent.Marketing) }
