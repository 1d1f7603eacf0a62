// Package token has consent as a value: a token that proves it, and a decision.
package token

import (
	"errors"

	"guardstubs/consent"
)

// Token proves consent for marketing. Only New makes one.
type Token struct{ id string }

// New returns a token with consent.
func New(id string) (Token, error) {
	if !consent.Granted(id, consent.Marketing) {
		return Token{}, errors.New("no consent")
	}
	return Token{id}, nil
}

// Grant proves consent of one customer.
type Grant struct{ CustomerID string }

// Other proves nothing.
type Other struct{ CustomerID string }

// Decision is an answer with a reason.
type Decision struct {
	Granted bool
	Reason  string
	Final   bool
}

// Decide decides.
func Decide(id string, p consent.Purpose) (Decision, error) { return Decision{}, nil }

// Answer hides what was decided.
type Answer struct{ ok, known bool }

// Allowed tells whether consent was given.
func (a Answer) Allowed() bool { return a.ok }

// Known tells whether anything was decided.
func (a Answer) Known() bool { return a.known }

// Ask decides.
func Ask(id string, p consent.Purpose) *Answer { return &Answer{} }
