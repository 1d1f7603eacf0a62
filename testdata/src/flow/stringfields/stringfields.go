// Package stringfields: personal data in maps of an SDK's own making, keyed by
// our own constants, through helper types that wrap the whole.
package stringfields

import (
	"flow/person"

	acme "acme.example/sdk"
)

const keyMail, keyPlan = "mail", "plan"

type attrs struct{ kv map[string]any }

func (a *attrs) put(k string, v any) { a.kv[k] = v }
func (a *attrs) get(k string) any    { return a.kv[k] }

func wrapped(p person.Person) {
	a := &attrs{kv: map[string]any{}}
	a.put(keyMail, p.Email)
	a.put(keyPlan, p.Plan)
	acme.Send(a.get(keyMail)) // want `Person\.Email`
	acme.Send(a.kv)           // want `Person\.Email`
	b := &attrs{kv: map[string]any{}}
	b.put(keyPlan, p.Plan)
	acme.Send(b.get(keyPlan), b.kv)
}

func constants(p person.Person) {
	m := map[string]string{keyMail: p.Email}
	m[keyPlan] = p.Plan
	acme.Text(m[keyPlan])
	acme.Text(m[keyMail])   // want `Person\.Email`
	acme.Text(m["m"+"ail"]) // want `Person\.Email`
}

type kind int

const (
	mailKind kind = iota
	planKind
)

func enums(p person.Person) {
	m := map[kind]string{mailKind: p.Email, planKind: p.Plan}
	acme.Text(m[planKind])
	acme.Text(m[mailKind]) // want `Person\.Email`
	s := [2]string{mailKind: p.Email, planKind: p.Plan}
	acme.Text(s[mailKind]) // want `Person\.Email`
}
