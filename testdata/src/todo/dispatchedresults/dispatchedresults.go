// Package dispatchedresults: a method of the interface returns nothing personal.
package dispatchedresults

import (
	"flow/person"

	acme "acme.example/sdk"
)

type event interface{ name() string }

type signup struct{ mail, plan string }

func (signup) name() string { return "signup" }
func plans(e event) {
	if s, ok := e.(signup); ok {
		acme.Text(s.plan)
	}
	acme.Text(e.name())
}

type closing struct{ mail string }

func (c closing) name() string { return "bye " + c.mail }

func names(e event) { acme.Text(e.name()) }

func events(p person.Person) {
	plans(signup{mail: p.Email, plan: p.Plan})
	plans(signup{mail: p.ID, plan: p.Name}) // want `Person\.Name`
	names(signup{mail: p.Email})
	names(closing{p.Phone}) // want `Person\.Phone`
}

type request struct{ to, plan string }

type filter interface{ apply(r *request) }

type masking struct{}

func (masking) apply(r *request) { r.to = "" }

type logging struct{ n int }

func (l *logging) apply(*request) { l.n++ }

func filtered(f filter, r *request) *request {
	f.apply(r)
	return r
}

func filters(p person.Person) {
	acme.Text(filtered(masking{}, &request{to: p.Email}).to)
	acme.Text(filtered(&logging{}, &request{to: p.Phone}).to) // want `Person\.Phone`
}
