// Package several: one finding per call and reason, with its data in order.
package several

import (
	"flow/person"

	acme "acme.example/sdk"
)

func oneCall(p person.Person) {
	acme.Send(p.Phone, p.Email, p.Plan) // want `^user\.contact\.email \(Person\.Email\), user\.contact\.phone_number \(Person\.Phone\) reaches Acme without a consent check or purpose tag \[consentcheck\]$`
	acme.Send(p.Email, p.Email)         // want `^user\.contact\.email \(Person\.Email\) reaches Acme`
	acme.Send(p.Email + " " + p.Name)   // want `^user\.contact\.email \(Person\.Email\), user\.name \(Person\.Name\) reaches Acme`
}

func twoPeople(p, q person.Person) {
	acme.Send(p.Email, q.Email) // want `^user\.contact\.email \(Person\.Email\) reaches Acme`
}

func twoCalls(p person.Person) {
	acme.Text(p.Email) // want `Person\.Email`
	acme.Text(p.Email) // want `Person\.Email`
}

func nestedCalls(c *acme.Client, p person.Person) {
	acme.Send(c.Send(nil, p.Email)) // want `^user\.contact\.email \(Person\.Email\) reaches Acme`
}
