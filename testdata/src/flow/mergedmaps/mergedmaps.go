// Package mergedmaps: maps that are copied, merged and extended.
package mergedmaps

import (
	"flow/person"

	acme "acme.example/sdk"
)

type props map[string]any

func (p props) with(k string, v any) props {
	out := make(props, len(p)+1)
	for key, val := range p {
		out[key] = val
	}
	out[k] = v
	return out
}

const (
	keyMail = "mail"
	keyPlan = "plan"
)

func merge(list ...props) props {
	out := props{}
	for _, m := range list {
		for k, v := range m {
			out[k] = v
		}
	}
	return out
}

func chained(p person.Person) {
	a := props{}.with(keyPlan, p.Plan)
	b := a.with(keyMail, p.Email)
	acme.Send(b) // want `Person\.Email`
	acme.Send(a)
}

func merged(p person.Person) {
	a, b := props{keyPlan: p.Plan}, props{keyMail: p.Email}
	acme.Send(merge(a, b)) // want `Person\.Email`
	acme.Send(merge(a, a))
	acme.Send(a)
	acme.Send(len(merge(a, b)))
}

type key string

func typedKeys(p person.Person) {
	m := map[key]string{keyMail: p.Email, keyPlan: p.Plan}
	acme.Text(m[keyPlan])
	acme.Text(m[keyMail]) // want `Person\.Email`
	delete(m, keyMail)
	acme.Send(m)
}
