// Package workerpools: a pool of workers with its channels in fields.
package workerpools

import (
	"sync"

	"flow/person"

	acme "acme.example/sdk"
)

type job struct{ to, plan string }

type result struct {
	to  string
	err error
}

type pool struct {
	jobs    chan job
	results chan result
	wg      sync.WaitGroup
}

func newPool(n int) *pool {
	p := &pool{jobs: make(chan job), results: make(chan result)}
	for range n {
		p.wg.Add(1)
		go p.work()
	}
	return p
}

func (w *pool) work() {
	defer w.wg.Done()
	for j := range w.jobs {
		acme.Text(j.to) // want `Person\.Email`
		acme.Text(j.plan)
		w.results <- result{to: j.to}
	}
}

func (w *pool) submit(j job) { w.jobs <- j }

func signup(w *pool, p person.Person) { w.submit(job{p.Email, p.Plan}) }

func collect(w *pool) {
	for r := range w.results {
		acme.Send(r.err)
		acme.Text(r.to) // want `Person\.Email`
	}
}
