// Package doer: a first-party interface that takes a request can send it.
package doer

import (
	"net/http"
	"strings"

	"flow/person"
)

const target = "https://api.talkdeskapp.com/v1"

type doer interface {
	Do(*http.Request) (*http.Response, error)
}

func throughInterface(d doer, p *person.Person) {
	req, _ := http.NewRequest("POST", target, strings.NewReader(p.Email))
	d.Do(req) // want `Person\.Email`
	req, _ = http.NewRequest("POST", target, strings.NewReader(p.Plan))
	d.Do(req)
}

type service struct{ http doer }

func (s *service) field(p *person.Person) {
	req, _ := http.NewRequest("POST", target, strings.NewReader(p.Phone))
	s.http.Do(req) // want `Person\.Phone`
}

func function(do func(*http.Request) (*http.Response, error), p *person.Person) {
	req, _ := http.NewRequest("POST", target, strings.NewReader(p.Phone))
	do(req) // want `Person\.Phone`
}
