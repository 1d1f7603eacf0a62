// Package pointerfields: SDK parameters are structs of pointers, set by
// setters and helpers.
package pointerfields

import (
	"flow/person"

	acme "acme.example/sdk"
)

type params struct {
	To   *string
	From *string
	Meta map[string]*string
}

func (p *params) SetTo(v string)   { p.To = &v }
func (p *params) SetFrom(v string) { p.From = &v }

func str(s string) *string { return &s }

func ptr[T any](v T) *T { return &v }

func setters(p person.Person) {
	a := &params{}
	a.SetTo(p.Phone)
	acme.Send(a) // want `Person\.Phone`
	b := &params{}
	b.SetTo(p.Plan)
	b.SetFrom("+31")
	acme.Send(b)
	acme.Send(a.From)
}

func helpers(p person.Person) {
	acme.Send(&params{To: str(p.Phone)}) // want `Person\.Phone`
	acme.Send(&params{To: str(p.Plan)})
	acme.Send(&params{To: ptr(p.Phone)}) // want `Person\.Phone`
	acme.Send(&params{To: ptr(p.Plan)})
}

func addresses(p person.Person) {
	acme.Send(params{To: &p.Email, From: &p.Plan}) // want `Person\.Email`
	acme.Send(params{From: &p.Plan})
	to := p.Name
	acme.Send(&params{To: &to}) // want `Person\.Name`
	plan := p.Plan
	acme.Send(&params{To: &plan})
}

func inMap(p person.Person) {
	acme.Send(params{Meta: map[string]*string{"x": &p.Email}}) // want `Person\.Email`
	acme.Send(params{Meta: map[string]*string{"x": &p.Plan}})
}

func later(p person.Person) {
	s := "x"
	a := params{To: &s}
	s = p.Email
	acme.Send(a) // want `Person\.Email`
}

func loopVariable(list []person.Person) {
	var to, plans []*string
	for _, p := range list {
		to = append(to, &p.Email)
		plans = append(plans, &p.Plan)
	}
	acme.Send(to) // want `Person\.Email`
	acme.Send(plans)
}
