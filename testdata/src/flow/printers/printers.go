// Package printers: our own functions in the manner of Printf.
package printers

import (
	"fmt"

	"flow/person"

	acme "acme.example/sdk"
)

func tracef(format string, args ...any) { acme.Text(fmt.Sprintf(format, args...)) }

func logf(format string, args ...any) { fmt.Printf(format, args...) }

func describe(args ...any) string { return fmt.Sprint(args...) }

type tracer struct{ prefix string }

func (t *tracer) with(key string, v any) *tracer {
	return &tracer{prefix: t.prefix + key + "=" + fmt.Sprint(v)}
}

func (t *tracer) flush() { acme.Text(t.prefix) }

func calls(p person.Person) {
	tracef("signup %s %s", p.Plan, p.Email) // want `Person\.Email`
	tracef("signup %s %d", p.Plan, p.Logins)
	logf("signup %s", p.Email)
	acme.Text(describe(p.Plan, p.Phone)) // want `Person\.Phone`
	acme.Text(describe(p.Plan))
	(&tracer{}).with("mail", p.Email).flush() // want `Person\.Email`
	(&tracer{}).with("plan", p.Plan).flush()
}

// stringer: fmt calls String.
type label struct{ p *person.Person }

func (l label) String() string { return l.p.Plan }

func stringers(p *person.Person) {
	acme.Text(label{p}.String())
	acme.Text(l2{p}.String()) // want `Person\.Name`
}

type l2 struct{ p *person.Person }

func (l l2) String() string { return l.p.Name }
