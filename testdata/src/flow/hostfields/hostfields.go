// Package hostfields: the host is in a field of a configuration.
package hostfields

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
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

func (c config) endpoint(path string) string {
	return fmt.Sprintf("%s://%s/v1/%s", c.scheme, c.host, path)
}

func parts(c config, p *person.Person) {
	d := defaults()
	u := url.URL{Scheme: d.scheme, Host: d.host, Path: "/people", RawQuery: url.Values{"mail": {p.Email}}.Encode()}
	http.Get(u.String()) // want `Person\.Email.* reaches Talkdesk`
	u.RawQuery = url.Values{"plan": {p.Plan}}.Encode()
	http.Get(u.String())
}

func resolved(p *person.Person) {
	base, err := url.Parse("https://api.talkdeskapp.com")
	if err != nil {
		return
	}
	ref := &url.URL{Path: "people/" + p.Name}
	http.Get(base.ResolveReference(ref).String()) // want `Person\.Name.* reaches Talkdesk`
	http.Get(base.JoinPath("people", p.ID).String())
	http.Get(base.JoinPath("people", p.Phone).String()) // want `Person\.Phone.* reaches Talkdesk`
}

type client struct{ cfg *config }

func newClient() *client {
	c := &config{scheme: "https"}
	if c.host == "" {
		c.host = "api.talkdeskapp.com"
	}
	return &client{c}
}

func (c *client) push(body string) error {
	req, err := http.NewRequest(http.MethodPost, "https://"+c.cfg.host+"/push", strings.NewReader(body))
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func pushed(p *person.Person) {
	c := newClient()
	c.push(p.Email) // want `Person\.Email.* reaches Talkdesk`
	c.push(p.Plan)
}
