// Package talk is the client of a vendor.
package talk

import (
	"context"

	"flow/vendorclients/wire"
)

type API struct{ c *wire.Client }

func New() (*API, error) {
	c, err := wire.New("https://api.talkdeskapp.com/v2", nil)
	if err != nil {
		return nil, err
	}
	return &API{c}, nil
}

func Logged() (*API, error) {
	c, err := wire.New("https://api.talkdeskapp.com/v2", wire.Logging(nil))
	if err != nil {
		return nil, err
	}
	return &API{c}, nil
}

func (a *API) Identify(ctx context.Context, mail string) error {
	return a.c.Post(ctx, "/identify", map[string]string{"mail": mail})
}
