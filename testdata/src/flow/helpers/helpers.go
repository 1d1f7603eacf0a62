// Package helpers: where the finding stands when a helper has field and sink.
package helpers

import (
	"flow/person"

	acme "acme.example/sdk"
)

// sends has the sink and the field: the finding is here, not at its callers.
func sends(p *person.Person) { acme.Text(p.Name) } // want `Person\.Name`

func callsSends(p *person.Person) { sends(p) }

// byValue the same, called by an exported function.
func byValue(p person.Person) {
	acme.Text(p.Email) // want `Person\.Email`
	acme.Text(p.Plan)
}

func Exported(p person.Person) { byValue(p) }
