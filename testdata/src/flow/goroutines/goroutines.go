// Package goroutines: calls started by go are calls.
package goroutines

import (
	"sync"

	"flow/person"

	acme "acme.example/sdk"
)

func direct(p person.Person) {
	go acme.Text(p.Email) // want `Person\.Email`
	go acme.Text(p.Plan)
}

func literal(p person.Person) {
	go func() {
		acme.Text(p.Email) // want `Person\.Email`
		acme.Text(p.Plan)
	}()
}

func argument(p person.Person) {
	go func(a, b string) {
		acme.Text(b)
	}(p.Email, p.Plan)
	go helper(p.Phone) // want `Person\.Phone`
	go helper(p.ID)
}

func helper(s string) { acme.Text(s) }

func waitGroup(list []person.Person) {
	var wg sync.WaitGroup
	for _, p := range list {
		wg.Add(1)
		go func() {
			defer wg.Done()
			acme.Text(p.Email) // want `Person\.Email`
		}()
	}
	wg.Go(func() { acme.Text(list[0].Phone) }) // want `Person\.Phone`
	wg.Wait()
}

func once(p person.Person) {
	var o sync.Once
	o.Do(func() { acme.Text(p.Email) }) // want `Person\.Email`
	o.Do(func() { acme.Text(p.Plan) })
}
