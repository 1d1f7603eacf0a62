// Package client has a default address that options replace.
package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"
)

type Client struct {
	base    string
	http    *http.Client
	agent   string
	timeout time.Duration
}

type Option func(*Client) error

func WithBase(raw string) Option {
	return func(c *Client) error {
		if raw == "" {
			return errors.New("no address")
		}
		c.base = strings.TrimRight(raw, "/")
		return nil
	}
}

func WithAgent(s string) Option { return func(c *Client) error { c.agent = s; return nil } }

func New(opts ...Option) (*Client, error) {
	c := &Client{base: "https://api.talkdeskapp.com", http: &http.Client{Timeout: time.Minute}, agent: "go"}
	for _, o := range opts {
		if err := o(c); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (c *Client) Post(ctx context.Context, path string, in any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("User-Agent", c.agent)
	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Refs resolves paths against an address, as many SDKs do.
type Refs struct{ base *url.URL }

func NewRefs(raw string) (*Refs, error) {
	u, err := url.Parse(raw)
	return &Refs{u}, err
}

func (r *Refs) Get(path string) error {
	u, err := r.base.Parse(path)
	if err != nil {
		return err
	}
	resp, err := http.Get(u.String())
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
