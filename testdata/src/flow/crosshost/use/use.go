// Package use sends to addresses that another package knows.
package use

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"

	"flow/crosshost/conf"
	"flow/person"
)

func constants(p *person.Person) {
	http.Post(conf.Vendor, "text/plain", strings.NewReader(p.Email)) // want `Talkdesk`
	http.Post(conf.Own, "text/plain", strings.NewReader(p.Email))
	http.Post(conf.Vendor, "text/plain", strings.NewReader(p.Plan))
}

func functions(p *person.Person) {
	http.Post(conf.Endpoint("contacts"), "text/plain", strings.NewReader(p.Email)) // want `Talkdesk`
	http.Post(conf.Endpoint("contacts"), "text/plain", strings.NewReader(p.Plan))
	http.Get(conf.Endpoint(p.Name)) // want `Person\.Name.*Talkdesk`
}

func clients(p *person.Person) {
	c := conf.New()
	http.Post(c.URL("/contacts"), "text/plain", strings.NewReader(p.Email)) // want `Talkdesk`
	http.Post(c.URL("/contacts"), "text/plain", strings.NewReader(p.Plan))
}

// post is how most clients are written: one helper for all requests.
func post(path string, payload any) error {
	data, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	req, err := http.NewRequest(http.MethodPost, conf.Vendor+path, bytes.NewReader(data))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer x")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return nil
}

type payload struct {
	Mail string `json:"mail"`
}

func posts(p *person.Person) {
	post("/contacts", map[string]any{"email": p.Email}) // want `Person\.Email.*Talkdesk`
	post("/contacts", map[string]any{"plan": p.Plan})
	post("/contacts", payload{Mail: p.Phone}) // want `Person\.Phone.*Talkdesk`
	post("/contacts/"+p.Name, nil)            // want `Person\.Name.*Talkdesk`
	post("/contacts", p)                      // want `Person\.Email.*Talkdesk`
	post("/contacts", nil)
}
