// Package unsafestrings: a string seen as bytes without a copy.
package unsafestrings

import (
	"unsafe"

	"flow/person"

	acme "acme.example/sdk"
)

func raw(p person.Person) {
	b := unsafe.Slice(unsafe.StringData(p.Email), len(p.Email))
	acme.Send(b) // want `Person\.Email`
}

func back(p person.Person) {
	mail, plan := []byte(p.Email), []byte(p.Plan)
	acme.Text(unsafe.String(unsafe.SliceData(mail), len(mail))) // want `Person\.Email`
	acme.Text(unsafe.String(unsafe.SliceData(plan), len(plan)))
	b := unsafe.Slice(unsafe.StringData(p.Plan), len(p.Plan))
	acme.Send(b)
}
