// Package consent has consent checks in every form that the taxonomy knows.
package consent

import (
	"context"
	"errors"

	"guardstubs/customer"
)

// Purpose is a purpose as a typed string.
type Purpose string

// The purposes.
const (
	Support   Purpose = "support"
	Marketing Purpose = "marketing"
	Email     Purpose = "marketing.email"
	Ads       Purpose = "marketing.ads"
	Analytics Purpose = "analytics"
	Training  Purpose = "training"
	Unlisted  Purpose = "horoscopes" // the taxonomy knows no such purpose
)

// Use is a purpose as a number, which the taxonomy matches by its name.
type Use int

// The uses.
const (
	UseSupport Use = iota + 1
	UseMarketing
	UseAnalytics
)

// State is a decision of a data subject.
type State int

// The decisions.
const (
	Undecided State = iota
	Yes
	No
)

// Record is the record of a decision.
type Record struct{ At int64 }

// ErrMissing says that there is no consent.
var ErrMissing = errors.New("no consent")

type key struct {
	id string
	p  Purpose
}

var decisions map[key]State

// Granted tells whether consent was given.
func Granted(id string, p Purpose) bool { return decisions[key{id, p}] == Yes }

// Require returns an error without consent.
func Require(id string, p Purpose) error {
	if decisions[key{id, p}] != Yes {
		return ErrMissing
	}
	return nil
}

// Lookup tells whether consent was given, or that this is not known.
func Lookup(id string, p Purpose) (bool, error) {
	s, ok := decisions[key{id, p}]
	if !ok {
		return false, ErrMissing
	}
	return s == Yes, nil
}

// OptedOut tells that consent was refused.
func OptedOut(id string, p Purpose) bool { return decisions[key{id, p}] != Yes }

// Status returns the decision.
func Status(id string, p Purpose) State { return decisions[key{id, p}] }

// Must panics without consent.
func Must(id string, p Purpose) {
	if decisions[key{id, p}] != Yes {
		panic(ErrMissing)
	}
}

// Find returns the record of a consent, or nil.
func Find(id string, p Purpose) *Record {
	if decisions[key{id, p}] != Yes {
		return nil
	}
	return &Record{}
}

// GrantedUse is Granted with a number.
func GrantedUse(id string, u Use) bool { return decisions[key{id, Purpose(rune(u))}] == Yes }

// GrantedString is Granted with an untyped purpose.
func GrantedString(id, p string) bool { return decisions[key{id, Purpose(p)}] == Yes }

// GrantedAny names no purpose.
func GrantedAny(id string) bool { return decisions[key{id, ""}] == Yes }

// Everywhere names no subject.
func Everywhere(p Purpose) bool { return decisions[key{"", p}] == Yes }

// Newsletter has one fixed purpose.
func Newsletter(id string) bool { return decisions[key{id, Marketing}] == Yes }

// Whose is Of for a customer by value.
func Whose(c customer.Customer, p Purpose) bool { return decisions[key{c.ID, p}] == Yes }

// Of takes the customer as a whole.
func Of(c *customer.Customer, p Purpose) bool { return decisions[key{c.ID, p}] == Yes }

// Ledger has consent checks as methods.
type Ledger struct{ m map[key]State }

// Allows tells whether consent was given.
func (l *Ledger) Allows(ctx context.Context, id string, p Purpose) bool {
	return l.m[key{id, p}] == Yes
}

// Checker is a consent check as an interface.
type Checker interface {
	Allowed(id string, p Purpose) bool
}

// AllAgreed tells whether every party of a call agreed.
func AllAgreed(callID string) bool { return decisions[key{callID, Support}] == Yes }

// OneAgreed tells whether one party of a call agreed.
func OneAgreed(callID string) bool { return decisions[key{callID, Support}] == Yes }

// Handler handles a customer.
type Handler interface{ Handle(c customer.Customer) }

// HandlerFunc is a function as a Handler.
type HandlerFunc func(c customer.Customer)

// Handle calls f.
func (f HandlerFunc) Handle(c customer.Customer) { f(c) }

// Middleware runs next only with consent.
func Middleware(p Purpose, next Handler) Handler {
	return HandlerFunc(func(c customer.Customer) {
		if decisions[key{c.ID, p}] == Yes {
			next.Handle(c)
		}
	})
}

// Logging runs next in any case.
func Logging(p Purpose, next Handler) Handler {
	return HandlerFunc(func(c customer.Customer) { next.Handle(c) })
}
