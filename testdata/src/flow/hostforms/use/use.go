// Package use sends to addresses that are put together in many ways.
package use

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"

	"flow/hostforms/conf"
	"flow/person"
)

func typed(p *person.Person) {
	http.Get(string(conf.Vendor) + "/" + p.Email) // want `Person\.Email.* reaches Talkdesk`
	http.Get(string(conf.Vendor) + "/" + p.Plan)
	http.Get(string(conf.Own) + "/" + p.Email)
	http.Get(fmt.Sprintf("%s/%s", conf.Vendor, p.Phone)) // want `Person\.Phone.* reaches Talkdesk`
	http.Get(fmt.Sprintf("%v/%s", conf.Own, p.Phone))
	http.Get(fmt.Sprint(conf.Vendor, "/", p.Name)) // want `Person\.Name.* reaches Talkdesk`
}

func tables(p *person.Person, r conf.Region) {
	http.Get(r.URL() + "/" + p.Email) // want `Person\.Email.* reaches Talkdesk`
	http.Get(r.URL() + "/" + p.Plan)
	http.Get(conf.Endpoints["us"] + "/" + p.Phone) // want `Person\.Phone.* reaches Talkdesk`
	http.Get(conf.OwnEndpoints["us"] + "/" + p.Phone)
	http.Get(conf.Services.Mail + "/" + p.Name) // want `Person\.Name.* reaches Talkdesk`
	http.Get(conf.Services.CRM + "/" + p.Name)
	http.Get(conf.For("eu") + "/" + p.Email) // want `Person\.Email.* reaches Talkdesk`
	http.Get(conf.Default() + "/" + p.Email) // want `Person\.Email.* reaches Talkdesk`
}

func flags(p *person.Person) {
	http.Get(conf.VendorFlag() + "/" + p.Email) // want `Person\.Email.* reaches Talkdesk`
	http.Get(conf.OwnFlag() + "/" + p.Email)
}

func env(e conf.Env, p *person.Person) {
	http.Get(e.VendorURL + "/" + p.Email) // want `Person\.Email.* reaches Talkdesk`
	http.Get(e.VendorURL + "/" + p.Plan)
	http.Get(e.OwnURL + "/" + p.Email)
	http.Get(e.Other + "/" + p.Email)
}

func providers(p *person.Person) {
	http.Get(conf.VendorProvider().Base() + "/" + p.Email) // want `Person\.Email.* reaches Talkdesk`
	http.Get(conf.VendorProvider().Base() + "/" + p.Plan)
	http.Get(conf.OwnProvider().Base() + "/" + p.Email)
}

type providing struct{ conf.Provider }

func (c providing) send(s string) { http.Get(c.Base() + "/x?q=" + url.QueryEscape(s)) }

func embeddedProvider(p *person.Person) {
	providing{conf.VendorProvider()}.send(p.Email) // want `Person\.Email.* reaches Talkdesk`
	providing{conf.VendorProvider()}.send(p.Plan)
}

func texts(p *person.Person) {
	http.Get(strings.Join([]string{"https://api.talkdeskapp.com", "people", p.Email}, "/")) // want `Person\.Email.* reaches Talkdesk`
	http.Get(strings.Join([]string{"https://crm.example.com", "people", p.Email}, "/"))
	var b strings.Builder
	b.WriteString("https://api.talkdeskapp.com/people/")
	b.WriteString(p.Phone)
	http.Get(b.String()) // want `Person\.Phone.* reaches Talkdesk`
	var o strings.Builder
	o.WriteString("https://crm.example.com/people/")
	o.WriteString(p.Phone)
	http.Get(o.String())
	http.Get(strings.ReplaceAll("https://api.talkdeskapp.com/people/{id}", "{id}", p.Name))          // want `Person\.Name.* reaches Talkdesk`
	http.Get(strings.NewReplacer("{id}", p.Name).Replace("https://api.talkdeskapp.com/people/{id}")) // want `Person\.Name.* reaches Talkdesk`
	http.Get(strings.ReplaceAll("https://crm.example.com/people/{id}", "{id}", p.Name))
	u := "https://" + net.JoinHostPort("api.talkdeskapp.com", "443") + "/" + p.Email
	http.Get(u) // want `Person\.Email.* reaches Talkdesk`
	http.Get("https://" + net.JoinHostPort("crm.example.com", "443") + "/" + p.Email)
	w := (&url.URL{Scheme: "https", Host: "api.talkdeskapp.com", Path: "/x"})
	q := w.Query()
	q.Add("mail", p.Email)
	w.RawQuery = q.Encode()
	http.Get(fmt.Sprintf("%s", w)) // want `Person\.Email.* reaches Talkdesk`
}

// client embeds the standard one.
type client struct {
	*http.Client
	base string
}

func newClient(base string) *client { return &client{http.DefaultClient, base} }

func (c *client) send(ctx context.Context, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, "POST", c.base, bytes.NewReader(data))
	if err != nil {
		return err
	}
	resp, err := c.Do(req.WithContext(ctx))
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func embeddedClient(ctx context.Context, p *person.Person) {
	newClient("https://api.talkdeskapp.com").send(ctx, p) // want `Person\.Email.* reaches Talkdesk`
	newClient("https://api.talkdeskapp.com").send(ctx, p.Plan)
	newClient("https://crm.example.com").send(ctx, p)
}

// call is generic in what it sends and gets.
func call[Req, Resp any](ctx context.Context, to string, in Req) (out Resp, err error) {
	var buf bytes.Buffer
	zw := gzip.NewWriter(&buf)
	if err = json.NewEncoder(zw).Encode(in); err != nil {
		return out, err
	}
	if err = zw.Close(); err != nil {
		return out, err
	}
	resp, err := http.Post(to, "application/json", &buf)
	if err != nil {
		return out, err
	}
	defer resp.Body.Close()
	return out, json.NewDecoder(resp.Body).Decode(&out)
}

type in struct {
	Mail string `json:"mail"`
	Plan string `json:"plan"`
}

type out struct{ Plan string }

func generic(ctx context.Context, p *person.Person) {
	call[in, out](ctx, "https://api.talkdeskapp.com/x", in{Mail: p.Email}) // want `Person\.Email.* reaches Talkdesk`
	call[in, out](ctx, "https://api.talkdeskapp.com/x", in{Plan: p.Plan})
	call[in, out](ctx, "https://crm.example.com/x", in{Mail: p.Email})
}
