// Package pointerconstraints: a type parameter stands for the pointer to another one.
package pointerconstraints

import (
	"flow/person"

	acme "acme.example/sdk"
)

type setter[T any] interface {
	*T
	SetTo(string)
}

type sms struct{ to, text string }

func (s *sms) SetTo(v string) { s.to = v }

type ping struct{ seen bool }

func (p *ping) SetTo(v string) { p.seen = v != "" }

func build[T any, PT setter[T]](to string) T {
	var v T
	PT(&v).SetTo(to)
	return v
}

func built(p person.Person) {
	acme.Send(build[sms](p.Phone)) // want `Person\.Phone`
	acme.Send(build[sms](p.Plan))
	acme.Send(build[ping](p.Phone))
}
