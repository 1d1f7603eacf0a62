// Package person is the personal data of the cases. The taxonomy classifies
// Person.Email, Phone and Name and Address.Street; the rest is innocent.
package person

import (
	"context"
	"encoding/json"
	"os"

	acme "acme.example/sdk"
)

type Person struct {
	ID      string
	Plan    string
	Logins  int
	Email   string
	Phone   string
	Name    string
	Home    Address
	Billing *Address
	Tags    []string
}

type Address struct {
	Street  string
	Country string
}

// Lookup returns an address of contact that the taxonomy classifies as such.
func Lookup(ctx context.Context, id string) (string, error) { return id + "@", ctx.Err() }

// Count returns how many there are: nothing personal.
func Count(ctx context.Context) (int, error) { return 1, ctx.Err() }

// Load returns a person.
func Load(ctx context.Context, id string) (*Person, error) {
	data, err := os.ReadFile(id)
	if err != nil {
		return nil, err
	}
	p := &Person{ID: id}
	return p, json.Unmarshal(data, p)
}

// Redact returns what is no longer personal.
func Redact(s string) string { return "***" }

// Hash returns a pseudonym.
func Hash(s string) string { return s + "#" }

// Secret is personal as a whole.
type Secret string

// Store keeps people.
type Store struct{ all map[string]*Person }

// Pair returns a plan and a name, as the taxonomy says.
func (s *Store) Pair(id string) (plan, name string) { return s.all[id].Plan, "" }

// Get returns a person of the store.
func (s *Store) Get(id string) *Person { return s.all[id] }

// Received is called from outside with the text of somebody's message.
func Received(id, text string) { acme.Text(text) } // want `user\.content\.private \(text\) reaches Acme`
