// Package lib_marshalers: a type that says itself what is marshalled.
package lib_marshalers

import (
	"encoding/json"
	"fmt"

	"flow/person"

	acme "acme.example/sdk"
)

type masked struct{ p *person.Person }

func (m masked) MarshalJSON() ([]byte, error) { return json.Marshal(m.p.Plan) }

type bare struct{ p *person.Person }

func (b bare) MarshalJSON() ([]byte, error) { return json.Marshal(b.p.Email) }

func marshal(p *person.Person) {
	data, _ := json.Marshal(masked{p})
	acme.Send(data)
	data, _ = json.Marshal(bare{p})
	acme.Send(data) // want `Person\.Email`
}

type shown struct{ p *person.Person }

func (s shown) String() string { return s.p.Name }

type hidden struct{ p *person.Person }

func (h hidden) String() string { return h.p.Plan }

func format(p *person.Person) {
	acme.Text(fmt.Sprint(shown{p})) // want `^user\.name \(Person\.Name\) reaches`
	acme.Text(fmt.Sprintf("%s", hidden{p}))
}
