// Package namedtypes: methods on slices, maps and functions.
package namedtypes

import (
	"sort"
	"strings"

	"flow/person"

	acme "acme.example/sdk"
)

type people []person.Person

func (l people) emails() (out []string) {
	for _, p := range l {
		out = append(out, p.Email)
	}
	return out
}

func (l people) plans() (out []string) {
	for _, p := range l {
		out = append(out, p.Plan)
	}
	return out
}

func (l people) Len() int           { return len(l) }
func (l people) Less(i, j int) bool { return l[i].Email < l[j].Email }
func (l people) Swap(i, j int)      { l[i], l[j] = l[j], l[i] }

func slice(l people) {
	sort.Sort(l)
	acme.Send(l.emails()) // want `Person\.Email`
	acme.Send(l.plans())
	acme.Send(l) // want `Person\.Email`
	acme.Send(l.Len())
	acme.Text(strings.Join(l.emails(), ",")) // want `Person\.Email`
	acme.Text(strings.Join(l.plans(), ","))
}

type index map[string]*person.Person

func (x index) name(id string) string { return x[id].Name }

func mapped(x index) {
	acme.Text(x.name("1")) // want `Person\.Name`
	acme.Send(len(x))
	for id := range x {
		acme.Text(id)
	}
}

type sendFunc func(string)

func (f sendFunc) call(s string) { f(s) }

func function(p person.Person) {
	sendFunc(acme.Text).call(p.Email) // want `Person\.Email`
	sendFunc(acme.Text).call(p.Plan)
	sendFunc(func(string) {}).call(p.Email)
}

type fields = map[string]any

func alias(p person.Person) {
	f := fields{"email": p.Email}
	acme.Send(f) // want `Person\.Email`
	acme.Send(fields{"plan": p.Plan})
}
