// Package tasks: functions are collected, and run later.
package tasks

import (
	"flow/person"

	acme "acme.example/sdk"
)

func list(p person.Person) {
	var tasks []func()
	tasks = append(tasks, func() {
		acme.Text(p.Email) // want `Person\.Email`
	})
	tasks = append(tasks, func() { acme.Text(p.Plan) })
	for _, t := range tasks {
		t()
	}
}

// handed over functions run some time: what they send counts where it stands.
type pool struct{ tasks chan func() }

func (w *pool) submit(f func()) { w.tasks <- f }

func (w *pool) run() {
	for f := range w.tasks {
		f()
	}
}

func submitted(w *pool, p person.Person) {
	w.submit(func() {
		acme.Text(p.Email) // want `Person\.Email`
		acme.Text(p.Plan)
	})
}

// never assigned to anything that runs: it is not called, but it is code.
func retry(n int, f func() error) error {
	var err error
	for range n {
		if err = f(); err == nil {
			return nil
		}
	}
	return err
}

func retried(c *acme.Client, p person.Person) {
	err := retry(3, func() error {
		return c.Send(nil, p.Email) // want `Person\.Email`
	})
	acme.Send(err)
	retry(3, func() error { return c.Send(nil, p.Plan) })
}

func recursive(p person.Person) {
	var walk func(n int)
	walk = func(n int) {
		if n > 0 {
			acme.Text(p.Phone) // want `Person\.Phone`
			walk(n - 1)
		}
	}
	walk(3)
}
