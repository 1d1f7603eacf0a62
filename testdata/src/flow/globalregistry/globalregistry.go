// Package globalregistry: package variables that hold what one function put in.
package globalregistry

import (
	"sync"

	"flow/person"

	acme "acme.example/sdk"
)

var (
	mu       sync.Mutex
	sessions = map[string]*session{}
	plans    = map[string]string{}
	once     sync.Once
	shared   *client
)

type session struct{ mail, plan string }

type client struct{ owner, region string }

func login(p person.Person) {
	mu.Lock()
	defer mu.Unlock()
	sessions[p.ID] = &session{mail: p.Email, plan: p.Plan}
	plans[p.ID] = p.Plan
}

func track(id string) {
	mu.Lock()
	s, ok := sessions[id]
	mu.Unlock()
	if !ok {
		return
	}
	acme.Text(s.mail) // want `Person\.Email`
	acme.Text(s.plan)
	acme.Text(plans[id])
}

func get(p *person.Person) *client {
	once.Do(func() { shared = &client{owner: p.Name, region: p.Plan} })
	return shared
}

func ping() {
	acme.Text(shared.owner) // want `Person\.Name`
	acme.Text(shared.region)
}
