// Package httptransport: our own ways around net/http.
package httptransport

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"time"

	"flow/person"
)

const host = "api.talkdeskapp.com"

// Client is written as most are: do, get and post share one place that sends.
type Client struct {
	http  *http.Client
	token string
}

func (c *Client) do(ctx context.Context, method, path string, in, out any) error {
	var body io.Reader
	if in != nil {
		data, err := json.Marshal(in)
		if err != nil {
			return fmt.Errorf("marshal: %w", err)
		}
		body = bytes.NewReader(data)
	}
	u := url.URL{Scheme: "https", Host: host, Path: path}
	req, err := http.NewRequestWithContext(ctx, method, u.String(), body)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+c.token)
	req.Header.Set("Content-Type", "application/json")
	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return errors.New(resp.Status)
	}
	if out == nil {
		return nil
	}
	return json.NewDecoder(resp.Body).Decode(out)
}

func (c *Client) get(ctx context.Context, path string, out any) error {
	return c.do(ctx, http.MethodGet, path, nil, out)
}

func (c *Client) post(ctx context.Context, path string, in any) error {
	return c.do(ctx, http.MethodPost, path, in, nil)
}

// Contact is what the vendor keeps.
type Contact struct {
	Mail string `json:"mail"`
	Plan string `json:"plan"`
}

func (c *Client) CreateContact(ctx context.Context, in *Contact) error {
	return c.post(ctx, "/contacts", in)
}

func (c *Client) FindContact(ctx context.Context, mail string) (*Contact, error) {
	var out Contact
	err := c.get(ctx, "/contacts/"+url.PathEscape(mail), &out)
	return &out, err
}

func (c *Client) Ping(ctx context.Context) error { return c.get(ctx, "/ping", nil) }

func uses(ctx context.Context, c *Client, p *person.Person) error {
	if err := c.CreateContact(ctx, &Contact{Mail: p.Email, Plan: p.Plan}); err != nil { // want `^user\.contact\.email \(Person\.Email\) reaches Talkdesk`
		return err
	}
	if err := c.CreateContact(ctx, &Contact{Plan: p.Plan}); err != nil {
		return err
	}
	if _, err := c.FindContact(ctx, p.Email); err != nil { // want `Person\.Email.* reaches Talkdesk`
		return err
	}
	found, err := c.FindContact(ctx, p.ID)
	if err != nil {
		return err
	}
	p.Plan = found.Plan
	return c.Ping(ctx)
}

// withHeaders is a transport of our own.
type withHeaders struct{ next http.RoundTripper }

func (t withHeaders) RoundTrip(r *http.Request) (*http.Response, error) {
	r.Header.Set("X-Client", "shop")
	return t.next.RoundTrip(r)
}

func ownTransport(p *person.Person) {
	c := &http.Client{Transport: withHeaders{http.DefaultTransport}, Timeout: time.Second}
	c.Get("https://" + host + "/" + p.Email) // want `Person\.Email.* reaches Talkdesk`
	c.Get("https://" + host + "/" + p.Plan)
}

func redirected(w http.ResponseWriter, r *http.Request, p *person.Person) {
	http.Error(w, p.Email, 500)
	http.Redirect(w, r, "https://crm.example.com/"+p.Email, 302)
}

func proxied() http.Handler {
	u, _ := url.Parse("https://" + host)
	return httputil.NewSingleHostReverseProxy(u)
}

func requestMadeElsewhere(ctx context.Context, p *person.Person) error {
	req, err := newRequest(ctx, p.Email)
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req) // want `Person\.Email.* reaches Talkdesk`
	clean, err := newRequest(ctx, p.Plan)
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(clean)
	return err
}

func newRequest(ctx context.Context, body string) (*http.Request, error) {
	return http.NewRequestWithContext(ctx, "POST", "https://"+host, bytes.NewBufferString(body))
}

func sendAll(reqs []*http.Request, p *person.Person) {
	r, _ := newRequest(context.Background(), p.Phone)
	reqs = append(reqs, r)
	for _, r := range reqs {
		http.DefaultClient.Do(r) // want `Person\.Phone.* reaches Talkdesk`
	}
}
