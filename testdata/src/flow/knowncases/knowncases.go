// Package knowncases: type switches and assertions on values whose types are known
// in part.
package knowncases

import (
	"flow/person"

	acme "acme.example/sdk"
)

type labelled interface{ Label() string }

type mail struct{ to string }
type plan struct{ name string }
type phone struct{ no string }

func (m mail) Label() string   { return "mail " + m.to }
func (m plan) Label() string   { return "plan " + m.name }
func (m *phone) Label() string { return "phone " + m.no }

func all(p person.Person) []labelled { return []labelled{mail{p.Email}, plan{p.Plan}, &phone{p.Phone}} }

// oneCase: the switch gives the value no other name.
func oneCase(p person.Person) {
	for _, l := range all(p) {
		switch l.(type) {
		case plan:
			acme.Text(l.Label())
		default:
			acme.Text(l.Label()) // want `Person\.Email.*Person\.Phone`
		}
	}
}

func severalCases(p person.Person) {
	for _, l := range all(p) {
		switch l.(type) {
		case plan, *phone:
			acme.Text(l.Label()) // want `Person\.Phone`
		case mail:
		}
	}
}

func orNil(l labelled) string {
	switch l.(type) {
	case plan, nil:
		if l != nil {
			return l.Label()
		}
	}
	return ""
}

func orNone(p person.Person) {
	for _, l := range all(p) {
		acme.Text(orNil(l))
	}
	acme.Text(orNil(plan{p.Name})) // want `Person\.Name`
}

// text finds a text in what it was given, though it knows another type that may
// be there.
func text(v any, given bool) string {
	var of any = plan{"none"}
	if given {
		of = v
	}
	if s, ok := of.(string); ok {
		return s
	}
	return ""
}

func number(v any) string {
	var of any = plan{"none"}
	if s, ok := of.(string); ok {
		return s
	}
	return of.(plan).name
}

func asserted(p person.Person) {
	acme.Text(text(p.Email, true)) // want `Person\.Email`
	acme.Text(text(p.Plan, true))
	acme.Text(number(p.Email))
}
