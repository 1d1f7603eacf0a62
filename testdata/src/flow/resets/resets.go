// Package resets: a buffer that was emptied holds nothing.
package resets

import (
	"bytes"
	"strings"

	"flow/person"

	acme "acme.example/sdk"
)

func builder(p person.Person) {
	var a strings.Builder
	a.WriteString(p.Email)
	acme.Text(a.String()) // want `Person\.Email`
	a.Reset()
	acme.Text(a.String())
}

func buffer(p person.Person) {
	var a bytes.Buffer
	a.WriteString(p.Email)
	a.Reset()
	a.WriteString(p.Plan)
	acme.Text(a.String())
}
