package customer

import (
	"cmp"
	"context"
	"slices"
	"sync"
)

// Memory is a Repository that keeps customers in memory. The zero value is
// ready to use, by several goroutines at once.
type Memory struct {
	mu        sync.RWMutex
	byID      map[string]Customer
	confirmed map[string]bool
}

// ByID implements Repository.
func (m *Memory) ByID(_ context.Context, id string) (Customer, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	c, ok := m.byID[id]
	if !ok {
		return Customer{}, ErrNotFound
	}
	return c, nil
}

// Save implements Repository.
func (m *Memory) Save(_ context.Context, c Customer) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.byID == nil {
		m.byID = make(map[string]Customer)
	}
	m.byID[c.ID] = c
	return nil
}

// All implements Repository.
func (m *Memory) All(context.Context) ([]Customer, error) {
	return m.list(func(Customer) bool { return true }), nil
}

// DoubleOptIn implements Repository.
func (m *Memory) DoubleOptIn(context.Context) ([]Customer, error) {
	return m.list(func(c Customer) bool { return m.confirmed[c.ID] }), nil
}

// Confirm records that the customer followed the link in the opt-in mail.
func (m *Memory) Confirm(id string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.confirmed == nil {
		m.confirmed = make(map[string]bool)
	}
	m.confirmed[id] = true
}

func (m *Memory) list(keep func(Customer) bool) []Customer {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var out []Customer
	for _, c := range m.byID {
		if keep(c) {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Customer) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
