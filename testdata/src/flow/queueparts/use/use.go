// Package use fills the queue.
package use

import (
	"flow/person"
	"flow/queueparts/queue"
)

func sent(q *queue.Queue, p *person.Person) {
	q.Push(queue.Job{Kind: "mail", To: p.Email}) // want `Person\.Email.* reaches Acme`
}

func kept(q *queue.Queue, p *person.Person) {
	q.Push(queue.Job{Kind: "mail", To: p.Plan, Note: p.Email})
}
