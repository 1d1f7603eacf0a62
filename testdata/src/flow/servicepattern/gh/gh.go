// Package gh is a client in the style of large ones: services share one part.
package gh

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync"
)

const defaultBaseURL = "https://api.talkdeskapp.com/"

type Client struct {
	mu      sync.Mutex
	client  *http.Client
	BaseURL *url.URL
	common  service

	Contacts *ContactsService
	Search   *SearchService
}

type service struct{ client *Client }

type (
	ContactsService service
	SearchService   service
)

func NewClient(hc *http.Client) *Client {
	if hc == nil {
		hc = &http.Client{}
	}
	c := &Client{client: hc}
	c.BaseURL, _ = url.Parse(defaultBaseURL)
	c.common.client = c
	c.Contacts = (*ContactsService)(&c.common)
	c.Search = (*SearchService)(&c.common)
	return c
}

func (c *Client) WithBaseURL(s string) (*Client, error) {
	u, err := url.Parse(s)
	if err != nil {
		return nil, err
	}
	c2 := NewClient(c.client)
	c2.BaseURL = u
	return c2, nil
}

type RequestOption func(*http.Request)

func (c *Client) NewRequest(method, urlStr string, body any, opts ...RequestOption) (*http.Request, error) {
	if !strings.HasSuffix(c.BaseURL.Path, "/") {
		return nil, fmt.Errorf("BaseURL must have a trailing slash, but %q does not", c.BaseURL)
	}
	u, err := c.BaseURL.Parse(urlStr)
	if err != nil {
		return nil, err
	}
	var buf io.ReadWriter
	if body != nil {
		buf = &bytes.Buffer{}
		enc := json.NewEncoder(buf)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(body); err != nil {
			return nil, err
		}
	}
	req, err := http.NewRequest(method, u.String(), buf)
	if err != nil {
		return nil, err
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	for _, o := range opts {
		o(req)
	}
	return req, nil
}

type Response struct{ *http.Response }

func (c *Client) bareDo(ctx context.Context, req *http.Request) (*Response, error) {
	resp, err := c.client.Do(req.WithContext(ctx))
	if err != nil {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		default:
		}
		return nil, err
	}
	return &Response{resp}, nil
}

func (c *Client) Do(ctx context.Context, req *http.Request, v any) (*Response, error) {
	resp, err := c.bareDo(ctx, req)
	if err != nil {
		return resp, err
	}
	defer resp.Body.Close()
	switch v := v.(type) {
	case nil:
	case io.Writer:
		_, err = io.Copy(v, resp.Body)
	default:
		err = json.NewDecoder(resp.Body).Decode(v)
	}
	return resp, err
}

type Contact struct {
	Email *string `json:"email,omitempty"`
	Plan  *string `json:"plan,omitempty"`
}

func String(s string) *string { return &s }

func (s *ContactsService) Create(ctx context.Context, c *Contact) (*Contact, *Response, error) {
	req, err := s.client.NewRequest("POST", "contacts", c)
	if err != nil {
		return nil, nil, err
	}
	out := new(Contact)
	resp, err := s.client.Do(ctx, req, out)
	return out, resp, err
}

type SearchOptions struct{ Query, Sort string }

func addOptions(s string, opts *SearchOptions) (string, error) {
	u, err := url.Parse(s)
	if err != nil {
		return s, err
	}
	q := u.Query()
	q.Set("q", opts.Query)
	q.Set("sort", opts.Sort)
	u.RawQuery = q.Encode()
	return u.String(), nil
}

func (s *SearchService) People(ctx context.Context, opts *SearchOptions) (*Response, error) {
	u, err := addOptions("search/people", opts)
	if err != nil {
		return nil, err
	}
	req, err := s.client.NewRequest("GET", u, nil)
	if err != nil {
		return nil, err
	}
	return s.client.Do(ctx, req, nil)
}

// Delete copies the base.
func (s *ContactsService) Delete(ctx context.Context, mail string) error {
	u := *s.client.BaseURL
	u.Path = path.Join(u.Path, "contacts", mail)
	req, err := http.NewRequestWithContext(ctx, "DELETE", u.String(), nil)
	if err != nil {
		return err
	}
	_, err = s.client.bareDo(ctx, req)
	return err
}
