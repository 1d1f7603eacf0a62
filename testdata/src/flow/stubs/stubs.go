// Package stubs: a function that is told what to give and gives nothing is yet to
// be written. Of what it will give, its type tells.
package stubs

import (
	"context"
	"errors"

	"flow/person"

	acme "acme.example/sdk"
)

func load(id string) person.Person { return person.Person{} }

func find(ctx context.Context, id string) (*person.Person, error) { return nil, nil }

var errMissing = errors.New("missing")

type store interface {
	Get(id string) (*person.Person, error)
}

type none struct{}

func (none) Get(id string) (*person.Person, error) { return nil, errMissing }

func send(ctx context.Context, s store) {
	acme.Text(load("1").Email) // want `Person\.Email`
	acme.Text(load("1").Plan)
	p, err := find(ctx, "1")
	if err != nil {
		return
	}
	acme.Send(p) // want `Person\.Email`
	p.Email, p.Phone, p.Name = "", "", ""
	acme.Text(p.Email)
	q, err := s.Get("1")
	acme.Text(q.Name) // want `Person\.Name`
	acme.Send(err)
}

// Those that are to give something empty, or what is left of a record.
func newPerson(id string) *person.Person { return &person.Person{} }

func blank() person.Person { return person.Person{} }

func scrub(p person.Person) person.Person { return person.Person{} }

func withID(id string) *person.Person { return &person.Person{ID: id} }

type order struct{ ID, Email string }

func orderOf(id string) *order { return nil }

func innocent(p person.Person) {
	n := newPerson("1")
	n.ID = p.ID
	acme.Send(n)
	acme.Send(blank(), scrub(p), withID("1"), orderOf("1"))
}

// made has a constant in it: nobody's data, and no stub either.
func made(id string) person.Person { return person.Person{ID: id, Email: "nobody@example.com"} }

// absent gives nothing where it fails, and what it found where it does not.
func absent(all map[string]person.Person, id string) person.Person {
	if id == "" {
		return person.Person{}
	}
	p := all[id]
	p.Email = ""
	return p
}

func constants(all map[string]person.Person) {
	acme.Send(made("1"))
	acme.Text(absent(all, "1").Email)
	acme.Text(absent(all, "1").Phone) // want `Person\.Phone`
}
