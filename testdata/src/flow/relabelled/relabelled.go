// Package relabelled: sanitizers relabel, also as callbacks.
package relabelled

import (
	"encoding/json"
	"strings"

	"flow/person"

	acme "acme.example/sdk"
)

func pseudonym(p *person.Person) string { return person.Hash(p.Email) }

type record struct {
	Who  string `json:"who"`
	Mail string `json:"-"`
}

func newRecord(p *person.Person) record { return record{Who: pseudonym(p), Mail: p.Email} }

func sends(p *person.Person) {
	acme.Text(pseudonym(p)) // want `^user\.unique_id\.pseudonymous \(Person\.Email\) reaches`
	r := newRecord(p)
	acme.Text(r.Who) // want `^user\.unique_id\.pseudonymous \(Person\.Email\) reaches`
	data, err := json.Marshal(r)
	if err != nil {
		return
	}
	acme.Send(data) // want `^user\.unique_id\.pseudonymous \(Person\.Email\) reaches`
	r.Who = person.Redact(p.Name)
	data, _ = json.Marshal(r)
	acme.Send(data)
	acme.Send(r) // want `^user\.contact\.email \(Person\.Email\) reaches`
}

func each(list []*person.Person, f func(string) string) (out []string) {
	for _, p := range list {
		out = append(out, f(p.Email))
	}
	return out
}

func callbacks(list []*person.Person) {
	acme.Send(each(list, person.Redact))
	acme.Send(each(list, person.Hash))       // want `^user\.unique_id\.pseudonymous`
	acme.Send(each(list, strings.TrimSpace)) // want `^user\.contact\.email`
}
