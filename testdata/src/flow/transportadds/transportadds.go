// Package transportadds: a transport adds a header and picks the host.
package transportadds

import (
	"net/http"

	"flow/person"
)

type identify struct {
	next http.RoundTripper
	who  *person.Person
}

func (t identify) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("X-User", t.who.Email)
	r.URL.Host = "api.talkdeskapp.com"
	return t.next.RoundTrip(r) // want `Person\.Email.* reaches Talkdesk`
}

type version struct {
	next http.RoundTripper
	who  *person.Person
}

func (t version) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("X-Plan", t.who.Plan)
	r.URL.Host = "api.talkdeskapp.com"
	return t.next.RoundTrip(r)
}
