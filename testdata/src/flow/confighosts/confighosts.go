// Package confighosts: two values of one configuration type have different hosts.
package confighosts

import (
	"fmt"
	"net/http"
	"net/url"
	"time"

	"flow/person"
)

type config struct {
	host    string
	scheme  string
	timeout time.Duration
}

func defaults() config {
	return config{host: "api.talkdeskapp.com", scheme: "https", timeout: time.Second}
}

func own() config { return config{host: "crm.example.com", scheme: "https"} }

func (c config) endpoint(path string) string {
	return fmt.Sprintf("%s://%s/v1/%s", c.scheme, c.host, path)
}

func formatted(p *person.Person) {
	http.Get(defaults().endpoint("people?mail=" + url.QueryEscape(p.Email))) // want `Person\.Email.* reaches Talkdesk`
	http.Get(defaults().endpoint("people?plan=" + url.QueryEscape(p.Plan)))
	http.Get(own().endpoint("people?mail=" + url.QueryEscape(p.Email)))
}
