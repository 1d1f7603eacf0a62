// Package startedworkers: constructors that start what works on behind.
package startedworkers

import (
	"context"
	"sync"

	"flow/person"

	acme "acme.example/sdk"
)

type queue struct {
	in   chan string
	done chan struct{}
}

func newQueue() *queue {
	q := &queue{in: make(chan string), done: make(chan struct{})}
	go func() {
		defer close(q.done)
		for s := range q.in {
			acme.Text(s) // want `Person\.Email`
		}
	}()
	return q
}

func (q *queue) put(s string) { q.in <- s }

func queued(p person.Person) {
	q := newQueue()
	q.put(p.Email)
	q.put(p.Plan)
}

// plans works the same way, and is only given what is nobody's.
type plans struct {
	in   chan person.Person
	quit chan struct{}
	n    int
}

func newPlans() *plans {
	q := &plans{in: make(chan person.Person, 3), quit: make(chan struct{})}
	go func() {
		for {
			select {
			case p := <-q.in:
				acme.Text(p.Plan)
				q.n++
			case <-q.quit:
				return
			}
		}
	}()
	return q
}

func counted(p person.Person) {
	q := newPlans()
	q.in <- p
	acme.Send(q.n)
}

// outbox keeps rows until its relay takes them.
type row struct {
	kind    string
	payload map[string]any
}

type outbox struct {
	mu   sync.Mutex
	rows []row
	wake chan struct{}
}

func (o *outbox) add(kind string, payload map[string]any) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.rows = append(o.rows, row{kind, payload})
	select {
	case o.wake <- struct{}{}:
	default:
	}
}

func (o *outbox) take() []row {
	o.mu.Lock()
	defer o.mu.Unlock()
	rows := o.rows
	o.rows = nil
	return rows
}

func (o *outbox) relay(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-o.wake:
			for _, r := range o.take() {
				acme.Text(r.kind)
				acme.Send(r.payload) // want `Person\.Email`
			}
		}
	}
}

func relayed(ctx context.Context, p person.Person) {
	o := &outbox{wake: make(chan struct{}, 1)}
	go o.relay(ctx)
	o.add("signup", map[string]any{"plan": p.Plan})
	o.add("signup", map[string]any{"mail": p.Email})
}
