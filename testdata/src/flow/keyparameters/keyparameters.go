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

func last(m map[string]string, k, v string) {
	m[k] = "none"
	m["mail"] = v
}

func first(m map[string]string, k, v string) {
	m["mail"] = v
	m[k] = "none"
}

// whichever: one key may be the other.
func whichever(p person.Person) {
	m, n := map[string]string{}, map[string]string{}
	last(m, "mail", p.Email)
	acme.Text(m["mail"]) // want `Person\.Email`
	first(n, "plan", p.Email)
	acme.Text(n["mail"]) // want `Person\.Email`
	acme.Text(n["plan"])
}

func within(p person.Person, k string) {
	m := map[string]string{"mail": p.Email}
	m[k] = "none"
	acme.Text(m["mail"]) // want `Person\.Email`
	n := map[string]string{}
	n[k] = p.Phone
	n["mail"] = "none"
	acme.Text(n[k]) // want `Person\.Phone`
	n[k] = "none"
	acme.Text(n[k])
	o := map[string]string{}
	o[k] = p.Name
	acme.Text(o["mail"]) // want `Person\.Name`
	delete(o, k)
	acme.Text(o[k])
}

type kind string

type store struct{ m map[kind]string }

func (s *store) put(k kind, v string)   { s.m[k] = v }
func (s *store) get(k kind) string      { return s.m[k] }
func (s *store) find(k string) string   { return s.get(kind(k)) }
func (s *store) drop(k kind)            { delete(s.m, k) }
func (s *store) copy(to *store, k kind) { to.put(k, s.get(k)) }

type getter interface{ get(kind) string }

func stores(p person.Person) {
	s, t := &store{map[kind]string{}}, &store{map[kind]string{}}
	s.put("mail", p.Email)
	s.put("plan", p.Plan)
	acme.Text(s.get("mail")) // want `Person\.Email`
	acme.Text(s.get("plan"))
	acme.Text(s.find("mail")) // want `Person\.Email`
	acme.Text(s.find("plan"))
	acme.Text(s.find(p.Plan)) // want `Person\.Email`
	var g getter = s
	acme.Text(g.get("mail")) // want `Person\.Email`
	acme.Text(g.get("plan"))
	s.copy(t, "plan")
	acme.Send(t)
	s.copy(t, "mail")
	acme.Send(t) // want `Person\.Email`
	s.drop("mail")
	acme.Send(s)
}

func pick(k string, m map[string]*person.Person) *person.Person { return m[k] }

func picked(p, q *person.Person) {
	m := map[string]*person.Person{"a": p, "b": q}
	q.Email = ""
	acme.Text(pick("a", m).Email) // want `Person\.Email`
	acme.Text(pick("b", m).Email)
	pick("a", m).Phone = ""
	acme.Text(p.Phone)
	acme.Text(q.Phone) // want `Person\.Phone`
}

func made(k, v string) map[string]string { return map[string]string{k: v, "plan": "free"} }

func makes(p person.Person) {
	acme.Text(made("mail", p.Email)["mail"]) // want `Person\.Email`
	acme.Text(made("mail", p.Email)["plan"])
}

var registry = map[string]string{}

func register(k, v string) { registry[k] = v }

func registered(p person.Person) {
	register("mail", p.Email)
	acme.Text(registry["mail"]) // want `Person\.Email`
	acme.Text(registry[p.Plan]) // want `Person\.Email`
}
