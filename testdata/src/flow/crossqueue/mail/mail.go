// Package mail holds text for workers.
package mail

import acme "acme.example/sdk"

// Queue is flushed by whoever wants it.
type Queue struct{ items []string }

// Push adds a text.
func (q *Queue) Push(s string) { q.items = append(q.items, s) }

// Flush sends all.
func (q *Queue) Flush() {
	for _, s := range q.items {
		acme.Text(s)
	}
}

// Pump sends by itself what is put into it.
type Pump struct {
	in   chan string
	note string
}

// Start makes a pump that runs.
func Start() *Pump {
	p := &Pump{in: make(chan string)}
	go p.run()
	return p
}

func (p *Pump) run() {
	for s := range p.in {
		acme.Text(s)
	}
}

// Put sends a text some time.
func (p *Pump) Put(s string) { p.in <- s }

// Note is never sent.
func (p *Pump) Note(s string) { p.note = s }
