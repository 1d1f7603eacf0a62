// Package mixedresults: functions that return other things on other paths.
package mixedresults

import (
	"errors"

	"flow/person"

	acme "acme.example/sdk"
)

func masked(p *person.Person) string {
	if p.Email == "" {
		return "none"
	}
	return p.Email[:1] + "***"
}

func domain(p *person.Person) (string, bool) {
	for i := range p.Email {
		if p.Email[i] == '@' {
			return p.Email[i+1:], true
		}
	}
	return "", false
}

func kind(p *person.Person) string {
	if p.Email == "" {
		return "guest"
	}
	return "member"
}

func parts(p *person.Person) (m map[string]string, n int, err error) {
	m = map[string]string{"mail": p.Email, "plan": p.Plan}
	n = len(m)
	if n == 0 {
		err = errors.New("empty")
	}
	return
}

func calls(p *person.Person) {
	acme.Text(masked(p)) // want `Person\.Email`
	d, ok := domain(p)
	acme.Text(d) // want `Person\.Email`
	acme.Send(ok)
	acme.Text(kind(p))
	m, n, err := parts(p)
	acme.Text(m["plan"])
	acme.Text(m["mail"]) // want `Person\.Email`
	acme.Send(n, err)
}

type cache struct{ byID map[string]*person.Person }

func (c *cache) get(id string) (*person.Person, bool) {
	p, ok := c.byID[id]
	return p, ok
}

func (c *cache) put(p *person.Person) { c.byID[p.ID] = p }

func cached(c *cache) {
	p, ok := c.get("1")
	if !ok {
		return
	}
	acme.Text(p.Email) // want `Person\.Email`
	acme.Text(p.Plan)
	acme.Send(len(c.byID))
}
