// Package use starts a worker of another package on a queue that it hands out, and
// fills the queue later.
package use

import (
	"flow/laterqueue/queue"
	"flow/person"

	acme "acme.example/sdk"
)

type service struct{ q *queue.Queue }

func newService() *service {
	s := &service{q: queue.New()}
	go s.q.Run(s.handle) // want `Person\.Email`
	return s
}

func (s *service) handle(j queue.Job) {
	acme.Text(j.To)
	acme.Text(j.Kind)
}

func (s *service) signup(p person.Person) { s.q.Push(queue.Job{To: p.Email, Kind: p.Plan}) }

// once keeps the queue to itself: nobody else fills it.
func once(p person.Person) {
	q := queue.New()
	go q.Run(func(j queue.Job) { acme.Text(j.To) })
	q.Push(queue.Job{To: p.Plan})
}
