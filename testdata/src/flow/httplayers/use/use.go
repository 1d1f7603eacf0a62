// Package use is the application.
package use

import (
	"context"

	"flow/httplayers/crm"
	"flow/httplayers/transport"
	"flow/person"
)

func sync(ctx context.Context, p *person.Person) error {
	t, err := transport.New(transport.WithToken("secret"))
	if err != nil {
		return err
	}
	api := crm.New(t)
	if err := api.Upsert(ctx, &crm.Contact{Email: p.Email, Plan: p.Plan}); err != nil { // want `Person\.Email.* reaches Talkdesk`
		return err
	}
	if err := api.Upsert(ctx, &crm.Contact{Plan: p.Plan, Local: p.Email}); err != nil {
		return err
	}
	c, err := api.ByMail(ctx, p.Phone) // want `Person\.Phone.* reaches Talkdesk`
	if err != nil {
		return err
	}
	_, err = api.ByMail(ctx, c.Plan)
	return err
}
