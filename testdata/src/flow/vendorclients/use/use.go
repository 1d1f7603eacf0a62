// Package use wires the clients.
package use

import (
	"context"

	"flow/person"
	"flow/vendorclients/crm"
	"flow/vendorclients/talk"
	"flow/vendorclients/wire"
)

func vendor(ctx context.Context, p *person.Person) error {
	a, err := talk.New()
	if err != nil {
		return err
	}
	if err := a.Identify(ctx, p.Plan); err != nil {
		return err
	}
	return a.Identify(ctx, p.Email) // want `Person\.Email.* reaches Talkdesk`
}

func logged(ctx context.Context, p *person.Person) error {
	a, err := talk.Logged()
	if err != nil {
		return err
	}
	return a.Identify(ctx, p.Email) // want `Person\.Email.* reaches Talkdesk`
}

func own(ctx context.Context, p *person.Person) error {
	a, err := crm.New()
	if err != nil {
		return err
	}
	return a.Identify(ctx, p.Email)
}

type vendorService struct{ api *talk.API }

func newVendorService() *vendorService {
	a, _ := talk.New()
	return &vendorService{a}
}

func (s *vendorService) Send(ctx context.Context, p *person.Person) error {
	return s.api.Identify(ctx, p.Email) // want `Person\.Email.* reaches Talkdesk`
}

type ownService struct{ api *crm.API }

func newOwnService() *ownService {
	a, _ := crm.New()
	return &ownService{a}
}

func (s *ownService) Send(ctx context.Context, p *person.Person) error {
	return s.api.Identify(ctx, p.Email)
}

func given(ctx context.Context, v *talk.API, o *crm.API, p *person.Person) {
	v.Identify(ctx, p.Email) // want `Person\.Email.* reaches Talkdesk`
	v.Identify(ctx, p.Plan)
	o.Identify(ctx, p.Email)
}

// Two clients of one type.
type both struct{ vendor, own *wire.Client }

func newBoth() *both {
	v, _ := wire.New("https://api.talkdeskapp.com", nil)
	o, _ := wire.New("https://crm.example.com", wire.Logging(nil))
	return &both{v, o}
}

func (b *both) Send(ctx context.Context, p *person.Person) {
	b.vendor.Post(ctx, "/x", p.Email) // want `Person\.Email.* reaches Talkdesk`
	b.vendor.Post(ctx, "/x", p.Plan)
	b.own.Post(ctx, "/x", p.Email)
}

var client, _ = wire.New("https://api.talkdeskapp.com", nil)

var ownClient, _ = wire.New("https://crm.example.com", nil)

func variables(ctx context.Context, p *person.Person) {
	client.Post(ctx, "/x", p.Email) // want `Person\.Email.* reaches Talkdesk`
	client.Post(ctx, "/x", p.Plan)
	ownClient.Post(ctx, "/x", p.Email)
}
