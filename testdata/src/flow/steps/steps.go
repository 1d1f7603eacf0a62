// Package steps has a flow whose way the test of the steps compares.
package steps

import (
	"fmt"

	"flow/person"

	acme "acme.example/sdk"
)

func way(p *person.Person) {
	mail := p.Email
	props := map[string]string{"plan": p.Plan}
	props["mail"] = fmt.Sprintf("<%s>", mail)
	acme.Send(props) // want `Person\.Email`
}

func forward(s string) { acme.Text(s) }

func through(p *person.Person) {
	forward(p.Phone) // want `Person\.Phone`
}
