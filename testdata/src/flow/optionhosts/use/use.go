// Package use sends to the default, or to its own.
package use

import (
	"context"

	"flow/optionhosts/client"
	"flow/person"
)

func vendor(ctx context.Context, p person.Person) error {
	c, err := client.New(client.WithAgent("shop"))
	if err != nil {
		return err
	}
	c.Post(ctx, "/x", map[string]string{"plan": p.Plan})
	return c.Post(ctx, "/x", map[string]string{"mail": p.Email}) // want `Person\.Email.* reaches Talkdesk`
}

func own(ctx context.Context, p person.Person) error {
	c, err := client.New(client.WithAgent("shop"), client.WithBase("https://crm.example.com/"))
	if err != nil {
		return err
	}
	return c.Post(ctx, "/x", map[string]string{"mail": p.Email})
}

func named(ctx context.Context, p person.Person) error {
	c, err := client.New(client.WithBase("https://eu.api.talkdeskapp.com/"), client.WithAgent("shop"))
	if err != nil {
		return err
	}
	c.Post(ctx, "/x", map[string]string{"plan": p.Plan})
	return c.Post(ctx, "/x", p.Email) // want `Person\.Email.* reaches eu\.api\.talkdeskapp\.com`
}

func agents(ctx context.Context, p person.Person) error {
	c, err := client.New(client.WithAgent(p.Email))
	if err != nil {
		return err
	}
	return c.Post(ctx, "/x", nil) // want `Person\.Email.* reaches Talkdesk`
}

func refs(p person.Person) {
	r, err := client.NewRefs("https://api.talkdeskapp.com")
	if err != nil {
		return
	}
	r.Get("v1/contacts/" + p.Email) // want `Person\.Email.* reaches Talkdesk`
	r.Get("v1/contacts/" + p.ID)
	o, _ := client.NewRefs("https://crm.example.com")
	o.Get("v1/contacts/" + p.Email)
}
