// Package pipelinestages: stages joined by channels.
package pipelinestages

import (
	"context"
	"strings"

	"flow/person"

	acme "acme.example/sdk"
)

func generate(list []person.Person, pick func(person.Person) string) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for _, p := range list {
			out <- pick(p)
		}
	}()
	return out
}

func upper(in <-chan string) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for s := range in {
			out <- strings.ToUpper(s)
		}
	}()
	return out
}

func merge(ins ...<-chan string) <-chan string {
	out := make(chan string)
	for _, in := range ins {
		go func() {
			for s := range in {
				out <- s
			}
		}()
	}
	return out
}

func run(ctx context.Context, list []person.Person) {
	mails := upper(generate(list, func(p person.Person) string { return p.Email }))
	plans := upper(generate(list, func(p person.Person) string { return p.Plan }))
	for {
		select {
		case s, ok := <-plans:
			if !ok {
				return
			}
			acme.Text(s)
		case s := <-mails:
			acme.Text(s) // want `Person\.Email`
		case <-ctx.Done():
			acme.Send(ctx.Err())
			return
		}
	}
}

func joined(list []person.Person) {
	a := generate(list, func(p person.Person) string { return p.Phone })
	b := generate(list, func(p person.Person) string { return p.Plan })
	for s := range merge(a, b) {
		acme.Text(s) // want `Person\.Phone`
	}
	for s := range merge(b) {
		acme.Text(s)
	}
}
