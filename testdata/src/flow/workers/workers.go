// Package workers: a channel handed to a worker.
package workers

import (
	"flow/person"

	acme "acme.example/sdk"
)

func worker(c <-chan string) {
	for s := range c {
		acme.Text(s)
	}
}

func started(p person.Person) {
	c := make(chan string)
	go worker(c) // want `Person\.Email`
	c <- p.Email
	close(c)
}

func startedClean(p person.Person) {
	c := make(chan string)
	go worker(c)
	c <- p.Plan
	close(c)
}
