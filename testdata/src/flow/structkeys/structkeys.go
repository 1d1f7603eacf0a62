// Package structkeys: the fields of a key are places of their own.
package structkeys

import (
	"flow/person"

	acme "acme.example/sdk"
)

type key struct{ mail, plan string }

func structKeys(p person.Person) {
	m := map[key]int{{p.Email, p.Plan}: 1}
	for k, v := range m {
		acme.Text(k.mail) // want `Person\.Email`
		acme.Text(k.plan)
		acme.Send(v)
	}
}
