// Package use has sources of its own.
package use

import (
	"flow/crossanswers"
	"flow/person"

	acme "acme.example/sdk"
)

func ask(p *person.Person) {
	acme.Text(crossanswers.Ask(mail{p})) // want `Person\.Email`
	acme.Text(crossanswers.Ask(plan{p}))
	acme.Text(crossanswers.Ask(crossanswers.Fixed{}))
}

func layers(p *person.Person) {
	acme.Text(crossanswers.Ask(crossanswers.Loud{Source: mail{p}})) // want `Person\.Email`
	acme.Text(crossanswers.Ask(crossanswers.Loud{Source: plan{p}}))
}

func pairs(p *person.Person) {
	acme.Text(crossanswers.Ask(pair{p.Email, "c"})) // want `Person\.Email`
	acme.Text(crossanswers.Ask(pair{"c", p.Email}))
}

type mail struct{ p *person.Person }

func (m mail) Text() string { return m.p.Email }

type plan struct{ p *person.Person }

func (m plan) Text() string { return m.p.Plan }

type pair struct{ a, b string }

func (p pair) Text() string { return p.a }
