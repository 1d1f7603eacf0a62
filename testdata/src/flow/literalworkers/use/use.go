// Package use fills the queues of another package.
package use

import (
	"flow/consent"
	"flow/literalworkers/jobs"
	"flow/person"
)

func queue(p person.Person) {
	q := jobs.NewQueue()
	q.Put("mail", p.Email) // want `Person\.Email`
	q.Put(p.Plan, p.ID)
}

type service struct {
	jobs *jobs.Queue
	line *jobs.Line
}

func (s *service) kept(p person.Person) {
	s.jobs.Put(p.Phone) // want `Person\.Phone`
	s.jobs.Put(p.Plan)
}

func line(p person.Person) {
	l := jobs.NewLine() // want `Person\.Email`
	l.Put(p.Email)
	l.Put(p.Plan)
}

func plans(p person.Person) {
	jobs.NewLine().Put(p.Plan)
	c := jobs.Counted()
	c <- &p
}

func channel(p *person.Person) {
	c := jobs.Open(nil) // want `Person\.Email`
	c <- p
}

func cleared(p *person.Person) {
	p.Email, p.Phone, p.Name, p.Home.Street, p.Billing = "", "", "", "", nil
	jobs.Open(nil) <- p
}

func granted(p person.Person) {
	q, l, c := jobs.NewQueue(), jobs.NewLine(), jobs.Open(nil)
	if !consent.Granted(p.ID, "marketing") {
		return
	}
	q.Put(p.Email)
	l.Put(p.Email)
	c <- &p
}

func forward(id, s string, due bool) {
	if due {
		if consent.Granted(id, "marketing") {
			jobs.NewLine().Put(s)
		}
	}
}

func plain(s string) { jobs.NewLine().Put(s) }

var last string

func forwarded(p person.Person, list []person.Person) {
	forward(p.ID, p.Email, true)
	for i, q := range list {
		if len(q.Plan) > 3 {
			last = list[i].Email
		}
	}
	plain(last) // want `Person\.Email`
	plain(p.Plan)
}
