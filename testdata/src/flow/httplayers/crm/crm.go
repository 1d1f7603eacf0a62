// Package crm is the upper layer.
package crm

import (
	"context"

	"flow/httplayers/transport"
)

type Contact struct {
	Email string `json:"email"`
	Plan  string `json:"plan"`
	Local string `json:"-"`
}

type API struct{ t *transport.Client }

func New(t *transport.Client) *API { return &API{t} }

func (a *API) Upsert(ctx context.Context, c *Contact) error {
	req, err := a.t.NewRequest(ctx, "PUT", "/contacts", c)
	if err != nil {
		return err
	}
	return a.t.Do(req, nil)
}

func (a *API) ByMail(ctx context.Context, mail string) (*Contact, error) {
	req, err := a.t.NewRequest(ctx, "GET", "/contacts", nil)
	if err != nil {
		return nil, err
	}
	q := req.URL.Query()
	q.Set("email", mail)
	req.URL.RawQuery = q.Encode()
	var out Contact
	return &out, a.t.Do(req, &out)
}
