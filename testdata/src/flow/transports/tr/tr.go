// Package tr has transports for clients of others.
package tr

import (
	"net/http"

	"flow/person"

	acme "acme.example/sdk"
)

// Header adds one header to every request.
type Header struct {
	Name, Value string
	Next        http.RoundTripper
}

func (h *Header) RoundTrip(r *http.Request) (*http.Response, error) {
	c := r.Clone(r.Context())
	c.Header.Set(h.Name, h.Value)
	return h.Next.RoundTrip(c)
}

// Identified returns a client that says who asks.
func Identified(p *person.Person) *http.Client {
	return &http.Client{Transport: &Header{"X-User", p.Email, http.DefaultTransport}}
}

// With returns a client that adds a header.
func With(name, value string) *http.Client {
	return &http.Client{Transport: &Header{name, value, http.DefaultTransport}}
}

func Versioned(p *person.Person) *http.Client {
	return &http.Client{Transport: &Header{"X-Plan", p.Plan, http.DefaultTransport}}
}

// toHost sends all requests to one host.
type toHost struct {
	host string
	next http.RoundTripper
}

func (t toHost) RoundTrip(r *http.Request) (*http.Response, error) {
	r.URL.Scheme = "https"
	r.URL.Host = t.host
	return t.next.RoundTrip(r)
}

func ToVendor() http.RoundTripper { return toHost{"api.talkdeskapp.com", http.DefaultTransport} }
func ToOwn() http.RoundTripper    { return toHost{"crm.example.com", http.DefaultTransport} }

// Func is the usual adapter.
type Func func(*http.Request) (*http.Response, error)

func (f Func) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// Mirrored tells a vendor of each path.
func Mirrored(next http.RoundTripper) http.RoundTripper {
	return Func(func(r *http.Request) (*http.Response, error) {
		acme.Text(r.URL.Path)
		return next.RoundTrip(r)
	})
}
