// Package app has services around the client.
package app

import (
	"context"

	"flow/person"
	"flow/servicepattern/gh"
)

func direct(ctx context.Context, p *person.Person) error {
	c := gh.NewClient(nil)
	if _, _, err := c.Contacts.Create(ctx, &gh.Contact{Email: gh.String(p.Email)}); err != nil { // want `Person\.Email.* reaches Talkdesk`
		return err
	}
	if _, _, err := c.Contacts.Create(ctx, &gh.Contact{Plan: &p.Plan}); err != nil {
		return err
	}
	if _, err := c.Search.People(ctx, &gh.SearchOptions{Query: p.Phone}); err != nil { // want `Person\.Phone.* reaches Talkdesk`
		return err
	}
	if _, err := c.Search.People(ctx, &gh.SearchOptions{Query: p.Plan, Sort: "x"}); err != nil {
		return err
	}
	return c.Contacts.Delete(ctx, p.Email) // want `Person\.Email.* reaches Talkdesk`
}

func own(ctx context.Context, p *person.Person) error {
	c, err := gh.NewClient(nil).WithBaseURL("https://crm.example.com/")
	if err != nil {
		return err
	}
	_, _, err = c.Contacts.Create(ctx, &gh.Contact{Email: &p.Email})
	return err
}

// Sync is wired in another package.
type Sync struct {
	people  *person.Store
	clients *gh.Client
}

func NewSync(people *person.Store, c *gh.Client) *Sync { return &Sync{people, c} }

func (s *Sync) Run(ctx context.Context, id string) error {
	p := s.people.Get(id)
	_, _, err := s.clients.Contacts.Create(ctx, &gh.Contact{Email: &p.Email, Plan: &p.Plan}) // want `^user\.contact\.email \(Person\.Email\) reaches Talkdesk`
	return err
}

func (s *Sync) Plans(ctx context.Context, id string) error {
	p := s.people.Get(id)
	_, _, err := s.clients.Contacts.Create(ctx, &gh.Contact{Plan: &p.Plan})
	return err
}
