// Package use puts transports, clients and data together.
package use

import (
	"net/http"
	"strings"

	"flow/person"
	"flow/transports/api"
	"flow/transports/tr"
)

const vendor = "https://api.talkdeskapp.com/x"

func headers(p *person.Person) {
	tr.Identified(p).Get(vendor) // want `Person\.Email.* reaches Talkdesk`
	tr.Versioned(p).Get(vendor)
	tr.Identified(p).Get("https://crm.example.com/x")
}

func wrapped(p *person.Person) {
	api.New(tr.With("X-Phone", p.Phone)).Ping() // want `Person\.Phone.* reaches Talkdesk`
	api.New(tr.Versioned(p)).Ping()
	api.New(http.DefaultClient).Ping()
}

func elsewhere(p *person.Person) {
	c := &http.Client{Transport: tr.ToVendor()}
	c.Post("http://crm.example.com", "text/plain", strings.NewReader(p.Phone)) // want `Person\.Phone.* reaches Talkdesk`
	c.Post("http://crm.example.com", "text/plain", strings.NewReader(p.Plan))
	o := &http.Client{Transport: tr.ToOwn()}
	o.Post("http://crm.example.com", "text/plain", strings.NewReader(p.Phone))
}

func elsewhereWrapped(p *person.Person) {
	c := api.New(&http.Client{Transport: tr.ToVendor()})
	c.Post("/x", p.Phone) // want `Person\.Phone.* reaches Talkdesk`
	c.Post("/x", p.Plan)
	o := api.New(&http.Client{Transport: tr.ToOwn()})
	o.Post("/x", p.Phone)
}

func mirrored(p *person.Person) {
	c := &http.Client{Transport: tr.Mirrored(http.DefaultTransport)}
	c.Get("https://crm.example.com/" + p.Name) // want `Person\.Name.* reaches Acme`
	c.Get("https://crm.example.com/" + p.ID)
}

type service struct{ api *api.Client }

func newService(p *person.Person) *service { return &service{api.New(tr.With("X-Name", p.Name))} }

func run(p *person.Person) {
	newService(p).api.Ping() // want `Person\.Name.* reaches Talkdesk`
}
