// Package maps: constant keys are distinct, others are joined.
package maps

import (
	"maps"
	"slices"

	"flow/person"

	acme "acme.example/sdk"
)

func constantKeys(p person.Person) {
	m := map[string]string{}
	m["email"] = p.Email
	m["plan"] = p.Plan
	acme.Text(m["email"]) // want `Person\.Email`
	acme.Text(m["plan"])
	acme.Send(m) // want `Person\.Email`
}

func deleted(p person.Person) {
	m := map[string]string{"email": p.Email, "plan": p.Plan}
	delete(m, "email")
	acme.Send(m)
	n := map[string]string{"email": p.Email, "plan": p.Plan}
	delete(n, "plan")
	acme.Send(n) // want `Person\.Email`
}

func overwritten(p person.Person) {
	m := map[string]string{"email": p.Email}
	m["email"] = "hidden"
	acme.Send(m)
}

func unknownKey(p person.Person, k, l string) {
	m := map[string]string{}
	m[k] = p.Email
	acme.Text(m[l]) // want `Person\.Email`
	n := map[string]string{}
	n[k] = p.Plan
	acme.Text(n[l])
}

func keysAndValues(p person.Person) {
	m := map[string]string{p.Email: p.Plan}
	for k, v := range m {
		acme.Text(k) // want `Person\.Email`
		acme.Text(v)
	}
	for k := range map[string]string{"k": p.Email} {
		acme.Text(k)
	}
}

func commaOK(p person.Person) {
	m := map[string]string{"e": p.Email}
	v, ok := m["e"]
	if ok {
		acme.Text(v) // want `Person\.Email`
	}
	acme.Send(ok, len(m))
}

func nested(p person.Person) {
	m := map[string]map[string]any{}
	m["user"] = map[string]any{"email": p.Email}
	m["app"] = map[string]any{"plan": p.Plan}
	acme.Send(m["user"]) // want `Person\.Email`
	acme.Send(m["app"])
	acme.Send(m) // want `Person\.Email`
}

func cleared(p person.Person) {
	m := map[string]string{"e": p.Email}
	clear(m)
	acme.Send(m)
}

func copied(p person.Person) {
	m := map[string]string{"e": p.Email, "plan": p.Plan}
	n := maps.Clone(m)
	acme.Send(n) // want `Person\.Email`
	o := map[string]string{}
	maps.Copy(o, m)
	acme.Send(o) // want `Person\.Email`
	keys := slices.Sorted(maps.Keys(m))
	acme.Send(keys)
	acme.Send(slices.Collect(maps.Values(m))) // want `Person\.Email`
}

func alias(p person.Person) {
	m := map[string]string{}
	n := m
	n["e"] = p.Email
	acme.Send(m) // want `Person\.Email`
	o := map[string]string{}
	acme.Send(o)
}

func ofStructs(p person.Person) {
	m := map[string]person.Person{"p": p}
	acme.Text(m["p"].Email) // want `Person\.Email`
	acme.Text(m["p"].Plan)
}
