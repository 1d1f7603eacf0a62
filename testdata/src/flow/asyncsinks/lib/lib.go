// Package lib starts workers that hand what they are sent to what they were given.
package lib

import "sync"

type Sink interface{ Emit(s string) }

// Async puts a queue before a sink.
type Async struct {
	ch   chan string
	next Sink
	wg   sync.WaitGroup
}

func NewAsync(next Sink) *Async {
	a := &Async{ch: make(chan string, 100), next: next}
	a.wg.Add(1)
	go a.loop()
	return a
}

func (a *Async) Emit(s string) { a.ch <- s }

func (a *Async) loop() {
	defer a.wg.Done()
	for s := range a.ch {
		a.next.Emit(s)
	}
}

// Pool has several workers, literals.
type Pool struct {
	jobs chan string
	work func(string)
}

func NewPool(n int, work func(string)) *Pool {
	p := &Pool{jobs: make(chan string), work: work}
	for range n {
		go func() {
			for j := range p.jobs {
				p.work(j)
			}
		}()
	}
	return p
}

func (p *Pool) Put(s string) { p.jobs <- s }

// Later is started by its own method.
type Later struct {
	jobs chan string
	work func(string)
}

func NewLater(work func(string)) *Later { return &Later{make(chan string, 9), work} }

func (l *Later) Start() {
	go func() {
		for j := range l.jobs {
			l.work(j)
		}
	}()
}

func (l *Later) Put(s string) { l.jobs <- s }
