// Package rewritinghosts: a transport that sends what it is given to a base address,
// which a constructor has parsed.
package rewritinghosts

import (
	"net/http"
	"net/url"
	"strings"

	"flow/person"
)

type rewrite struct {
	to   *url.URL
	next http.RoundTripper
}

func (t rewrite) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL.Scheme, r.URL.Host = t.to.Scheme, t.to.Host
	return t.next.RoundTrip(r)
}

func client(base string) (*http.Client, error) {
	u, err := url.Parse(base)
	if err != nil {
		return nil, err
	}
	return &http.Client{Transport: rewrite{u, http.DefaultTransport}}, nil
}

func vendor(p person.Person) {
	c, err := client("https://api.sendgrid.com")
	if err != nil {
		return
	}
	req, _ := http.NewRequest("POST", "/v3/x", strings.NewReader(p.Email))
	c.Do(req) // want `Person\.Email.*SendGrid`
	req, _ = http.NewRequest("POST", "/v3/x", strings.NewReader(p.Plan))
	c.Do(req)
}

func own(p person.Person) {
	c, err := client("https://crm.example.com")
	if err != nil {
		return
	}
	req, _ := http.NewRequest("POST", "/v3/x", strings.NewReader(p.Email))
	c.Do(req)
}
