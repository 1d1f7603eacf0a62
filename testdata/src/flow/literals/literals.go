// Package literals: what is written in a composite literal.
package literals

import (
	"flow/person"

	acme "acme.example/sdk"
)

type message struct {
	To   string
	Body string
	Meta map[string]string
	List []string
	Next *message
}

func pointer(p *person.Person) {
	m := &message{To: p.Email, Body: "hello"}
	acme.Text(m.To) // want `Person\.Email`
	acme.Text(m.Body)
	acme.Send(m) // want `Person\.Email`
	acme.Send(&message{To: p.ID, Body: "hello"})
}

func deep(p *person.Person) {
	m := message{Next: &message{Meta: map[string]string{"a": p.Phone, "b": p.Plan}}}
	acme.Text(m.Next.Meta["a"]) // want `Person\.Phone`
	acme.Text(m.Next.Meta["b"])
	acme.Text(m.Body)
	acme.Send(m) // want `Person\.Phone`
}

func positional(p *person.Person) {
	a := person.Address{p.Plan, "NL"}
	acme.Text(a.Country)
	acme.Text(p.Home.Street) // want `user\.contact\.address\.street \(Address\.Street\)`
	acme.Text(p.Home.Country)
}

func lists(p *person.Person) {
	acme.Send([]string{"a", p.Email}) // want `Person\.Email`
	acme.Send([]string{"a", p.ID})
	acme.Send([...]any{1: p.Name})                         // want `Person\.Name`
	acme.Send(map[string]any{"n": p.Name, "plan": p.Plan}) // want `Person\.Name`
	acme.Send(map[string]any{"n": p.Logins, "plan": p.Plan})
	acme.Send(map[string]map[string]string{"outer": {"inner": p.Email}}) // want `Person\.Email`
}

func asKey(p *person.Person) {
	acme.Send(map[string]bool{p.Email: true}) // want `Person\.Email`
	acme.Send(map[string]bool{p.ID: true})
}

// made has data that is nobody's: a constant is not personal.
func made() {
	acme.Send(person.Person{ID: "1", Email: "noreply@example.com"})
	acme.Send(&person.Person{ID: "1"})
	acme.Send(person.Person{})
}
