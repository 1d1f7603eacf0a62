// Package replies: the answer comes on a channel that was sent along.
package replies

import (
	"flow/person"

	acme "acme.example/sdk"
)

type request struct {
	id    string
	reply chan string
}

func serve(reqs <-chan request, people *person.Store) {
	for r := range reqs {
		r.reply <- people.Get(r.id).Email
	}
}

func servePlans(reqs <-chan request, people *person.Store) {
	for r := range reqs {
		r.reply <- people.Get(r.id).Plan
	}
}

func ask(people *person.Store) {
	reqs := make(chan request)
	go serve(reqs, people)
	reply := make(chan string)
	reqs <- request{"1", reply}
	acme.Text(<-reply) // want `Person\.Email`
}

func askPlan(people *person.Store) {
	reqs := make(chan request)
	go servePlans(reqs, people)
	reply := make(chan string)
	reqs <- request{"1", reply}
	acme.Text(<-reply)
}
