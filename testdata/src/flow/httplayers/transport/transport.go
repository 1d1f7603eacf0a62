// Package transport is the lower layer of a client made by hand.
package transport

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
)

const defaultBase = "https://api.talkdeskapp.com/v2"

// Doer is what tests replace.
type Doer interface {
	Do(*http.Request) (*http.Response, error)
}

type Client struct {
	base  *url.URL
	doer  Doer
	token string
}

type Option func(*Client)

func WithDoer(d Doer) Option    { return func(c *Client) { c.doer = d } }
func WithToken(t string) Option { return func(c *Client) { c.token = t } }

func New(opts ...Option) (*Client, error) {
	base, err := url.Parse(defaultBase)
	if err != nil {
		return nil, err
	}
	c := &Client{base: base, doer: http.DefaultClient}
	for _, o := range opts {
		o(c)
	}
	return c, nil
}

func (c *Client) NewRequest(ctx context.Context, method, path string, body any) (*http.Request, error) {
	u := c.base.JoinPath(path)
	var buf bytes.Buffer
	if body != nil {
		if err := json.NewEncoder(&buf).Encode(body); err != nil {
			return nil, fmt.Errorf("encode: %w", err)
		}
	}
	req, err := http.NewRequestWithContext(ctx, method, u.String(), &buf)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+c.token)
	return req, nil
}

func (c *Client) Do(req *http.Request, out any) error {
	resp, err := c.doer.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if out == nil {
		return nil
	}
	return json.NewDecoder(resp.Body).Decode(out)
}
