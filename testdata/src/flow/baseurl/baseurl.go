// Package baseurl: the base of a client's addresses can be set.
package baseurl

import (
	"net/http"
	"strings"

	"flow/crosshost/conf"
	"flow/person"
)

func own(p *person.Person) {
	c := conf.New()
	c.BaseURL = conf.Own
	http.Post(c.URL("/contacts"), "text/plain", strings.NewReader(p.Email))
	d := &conf.Client{BaseURL: conf.Own}
	http.Post(d.URL("/contacts"), "text/plain", strings.NewReader(p.Email))
}

func vendor(p *person.Person) {
	d := &conf.Client{BaseURL: conf.Vendor}
	http.Post(d.URL("/contacts"), "text/plain", strings.NewReader(p.Email)) // want `Talkdesk`
	http.Post(d.URL("/contacts"), "text/plain", strings.NewReader(p.Plan))
}
