// Package use sends to goroutines that another package started.
package use

import (
	"fmt"

	"flow/otherworkers/lib"
	"flow/person"

	acme "acme.example/sdk"
)

func sent(p person.Person) {
	w := lib.Start()
	w.In <- p.Email
	acme.Text(<-w.Out) // want `Person\.Email`
	v := lib.Start()
	v.In <- p.Plan
	acme.Text(<-v.Out)
	q := lib.Quiet()
	q.In <- p.Email
	acme.Text(<-q.Out)
}

func byMethod(p person.Person) {
	w := lib.StartMethod()
	w.In <- p.Phone
	for s := range w.Out {
		acme.Text(s) // want `Person\.Phone`
	}
	acme.Text(w.Last()) // want `Person\.Phone`
}

func counted(p person.Person) {
	in, out := lib.Counting()
	in <- p.Email
	acme.Text(fmt.Sprint(<-out))
}

func stages(p person.Person) {
	in := make(chan string)
	out := lib.Stage(in, func(s string) string { return s + "!" })
	clean := lib.Stage(in, func(s string) string { return "ok" })
	in <- p.Name
	acme.Text(<-out) // want `Person\.Name`
	acme.Text(<-clean)
}

// wrap hands on the worker that it started by another function.
func wrap() *lib.Worker { return lib.Start() }

func wrapped(p person.Person) {
	w := wrap()
	select {
	case w.In <- p.Email:
	case s := <-w.Out:
		acme.Text(s)
	}
	acme.Text(<-w.Out) // want `Person\.Email`
}
