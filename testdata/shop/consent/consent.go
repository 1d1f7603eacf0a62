// Package consent is the shop's ledger of what its customers agreed to.
package consent

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// Purpose is what personal data is used for.
type Purpose string

// The purposes that the shop asks consent for.
const (
	Support       Purpose = "support"
	Marketing     Purpose = "marketing"
	Analytics     Purpose = "analytics"
	ModelTraining Purpose = "model_training"
)

// ErrMissing is returned where a customer has not consented.
var ErrMissing = errors.New("consent: not given")

// Store keeps decisions.
type Store interface {
	// Decision returns what the customer last decided; without a decision it
	// returns false.
	Decision(ctx context.Context, customerID string, p Purpose) (bool, error)
	// RecordingAgreed tells whether everybody on the call agreed to be recorded.
	RecordingAgreed(ctx context.Context, callSID string) (bool, error)
}

// Ledger answers whether consent was given.
type Ledger struct {
	store Store
}

// NewLedger returns a ledger over a store.
func NewLedger(s Store) *Ledger { return &Ledger{store: s} }

// Lookup returns the customer's decision, or an error when the store cannot
// tell it.
func (l *Ledger) Lookup(ctx context.Context, customerID string, p Purpose) (bool, error) {
	ok, err := l.store.Decision(ctx, customerID, p)
	if err != nil {
		return false, fmt.Errorf("consent: look up %s: %w", p, err)
	}
	return ok, nil
}

// Granted tells whether the customer consented. It fails closed: when the
// store cannot tell, the answer is no.
func (l *Ledger) Granted(ctx context.Context, customerID string, p Purpose) bool {
	ok, err := l.Lookup(ctx, customerID, p)
	return err == nil && ok
}

// Require returns nil when the customer consented, else ErrMissing or the
// store's error.
func (l *Ledger) Require(ctx context.Context, customerID string, p Purpose) error {
	ok, err := l.Lookup(ctx, customerID, p)
	if err != nil {
		return err
	}
	if !ok {
		return fmt.Errorf("%w: %s", ErrMissing, p)
	}
	return nil
}

// RecordingAgreed tells whether every party of a call, the agent included,
// agreed to be recorded. It fails closed.
func (l *Ledger) RecordingAgreed(ctx context.Context, callSID string) bool {
	ok, err := l.store.RecordingAgreed(ctx, callSID)
	return err == nil && ok
}

// Memory is a Store in memory. The zero value is ready to use, by several
// goroutines at once.
type Memory struct {
	mu        sync.RWMutex
	decisions map[key]bool
	calls     map[string]bool
}

type key struct {
	customerID string
	purpose    Purpose
}

// Set records a decision.
func (m *Memory) Set(customerID string, p Purpose, granted bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.decisions == nil {
		m.decisions = make(map[key]bool)
	}
	m.decisions[key{customerID, p}] = granted
}

// Agree records that everybody on a call agreed to its recording.
func (m *Memory) Agree(callSID string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.calls == nil {
		m.calls = make(map[string]bool)
	}
	m.calls[callSID] = true
}

// Decision implements Store.
func (m *Memory) Decision(_ context.Context, customerID string, p Purpose) (bool, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.decisions[key{customerID, p}], nil
}

// RecordingAgreed implements Store.
func (m *Memory) RecordingAgreed(_ context.Context, callSID string) (bool, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.calls[callSID], nil
}
