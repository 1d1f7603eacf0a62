// Package use fills the requests.
package use

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"

	"flow/httpforms/api"
	"flow/person"
)

const own = "https://crm.example.com"

func environment(p *person.Person) {
	http.Get(api.Env() + "/x?mail=" + url.QueryEscape(p.Email)) // want `Person\.Email.* reaches Talkdesk`
	http.Get(api.Env() + "/x?plan=" + url.QueryEscape(p.Plan))
}

func configuration(p *person.Person) error {
	c := api.Load()
	http.Get(c.URL() + "/x?mail=" + p.Email) // want `Person\.Email.* reaches Talkdesk`
	http.Get(c.URL() + "/x?plan=" + p.Plan)
	d, err := api.LoadOwn()
	if err != nil {
		return err
	}
	_, err = http.Get(d.URL() + "/x?mail=" + p.Email)
	return err
}

func forms(p *person.Person) {
	v := url.Values{}
	v.Set("plan", p.Plan)
	api.Form(api.Vendor, v)
	v.Add("mail", p.Email)
	api.Form(api.Vendor, v) // want `Person\.Email.* reaches Talkdesk`
	api.Form(own, v)
}

func uploads(p *person.Person) {
	api.Upload(api.Vendor, "a.txt", strings.NewReader(p.Email), nil)                          // want `Person\.Email.* reaches Talkdesk`
	api.Upload(api.Vendor, "a.txt", strings.NewReader(""), map[string]string{"tel": p.Phone}) // want `Person\.Phone.* reaches Talkdesk`
	api.Upload(api.Vendor, p.Name+".txt", strings.NewReader(""), nil)                         // want `Person\.Name.* reaches Talkdesk`
	api.Upload(api.Vendor, "a.txt", strings.NewReader(p.Plan), map[string]string{"id": p.ID})
	api.Upload(own, "a.txt", strings.NewReader(p.Email), nil)
}

func built(ctx context.Context, p *person.Person) {
	api.To(api.Vendor).Path("/people/%s", p.Email).Send(ctx)                  // want `Person\.Email.* reaches Talkdesk`
	api.To(api.Vendor).Path("/people/%s", p.ID).Query("q", p.Phone).Send(ctx) // want `Person\.Phone.* reaches Talkdesk`
	api.To(api.Vendor).Path("/people").Header("X-Name", p.Name).Send(ctx)     // want `Person\.Name.* reaches Talkdesk`
	api.To(api.Vendor).Path("/people").JSON(map[string]any{"p": p}).Send(ctx) // want `Person\.Email.* reaches Talkdesk`
	api.To(api.Vendor).Path("/people/%s", p.ID).Query("plan", p.Plan).Send(ctx)
	api.To(own).Path("/people/%s", p.Email).JSON(p).Send(ctx)
}

func inSteps(ctx context.Context, p *person.Person) error {
	r := api.To(api.Vendor)
	r.Path("/people")
	if p.Plan == "pro" {
		r.Query("mail", p.Email)
	}
	return r.Send(ctx) // want `Person\.Email.* reaches Talkdesk`
}

func retried(p *person.Person) {
	req, _ := http.NewRequest("POST", api.Vendor, strings.NewReader(p.Email))
	api.Retry(http.DefaultClient, req, 3) // want `Person\.Email.* reaches Talkdesk`
	req, _ = http.NewRequest("POST", api.Vendor, strings.NewReader(p.Plan))
	api.Retry(http.DefaultClient, req, 3)
	req, _ = http.NewRequest("POST", own, strings.NewReader(p.Email))
	api.Retry(http.DefaultClient, req, 3)
}

func bodySet(p *person.Person) {
	req, _ := http.NewRequest("POST", api.Vendor, nil)
	req.Body = io.NopCloser(strings.NewReader(p.Phone))
	http.DefaultClient.Do(req) // want `Person\.Phone.* reaches Talkdesk`
	req, _ = http.NewRequest("POST", api.Vendor, nil)
	req.Body = io.NopCloser(strings.NewReader(p.Plan))
	http.DefaultClient.Do(req)
}

func literalRequest(p *person.Person) {
	u, err := url.Parse(api.Vendor + "/x")
	if err != nil {
		return
	}
	req := &http.Request{Method: "GET", URL: u, Header: http.Header{"X-Mail": {p.Email}}}
	http.DefaultClient.Do(req) // want `Person\.Email.* reaches Talkdesk`
	req = &http.Request{Method: "GET", URL: u, Header: http.Header{"X-Plan": {p.Plan}}}
	http.DefaultClient.Do(req)
}

func credentials(p *person.Person) {
	req, _ := http.NewRequest("GET", api.Vendor, nil)
	req.SetBasicAuth(p.Email, "x")
	http.DefaultClient.Do(req) // want `Person\.Email.* reaches Talkdesk`
	req, _ = http.NewRequest("GET", api.Vendor, nil)
	req.AddCookie(&http.Cookie{Name: "who", Value: p.Phone})
	http.DefaultClient.Do(req) // want `Person\.Phone.* reaches Talkdesk`
	req, _ = http.NewRequest("GET", api.Vendor, nil)
	req.AddCookie(&http.Cookie{Name: "plan", Value: p.Plan})
	http.DefaultClient.Do(req)
}

func urlInParts(p *person.Person) {
	req, _ := http.NewRequest("GET", api.Vendor, nil)
	req.URL.Path = "/people/" + p.Name
	http.DefaultClient.Do(req) // want `Person\.Name.* reaches Talkdesk`
	req, _ = http.NewRequest("GET", api.Vendor, nil)
	req.URL = req.URL.JoinPath("people", p.ID)
	http.DefaultClient.Do(req)
	copied := *req.URL
	copied.RawQuery = "mail=" + p.Email
	http.Get(copied.String()) // want `Person\.Email.* reaches Talkdesk`
	copied.Host = "crm.example.com"
	http.Get(copied.String())
}
