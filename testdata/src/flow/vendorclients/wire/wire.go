// Package wire is what clients of several services are built on.
package wire

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
)

type Doer interface {
	Do(*http.Request) (*http.Response, error)
}

type Client struct {
	base *url.URL
	hc   Doer
}

func New(base string, d Doer) (*Client, error) {
	u, err := url.Parse(base)
	if err != nil {
		return nil, err
	}
	if d == nil {
		d = http.DefaultClient
	}
	return &Client{u, d}, nil
}

func (c *Client) Post(ctx context.Context, path string, body any) error {
	b, err := json.Marshal(body)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base.JoinPath(path).String(), bytes.NewReader(b))
	if err != nil {
		return err
	}
	resp, err := c.hc.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// logging is in sight of Post, and passes on what it is given.
type logging struct{ next Doer }

func (l logging) Do(r *http.Request) (*http.Response, error) { return l.next.Do(r) }

func Logging(d Doer) Doer { return logging{d} }
