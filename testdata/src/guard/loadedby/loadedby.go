// Package loadedby loads customers from stores, caches, maps and rows by an id
// that was asked about, or another.
package loadedby

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"sync"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

// Store finds customers.
type Store interface {
	ByID(ctx context.Context, id string) (*customer.Customer, error)
	Friends(ctx context.Context, id string) ([]customer.Customer, error)
}

type service struct {
	store Store
	cache sync.Map
	byID  map[string]*customer.Customer
	db    *sql.DB
	ask   consent.Checker
}

func (s *service) Mail(ctx context.Context, id, other string) error {
	if !s.ask.Allowed(id, consent.Marketing) {
		return nil
	}
	c, err := s.store.ByID(ctx, id)
	if err != nil {
		return err
	}
	acme.Send(c.Email)
	d, err := s.store.ByID(ctx, other)
	if err != nil {
		return err
	}
	acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func (s *service) Cached(ctx context.Context, id, other string) error {
	if err := consent.Require(id, consent.Marketing); err != nil {
		return err
	}
	if c := s.byID[id]; c != nil {
		acme.Send(c.Email)
	}
	if c := s.byID[other]; c != nil {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if v, ok := s.cache.Load(id); ok {
		acme.Send(v.(*customer.Customer).Email)
	}
	if v, ok := s.cache.Load(other); ok {
		acme.Send(v.(*customer.Customer).Email) // want "Customer.Email.*consentcheck"
	}
	return nil
}

func (s *service) Row(ctx context.Context, id, other string) error {
	if !consent.Granted(id, consent.Marketing) {
		return nil
	}
	var c, d customer.Customer
	if err := s.db.QueryRowContext(ctx, "select id, email from customers where id = $1", id).Scan(&c.ID, &c.Email); err != nil {
		return err
	}
	acme.Send(c.Email)
	if err := s.db.QueryRowContext(ctx, "select id, email from customers where id = $1", other).Scan(&d.ID, &d.Email); err != nil {
		return err
	}
	acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func (s *service) Reload(ctx context.Context, c *customer.Customer) error {
	if !s.ask.Allowed(c.ID, consent.Marketing) {
		return nil
	}
	c, err := s.store.ByID(ctx, c.ID)
	if err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func (s *service) OfFriends(ctx context.Context, id string) error {
	if !s.ask.Allowed(id, consent.Marketing) {
		return nil
	}
	fs, err := s.store.Friends(ctx, id)
	if err != nil {
		return err
	}
	for _, f := range fs {
		if s.ask.Allowed(f.ID, consent.Marketing) {
			acme.Send(f.Email)
		}
	}
	return nil
}

func Message(body []byte) error {
	var c customer.Customer
	if err := json.Unmarshal(body, &c); err != nil {
		return err
	}
	if !consent.Granted(c.ID, consent.Marketing) {
		return errors.New("no")
	}
	acme.Send(c.Email)
	return nil
}

func Messages(first, second []byte) error {
	var c, d customer.Customer
	if err := errors.Join(json.Unmarshal(first, &c), json.Unmarshal(second, &d)); err != nil {
		return err
	}
	if !consent.Granted(c.ID, consent.Marketing) {
		return nil
	}
	acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	return nil
}

type order struct {
	CustomerID string
	Customer   *customer.Customer
}

func (s *service) OfOrder(ctx context.Context, o, p *order) error {
	if !s.ask.Allowed(o.CustomerID, consent.Marketing) {
		return nil
	}
	c, err := s.store.ByID(ctx, o.CustomerID)
	if err != nil {
		return err
	}
	acme.Send(c.Email)
	acme.Send(p.Customer.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func First(cs []*customer.Customer) {
	if len(cs) == 0 || !consent.Granted(cs[0].ID, consent.Marketing) {
		return
	}
	acme.Send(cs[0].Email)
	for i, c := range cs {
		if i == 0 {
			acme.Send(cs[0].Email)
		}
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	acme.Send(cs) // want "Customer.Email.*consentcheck"
}

func Rest(cs []*customer.Customer) {
	head, tail := cs[0], cs[1:]
	if !consent.Granted(head.ID, consent.Marketing) {
		return
	}
	acme.Send(head.Email)
	acme.Send(tail[0].Email) // want "Customer.Email.*consentcheck"
}

var _ = (*service).Mail
