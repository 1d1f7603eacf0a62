// Package queue has a worker that sends one field of each job.
package queue

import acme "acme.example/sdk"

type Job struct {
	Kind string
	To   string
	Note string
}

type Queue struct {
	jobs chan Job
	done chan struct{}
}

func New() *Queue {
	q := &Queue{jobs: make(chan Job, 8), done: make(chan struct{})}
	go q.loop()
	return q
}

func (q *Queue) loop() {
	for {
		select {
		case j := <-q.jobs:
			q.handle(j)
		case <-q.done:
			return
		}
	}
}

func (q *Queue) handle(j Job) {
	switch j.Kind {
	case "mail":
		acme.Text(j.To)
	}
}

func (q *Queue) Push(j Job) { q.jobs <- j }
