// Package keyparameters: the key of a map is a parameter, constant at each call.
package keyparameters

import (
	"flow/person"

	acme "acme.example/sdk"
)

func value(m map[string]string, k string) string { return m[k] }

func set(m map[string]string, k, v string) { m[k] = v }

func constants(p person.Person) {
	m := map[string]string{"mail": p.Email, "plan": p.Plan}
	acme.Text(value(m, "mail")) // want `Person\.Email`
	acme.Text(value(m, "plan"))
	n := map[string]string{}
	set(n, "mail", p.Email)
	set(n, "plan", p.Plan)
	acme.Text(n["mail"]) // want `Person\.Email`
	acme.Text(n["plan"])
	set(n, "mail", "none")
	acme.Send(n)
}
