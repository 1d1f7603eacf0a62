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
