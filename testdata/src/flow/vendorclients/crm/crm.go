// Package crm is the client of a service of our own.
package crm

import (
	"context"

	"flow/vendorclients/wire"
)

type API struct{ c *wire.Client }

func New() (*API, error) {
	c, err := wire.New("https://crm.example.com/v2", nil)
	if err != nil {
		return nil, err
	}
	return &API{c}, nil
}

func Logged() (*API, error) {
	c, err := wire.New("https://crm.example.com/v2", wire.Logging(nil))
	if err != nil {
		return nil, err
	}
	return &API{c}, nil
}

func (a *API) Identify(ctx context.Context, mail string) error {
	return a.c.Post(ctx, "/identify", map[string]string{"mail": mail})
}
