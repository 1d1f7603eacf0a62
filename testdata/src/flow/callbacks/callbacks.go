// Package callbacks: functions handed to functions.
package callbacks

import (
	"slices"
	"sort"
	"strings"

	"flow/person"

	acme "acme.example/sdk"
)

func each(list []person.Person, f func(person.Person)) {
	for _, p := range list {
		f(p)
	}
}

func apply(s string, f func(string) string) string { return f(s) }

func with(s string, f func(string)) { f(s) }

func passed(list []person.Person) {
	each(list, func(p person.Person) {
		acme.Text(p.Email) // want `Person\.Email`
		acme.Text(p.Plan)
	})
}

func vendorAsCallback(p person.Person) {
	with(p.Email, acme.Text) // want `Person\.Email`
	with(p.Plan, acme.Text)
	with(p.Email, func(string) {})
}

func collected(list []person.Person) {
	var emails, plans []string
	each(list, func(p person.Person) {
		emails = append(emails, p.Email)
		plans = append(plans, p.Plan)
	})
	acme.Send(emails) // want `Person\.Email`
	acme.Send(plans)
}

func library(list []person.Person) {
	slices.SortFunc(list, func(a, b person.Person) int { return strings.Compare(a.Email, b.Email) })
	i := slices.IndexFunc(list, func(p person.Person) bool { return p.Email == "x" })
	acme.Send(i)
	j := sort.Search(len(list), func(i int) bool { return list[i].Email > "x" })
	acme.Send(j)
	acme.Text(list[i].Plan)
	acme.Text(strings.Map(func(r rune) rune { return r }, list[0].Email)) // want `Person\.Email`
}

type handler struct{ onSend func(string) }

func (h *handler) fire(s string) { h.onSend(s) }

func registered(p person.Person) {
	h := &handler{onSend: acme.Text}
	h.fire(p.Email) // want `Person\.Email`
	g := &handler{onSend: func(string) {}}
	g.fire(p.Email)
}
