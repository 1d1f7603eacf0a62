// Package awaited: a goroutine that was waited for has overwritten.
package awaited

import (
	"sync"

	"flow/person"

	acme "acme.example/sdk"
)

func group(p person.Person) {
	v, w := p.Email, p.Plan
	var wg sync.WaitGroup
	wg.Go(func() { v = p.Plan })
	wg.Go(func() { w = p.Phone })
	wg.Wait()
	acme.Text(v)
	acme.Text(w) // want `Person\.Phone`
}

// notYet: nobody waited.
func notYet(p person.Person) {
	v, w := p.Email, p.Plan
	go func() { v = p.Plan }()
	go func() { w = p.Phone }()
	acme.Text(v) // want `Person\.Email`
	acme.Text(w) // want `Person\.Phone`
}

// either: the order of two is not known.
func either(p person.Person) {
	v := p.Plan
	var wg sync.WaitGroup
	wg.Go(func() { v = p.Email })
	wg.Go(func() { v = p.Plan })
	wg.Wait()
	acme.Text(v) // want `Person\.Email`
}

func otherGroup(p person.Person) {
	v := p.Email
	var wg, other sync.WaitGroup
	wg.Go(func() { v = p.Plan })
	other.Wait()
	acme.Text(v) // want `Person\.Email`
	wg.Wait()
	acme.Text(v)
}

func added(p person.Person) {
	v, w := p.Email, p.Phone
	var wg sync.WaitGroup
	wg.Add(1)
	go func(to *string) {
		defer wg.Done()
		v = ""
		*to = p.Name
	}(&w)
	wg.Wait()
	acme.Text(v)
	acme.Text(w) // want `Person\.Name`
}

func maybe(p person.Person, c bool) {
	v, w := p.Email, p.Phone
	var wg sync.WaitGroup
	if c {
		wg.Go(func() { v = "" })
	}
	wg.Go(func() {
		if c {
			w = ""
		}
	})
	wg.Wait()
	acme.Text(v) // want `Person\.Email`
	acme.Text(w) // want `Person\.Phone`
}

func signalled(p person.Person) {
	v := p.Email
	done := make(chan struct{})
	go func() {
		defer close(done)
		v = p.Plan
	}()
	<-done
	acme.Text(v)
	result := make(chan string)
	u := &person.Person{}
	go func() {
		u.Email = p.Email
		result <- "ok"
	}()
	acme.Text(<-result)
	acme.Text(u.Email) // want `Person\.Email`
	acme.Text(u.Phone)
}
