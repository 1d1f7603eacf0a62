// Package lib_iterators: iterators of the standard library.
package lib_iterators

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"flow/person"

	acme "acme.example/sdk"
)

func cut(p person.Person) {
	user, domain, ok := strings.Cut(p.Email, "@")
	acme.Text(user)   // want `Person\.Email`
	acme.Text(domain) // want `Person\.Email`
	acme.Send(ok)
	for part := range strings.SplitSeq(p.Email, "@") {
		acme.Text(part) // want `Person\.Email`
	}
	for _, f := range strings.Fields(p.Plan) {
		acme.Text(f)
	}
}

func values(p person.Person, m map[string]person.Person) {
	for v := range slices.Values([]string{p.Email}) {
		acme.Text(v) // want `Person\.Email`
	}
	for i, v := range slices.All([]string{p.Plan}) {
		acme.Send(i, v)
	}
	for k, v := range maps.All(m) {
		acme.Text(k)
		acme.Text(v.Plan)
		acme.Text(v.Email) // want `Person\.Email`
	}
	for k := range maps.Keys(m) {
		acme.Text(k)
	}
}

func pulled(p person.Person) {
	next, stop := iter.Pull(slices.Values([]string{p.Email}))
	defer stop()
	v, ok := next()
	acme.Text(v) // want `Person\.Email`
	acme.Send(ok)
}
