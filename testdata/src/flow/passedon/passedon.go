// Package passedon: functions that pass on an interface that they were given, more
// than one deep, to who calls it.
package passedon

import (
	"flow/person"

	acme "acme.example/sdk"
)

type sender interface {
	Send(to string)
	Last() string
}

type vendor struct{ last string }

func (v *vendor) Send(to string) { v.last = to; acme.Text(to) }
func (v *vendor) Last() string   { return v.last }

type none struct{}

func (none) Send(string)  {}
func (none) Last() string { return "none" }

func one(s sender, to string)   { s.Send(to) }
func two(s sender, to string)   { one(s, to) }
func three(s sender, to string) { two(s, to) }

func last(s sender) string  { return s.Last() }
func last2(s sender) string { return last(s) }

func run(p person.Person) {
	one(&vendor{}, p.Email)   // want `Person\.Email`
	two(&vendor{}, p.Email)   // want `Person\.Email`
	three(&vendor{}, p.Email) // want `Person\.Email`
	three(&vendor{}, p.Plan)
	three(none{}, p.Email)
	acme.Text(last2(&vendor{p.Phone})) // want `Person\.Phone`
	acme.Text(last2(&vendor{p.Plan}))
	acme.Text(last2(none{}))
}
