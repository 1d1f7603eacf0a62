// Package spreadslices: a variadic parameter is the slice that was spread.
package spreadslices

import (
	"flow/person"

	acme "acme.example/sdk"
)

func overwriteFirst(args ...string) { args[0] = "***" }

func plantFirst(s string, args ...string) { args[0] = s }

func spread(p person.Person) {
	list := []string{"x"}
	plantFirst(p.Email, list...)
	acme.Send(list) // want `Person\.Email`
	single := []string{p.Email}
	plain := []string{p.Plan}
	overwriteFirst(plain...)
	acme.Send(plain)
	overwriteFirst(single[0])
	acme.Send(single) // want `Person\.Email`
}

func keyvals(args ...any) map[string]any {
	m := map[string]any{}
	for i := 0; i+1 < len(args); i += 2 {
		m[args[i].(string)] = args[i+1]
	}
	return m
}

func pairs(p person.Person) {
	acme.Send(keyvals("plan", p.Plan, "mail", p.Email)) // want `Person\.Email`
	acme.Send(keyvals("plan", p.Plan, "logins", p.Logins))
}
