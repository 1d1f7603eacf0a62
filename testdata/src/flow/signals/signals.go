// Package signals: who waits for a signal of a goroutine finds what the goroutine
// wrote before it, and may find what was there before what it writes after it.
package signals

import (
	"sync"

	"flow/person"

	acme "acme.example/sdk"
)

type record struct{ mail string }

func afterClose(p person.Person) {
	r := &record{p.Email}
	ready := make(chan struct{})
	go func() {
		close(ready)
		r.mail = ""
	}()
	<-ready
	acme.Text(r.mail) // want `Person\.Email`
}

func beforeClose(p person.Person) {
	r := &record{p.Email}
	ready := make(chan struct{})
	go func() {
		r.mail = ""
		close(ready)
	}()
	<-ready
	acme.Text(r.mail)
}

func steps(p person.Person) {
	r := &record{p.Email}
	progress := make(chan int)
	go func() {
		progress <- 1
		r.mail = ""
		progress <- 2
	}()
	<-progress
	acme.Text(r.mail) // want `Person\.Email`
}

func doneFirst(p person.Person) {
	r, q := &record{p.Email}, &record{p.Phone}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		wg.Done()
		r.mail = ""
	}()
	go func() {
		defer wg.Done()
		q.mail = ""
	}()
	wg.Wait()
	acme.Text(r.mail) // want `Person\.Email`
	acme.Text(q.mail)
}

func deferredOrder(p person.Person) {
	r, q := &record{p.Email}, &record{p.Phone}
	first, last := make(chan bool), make(chan bool)
	go func() {
		defer func() { r.mail = "" }()
		defer close(first)
	}()
	go func() {
		defer close(last)
		defer func() { q.mail = "" }()
	}()
	<-first
	<-last
	acme.Text(r.mail) // want `Person\.Email`
	acme.Text(q.mail)
}

func clear(r *record, done chan<- bool) {
	done <- true
	r.mail = ""
}

func cleared(r *record, done chan<- bool) {
	r.mail = ""
	done <- true
}

func named(p person.Person) {
	r, q := &record{p.Email}, &record{p.Phone}
	a, b := make(chan bool), make(chan bool)
	go clear(r, a)
	go cleared(q, b)
	<-a
	<-b
	acme.Text(r.mail) // want `Person\.Email`
	acme.Text(q.mail)
}

// two may signal, and one signal was waited for.
func two(p person.Person) {
	r := &record{p.Email}
	done := make(chan int, 2)
	go func() {
		r.mail = ""
		done <- 1
	}()
	go func() { done <- 2 }()
	<-done
	acme.Text(r.mail) // want `Person\.Email`
	<-done
	acme.Text(r.mail)
}

// own is the function's own signal, as that of a semaphore.
func own(p person.Person) {
	r := &record{p.Email}
	slots := make(chan int, 1)
	slots <- 1
	go func() {
		r.mail = ""
		slots <- 1
	}()
	<-slots
	acme.Text(r.mail) // want `Person\.Email`
}

// given is a channel that others have.
func given(p person.Person, done chan int) {
	r := &record{p.Email}
	go func() {
		r.mail = ""
		done <- 1
	}()
	<-done
	acme.Text(r.mail) // want `Person\.Email`
}

// waiter closes what is waited for when the others have written.
func waiter(p person.Person) {
	r := &record{p.Email}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		r.mail = p.Plan
	}()
	go func() { wg.Wait() }()
	wg.Wait()
	acme.Text(r.mail)
}
