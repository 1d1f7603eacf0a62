// Package jobs has queues whose workers are literals that the constructors start.
package jobs

import (
	"flow/person"

	acme "acme.example/sdk"
)

// Queue's worker has the queue.
type Queue struct {
	in   chan any
	done chan struct{}
}

func NewQueue() *Queue {
	q := &Queue{in: make(chan any, 8), done: make(chan struct{})}
	go func() {
		defer close(q.done)
		for v := range q.in {
			acme.Send(v)
		}
	}()
	return q
}

func (q *Queue) Put(list ...any) {
	for _, v := range list {
		q.in <- v
	}
}

// Line's worker has the channel only.
type Line struct{ in chan<- string }

func NewLine() *Line {
	c := make(chan string)
	go func() {
		for s := range c {
			acme.Text(s)
		}
	}()
	return &Line{c}
}

func (l *Line) Put(s string) { l.in <- s }

// Open hands out the channel.
func Open(quit chan struct{}) chan<- any {
	c := make(chan any)
	go func() {
		for {
			select {
			case v := <-c:
				acme.Send(v)
			case <-quit:
				return
			}
		}
	}()
	return c
}

// Counted's worker sends what is nobody's.
func Counted() chan<- *person.Person {
	c := make(chan *person.Person)
	go func() {
		for p := range c {
			acme.Send(p.Plan, p.Logins)
		}
	}()
	return c
}
