// Package derivedtypes: a type declared from a classified one has its fields.
package derivedtypes

import (
	"encoding/json"

	"flow/person"

	acme "acme.example/sdk"
)

// Row has the fields of a person, and none of its methods.
type Row person.Person

func read(r *Row) {
	acme.Text(r.Email) // want `user\.contact\.email`
	acme.Text(r.Plan)
}

func whole(r *Row) {
	acme.Send(r) // want `user\.contact\.email`
}

func converted(p person.Person) {
	acme.Text(Row(p).Email) // want `(Person|Row)\.Email`
	acme.Text(Row(p).Plan)
	data, _ := json.Marshal(Row(p))
	acme.Text(string(data)) // want `(Person|Row)\.Email`
}

type alias = person.Person

func aliased(a alias) {
	acme.Text(a.Email) // want `(Person|Row)\.Email`
	acme.Text(a.Plan)
}
