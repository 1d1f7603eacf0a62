// Package use calls functions that another package hands out.
package use

import (
	"flow/crossfuncs/lib"
	"flow/person"

	acme "acme.example/sdk"
)

func madeWith(p *person.Person) {
	lib.Sender(p.Name)("x") // want `Person\.Name`
	lib.Sender(p.Plan)("x")
}

func each(list []*person.Person) {
	lib.Each(list, func(p *person.Person) {
		acme.Text(p.Email) // want `Person\.Email`
		acme.Text(p.Plan)
	})
	var mails, plans []string
	lib.Each(list, func(p *person.Person) {
		mails = append(mails, p.Email)
		plans = append(plans, p.Plan)
	})
	acme.Send(mails) // want `Person\.Email`
	acme.Send(plans)
	lib.Each([]string{list[0].Phone}, acme.Text) // want `Person\.Phone`
	lib.Each([]string{list[0].Plan}, acme.Text)
}

func pairs(p *person.Person) {
	x := lib.MakePair(p.Email, p.Plan)
	acme.Text(x.First) // want `Person\.Email`
	acme.Text(x.Second)
	y := x.Swap()
	acme.Text(y.First)
	acme.Text(y.Second) // want `Person\.Email`
}

func published(p *person.Person) {
	lib.Publish(p) // want `Person\.Email`
	lib.Publish(p.Plan)
	lib.Publish[any](p.Phone) // want `Person\.Phone`
}

func talkers(p *person.Person) {
	lib.NewTalker().Talk(p.Email) // want `Person\.Email`
	lib.NewTalker().Talk(p.Plan)
	lib.NewMute().Talk(p.Email)
}
