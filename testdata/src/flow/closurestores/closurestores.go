// Package closurestores: closures in fields, slices and maps, that share a variable.
package closurestores

import (
	"flow/person"

	acme "acme.example/sdk"
)

type pipeline struct {
	steps []func(string) string
	after map[string]func(string)
	done  func()
}

func (p *pipeline) use(f func(string) string) { p.steps = append(p.steps, f) }

func (p *pipeline) run(s string) string {
	for _, f := range p.steps {
		s = f(s)
	}
	return s
}

func steps(p person.Person) {
	var a, b pipeline
	a.use(func(s string) string { return s + p.Email })
	b.use(func(s string) string { return s + p.Plan })
	acme.Text(a.run("x")) // want `Person\.Email`
	acme.Text(b.run("x"))
}

func onDone(p person.Person) {
	var sent string
	l := &pipeline{}
	l.done = func() { sent = p.Email }
	acme.Text(sent)
	l.done()
	acme.Text(sent) // want `Person\.Email`
}

func table(p person.Person) {
	l := &pipeline{after: map[string]func(string){}}
	l.after["send"] = acme.Text
	l.after["drop"] = func(string) {}
	l.after["drop"](p.Email)
	l.after["send"](p.Email) // want `Person\.Email`
	l.after["send"](p.Plan)
}
