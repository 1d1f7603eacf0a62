// Package use hands over what other functions put into interfaces.
package use

import (
	"encoding/json"

	"flow/boxed/lib"
	"flow/person"

	acme "acme.example/sdk"
)

type plan struct{ Title string }

func several(ps []person.Person) map[string]any { return map[string]any{"people": ps} }
func byID(ps map[string]*person.Person) any     { return ps }
func anonymous(p person.Person) any {
	return struct {
		Who   person.Person `json:"who"`
		Other person.Person `json:"-"`
	}{Who: person.Person{Plan: p.Plan}, Other: p}
}

func unnamed(ps []person.Person, m map[string]*person.Person, p person.Person) {
	acme.Send(several(ps)) // want `Person\.Email`
	acme.Send(byID(m))     // want `Person\.Email`
	acme.Send(several(ps)["people"].([]person.Person)[0].Plan)
	acme.Send(several(ps)["people"].([]person.Person)[0].Phone) // want `^user\.contact\.phone_number \(Person\.Phone\) reaches`
	data, _ := json.Marshal(anonymous(p))
	acme.Send(data)
	acme.Send(anonymous(p)) // want `Person\.Email`
}

func generic(ps []person.Person, p *person.Person, plans []plan) {
	acme.Send(lib.Wrap(p)) // want `Person\.Email`
	acme.Send(lib.Wrap(plans))
	acme.Send(lib.Wrap(ps)) // want `Person\.Email`
	acme.Send(lib.List(ps)) // want `Person\.Email`
	acme.Send(lib.List(plans...))
	acme.Send(lib.List(p, p))                                                 // want `Person\.Email`
	acme.Send(lib.Index(map[string]person.Address{"x": p.Home}))              // want `Address\.Street`
	acme.Send(lib.Index(map[string]plan{"x": plans[0]}))                      // nobody's
	acme.Send(lib.Paged(ps))                                                  // want `Person\.Email`
	acme.Send(lib.Paged(plans))                                               // nobody's
	acme.Send(lib.First(ps))                                                  // want `Person\.Email`
	acme.Send(lib.Wrap(lib.Page[*person.Person]{Items: []*person.Person{p}})) // want `Person\.Email`
}

func encoded(ps []person.Person) {
	data, _ := json.Marshal(lib.Paged(ps))
	acme.Send(data) // want `Person\.Email`
	data, _ = json.Marshal(lib.Noted(ps))
	acme.Send(data)
	acme.Send(lib.Noted(ps)) // want `Person\.Email`
}

func callbacks(p person.Person, plans []plan) {
	lib.Log(p, func(v any) { acme.Send(v) }) // want `Person\.Email`
	lib.Log(plans, func(v any) { acme.Send(v) })
	ok := func(person.Person) error { return nil }
	f := lib.Logged(ok, func(v any) { acme.Send(v) })
	f(p) // want `Person\.Email`
	g := lib.Logged(func(plan) error { return nil }, func(v any) { acme.Send(v) })
	g(plans[0])
	h := lib.Logged(ok, func(v any) { acme.Text(v.(person.Person).Plan) })
	h(p)
}

func asked(p person.Person) {
	acme.Text(lib.Describe(p.Email)) // want `Person\.Email`
	acme.Text(lib.Describe(p.Plan))
	acme.Text(lib.Describe([]string{p.Phone})) // want `Person\.Phone`
}
