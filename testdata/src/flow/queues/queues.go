// Package queues: what one function stores, another one sends.
package queues

import (
	"sync"

	"flow/person"

	acme "acme.example/sdk"
)

// queue holds text for a worker; journal the same, and is never sent.
type queue struct {
	mu    sync.Mutex
	items []string
}

type journal struct {
	items []string
}

func (q *queue) push(s string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.items = append(q.items, s)
}

func (q *queue) flush() {
	for _, s := range q.items {
		acme.Text(s) // want `Person\.Email`
	}
}

func (j *journal) push(s string) { j.items = append(j.items, s) }

type server struct {
	q *queue
	j *journal
}

func (s *server) signup(p person.Person) {
	s.q.push(p.Email)
	s.j.push(p.Phone)
}

func (s *server) run() { s.q.flush() }

// event goes through a channel that is kept in a field.
type event struct{ who, what string }

type bus struct{ events chan event }

func (b *bus) publish(who, what string) { b.events <- event{who, what} }

func (b *bus) loop() {
	for e := range b.events {
		acme.Text(e.who) // want `Person\.Name`
		acme.Text(e.what)
	}
}

func handle(b *bus, p person.Person) { b.publish(p.Name, p.Plan) }

// session keeps its person from one request to the next.
type session struct {
	mail string
	plan string
}

func (s *session) login(p person.Person) { s.mail, s.plan = p.Email, p.Plan }
func (s *session) track() {
	acme.Text(s.mail) // want `Person\.Email`
	acme.Text(s.plan)
}
