// Package calleewrites: a callee changes the slice or map that it is given.
package calleewrites

import (
	"flow/person"

	acme "acme.example/sdk"
)

func maskAll(list []string) {
	for i := range list {
		list[i] = "***"
	}
}

func setFirst(list []string, v string) { list[0] = v }

func put(m map[string]any, k string, v any) { m[k] = v }

func drop(m map[string]any) { delete(m, "email") }

func wipe(m map[string]any) { clear(m) }

func enrich(m map[string]any, p *person.Person) {
	m["email"] = p.Email
	m["plan"] = p.Plan
}

func slices(p *person.Person) {
	a, b := make([]string, 2), make([]string, 2)
	setFirst(a, p.Email)
	setFirst(b, p.Plan)
	acme.Send(a) // want `Person\.Email`
	acme.Send(b)
}

func maps(p *person.Person) {
	m, n := map[string]any{}, map[string]any{}
	put(m, "email", p.Email)
	put(n, "plan", p.Plan)
	acme.Send(m) // want `Person\.Email`
	acme.Send(n)
}

func enriched(p *person.Person) {
	m := map[string]any{}
	enrich(m, p)
	acme.Send(m["plan"])
	acme.Send(m) // want `Person\.Email`
}

func dropped(p *person.Person) {
	m := map[string]any{}
	enrich(m, p)
	drop(m)
	acme.Send(m)
}

func wiped(p *person.Person) {
	m := map[string]any{"phone": p.Phone}
	wipe(m)
	acme.Send(m)
}

func sometimes(p *person.Person, yes bool) {
	m := map[string]any{}
	enrich(m, p)
	if yes {
		drop(m)
	}
	acme.Send(m) // want `Person\.Email`
}
