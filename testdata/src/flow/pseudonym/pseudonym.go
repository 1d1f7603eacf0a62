// Package pseudonym: a pseudonym is one of personal data only.
package pseudonym

import (
	"flow/person"

	acme "acme.example/sdk"
)

func hashed(p person.Person) {
	acme.Text(person.Hash(p.Email)) // want `^user\.unique_id\.pseudonymous \(Person\.Email\) reaches Acme`
	acme.Text(person.Hash(p.Plan))
}
