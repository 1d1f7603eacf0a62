// Package decoding: what is decoded into a value is unknown, so that its type
// decides again.
package decoding

import (
	"encoding/json"
	"encoding/xml"
	"io"

	"flow/person"

	acme "acme.example/sdk"
)

func unmarshal(data []byte) {
	var p person.Person
	if err := json.Unmarshal(data, &p); err != nil {
		return
	}
	acme.Text(p.Email) // want `Person\.Email`
	acme.Text(p.Plan)
}

func decode(r io.Reader) {
	p := new(person.Person)
	if err := json.NewDecoder(r).Decode(p); err != nil {
		return
	}
	acme.Text(p.Name) // want `Person\.Name`
	acme.Text(p.Plan)
}

func list(data []byte) {
	var list []person.Person
	xml.Unmarshal(data, &list)
	for _, p := range list {
		acme.Text(p.Email) // want `Person\.Email`
		acme.Text(p.ID)
	}
}

func afterwardsCleared(data []byte) {
	var p person.Person
	json.Unmarshal(data, &p)
	p.Email = ""
	acme.Text(p.Email)
	acme.Text(p.Phone) // want `Person\.Phone`
}

func inOut(p person.Person) {
	data, _ := json.Marshal(p)
	var m map[string]any
	json.Unmarshal(data, &m)
	acme.Send(m) // want `Person\.Email`
	data, _ = json.Marshal(p.Plan)
	var n map[string]any
	json.Unmarshal(data, &n)
	acme.Send(n)
}
