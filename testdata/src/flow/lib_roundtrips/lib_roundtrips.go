// Package lib_roundtrips: what is encoded and decoded into a record is what its type says.
package lib_roundtrips

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"flow/person"

	acme "acme.example/sdk"
)

func j(p person.Person) {
	b, _ := json.Marshal(p)
	var q person.Person
	json.Unmarshal(b, &q)
	acme.Text(q.Plan)
	acme.Text(q.Email) // want `Person\.Email`
	var buf bytes.Buffer
	json.NewEncoder(&buf).Encode(p)
	var r person.Person
	json.NewDecoder(&buf).Decode(&r)
	acme.Text(r.Plan)
	acme.Text(r.Email) // want `Person\.Email`
}

func g(p person.Person) {
	var buf bytes.Buffer
	gob.NewEncoder(&buf).Encode(p)
	var r person.Person
	gob.NewDecoder(&buf).Decode(&r)
	acme.Text(r.Plan)
	acme.Text(r.Email) // want `Person\.Email`
}

type rec struct{ Mail, Plan string }

func m(p person.Person) {
	b, _ := json.Marshal(rec{p.Email, p.Plan})
	var q rec
	json.Unmarshal(b, &q)
	acme.Text(q.Mail) // want `Person\.Email`
}
