// Package httphost: where a request goes.
package httphost

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"flow/person"
)

const (
	base = "https://api.talkdeskapp.com"
	path = base + "/contacts"
)

func constant(p *person.Person) {
	http.Post("https://api.talkdeskapp.com/contacts", "text/plain", strings.NewReader(p.Email)) // want `^user\.contact\.email \(Person\.Email\) reaches Talkdesk without a consent check or purpose tag \[consentcheck\]$`
	http.Post("https://api.talkdeskapp.com/contacts", "text/plain", strings.NewReader(p.Plan))
	http.Post(path, "text/plain", strings.NewReader(p.Email)) // want `Talkdesk`
}

func own(p *person.Person) {
	http.Post("https://crm.example.com/contacts", "text/plain", strings.NewReader(p.Email))
	http.Post("http://localhost:8080/contacts", "text/plain", strings.NewReader(p.Email))
	http.Post("http://10.1.2.3/contacts", "text/plain", strings.NewReader(p.Email))
	http.Post("http://127.0.0.1/contacts", "text/plain", strings.NewReader(p.Email))
	http.Post("http://[::1]:80/contacts", "text/plain", strings.NewReader(p.Email))
	http.Post("http://crm/contacts", "text/plain", strings.NewReader(p.Email))
	http.Post("http://crm.svc.internal/contacts", "text/plain", strings.NewReader(p.Email))
	http.Post("http://printer.local/", "text/plain", strings.NewReader(p.Email))
}

func unlisted(p *person.Person) {
	http.Post("https://collect.example.org/x", "text/plain", strings.NewReader(p.Email)) // want `^user\.contact\.email \(Person\.Email\) reaches collect\.example\.org, which no vendor of the taxonomy lists \[approvedsink\]$`
	http.Post("https://collect.example.org/x", "text/plain", strings.NewReader(p.Plan))
	http.Post("https://8.8.8.8/x", "text/plain", strings.NewReader(p.Email))                  // want `8\.8\.8\.8, which no vendor`
	http.Post("https://example.com.example.org/x", "text/plain", strings.NewReader(p.Email))  // want `example\.com\.example\.org`
	http.Post("https://user@x.example.org:443/x?y", "text/plain", strings.NewReader(p.Email)) // want `reaches x\.example\.org, which`
	http.Post("https://evilapi.talkdeskapp.com/x", "text/plain", strings.NewReader(p.Email))  // want `reaches evilapi\.talkdeskapp\.com, which`
}

func caseAndPort(p *person.Person) {
	http.Post("HTTPS://API.TalkdeskApp.com:443/x", "text/plain", strings.NewReader(p.Email)) // want `Talkdesk`
}

func unknown(p *person.Person, where string) {
	http.Post(where, "text/plain", strings.NewReader(p.Email))
	http.Post("https://"+where+"/x", "text/plain", strings.NewReader(p.Email))
}

func concatenated(p *person.Person) {
	http.Get(base + "/contacts/" + p.Email) // want `Person\.Email.* reaches Talkdesk`
	http.Get(base + "/contacts/" + p.ID)
	u := base
	u += "/x?mail=" + url.QueryEscape(p.Email)
	http.Get(u) // want `Person\.Email.* reaches Talkdesk`
}

func formatted(p *person.Person) {
	http.Get(fmt.Sprintf("%s/contacts/%s", base, p.Email))                          // want `Person\.Email.* reaches Talkdesk`
	http.Get(fmt.Sprintf("https://%s/contacts/%s", "api.talkdeskapp.com", p.Email)) // want `Talkdesk`
	http.Get(fmt.Sprintf("https://%s/contacts/%s", "crm.example.com", p.Email))
	http.Get(fmt.Sprintf("%s/contacts/%s", base, p.ID))
	http.Get(fmt.Sprintf("https://api.talkdeskapp.com/contacts/%s?v=%d", p.Email, 2)) // want `Talkdesk`
}

func parts(p *person.Person) {
	u := url.URL{Scheme: "https", Host: "api.talkdeskapp.com", Path: "/contacts/" + p.Email}
	http.Get(u.String()) // want `Person\.Email.* reaches Talkdesk`
	v := &url.URL{Scheme: "https", Host: "api.talkdeskapp.com"}
	v.Path = p.ID
	http.Get(v.String())
	o := url.URL{Scheme: "https", Host: "crm.example.com", Path: p.Email}
	http.Get(o.String())
}

func parsed(p *person.Person) {
	u, err := url.Parse("https://api.talkdeskapp.com/contacts")
	if err != nil {
		return
	}
	q := u.Query()
	q.Set("email", p.Email)
	u.RawQuery = q.Encode()
	http.Get(u.String()) // want `Person\.Email.* reaches Talkdesk`
}

func parsedClean(p *person.Person) {
	u, err := url.Parse("https://api.talkdeskapp.com/contacts")
	if err != nil {
		return
	}
	q := u.Query()
	q.Set("plan", p.Plan)
	u.RawQuery = q.Encode()
	http.Get(u.String())
}

func joined(p *person.Person) {
	u, _ := url.JoinPath(base, "contacts", p.Email)
	http.Get(u) // want `Person\.Email.* reaches Talkdesk`
	u, _ = url.JoinPath(base, "contacts", p.ID)
	http.Get(u)
}

func assigned(p *person.Person, staging bool) {
	u := "https://api.talkdeskapp.com"
	if staging {
		u = "https://staging.example.com"
	}
	http.Get(u + "/" + p.Email) // want `Person\.Email.* reaches Talkdesk`
}

type API struct {
	base   string
	client *http.Client
}

func NewAPI() *API { return &API{base: "https://api.talkdeskapp.com", client: http.DefaultClient} }

func (a *API) Find(ctx context.Context, p *person.Person) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, a.base+"/find?email="+url.QueryEscape(p.Email), nil)
	if err != nil {
		return err
	}
	resp, err := a.client.Do(req) // want `Person\.Email.* reaches Talkdesk`
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func (a *API) Plan(p *person.Person) {
	a.client.Get(a.base + "/plan/" + p.Plan)
}

var endpoint = "https://api.talkdeskapp.com"

func global(p *person.Person) {
	http.Get(endpoint + "/" + p.Email) // want `Person\.Email.* reaches Talkdesk`
	http.Get(endpoint + "/" + p.ID)
}
