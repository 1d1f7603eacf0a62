// Package maskedslices: every element of a slice is replaced by a harmless one.
package maskedslices

import (
	"flow/person"

	acme "acme.example/sdk"
)

func maskAll(list []string) {
	for i := range list {
		list[i] = person.Redact(list[i])
	}
}

func masked(p *person.Person) {
	list := []string{p.Email, p.Phone}
	maskAll(list)
	acme.Send(list)
}

func inPlace(p *person.Person) {
	list := []string{p.Email, p.Phone}
	for i, s := range list {
		list[i] = person.Redact(s)
	}
	acme.Send(list)
}

func notAll(p *person.Person) {
	list := []string{p.Email, p.Phone}
	list[0] = person.Redact(list[0])
	acme.Send(list) // want `Person\.Phone`
}

func logged(p *person.Person) {
	list := []string{p.Email}
	for _, s := range list {
		_ = person.Redact(s)
	}
	acme.Send(list) // want `Person\.Email`
}
