// Package directives: suppressions and assertions.
package directives

import (
	"flow/person"

	acme "acme.example/sdk"
)

func ignored(p person.Person) {
	//consentvet:ignore -- agreed with legal
	acme.Text(p.Email)
	acme.Text(p.Email) //consentvet:ignore consentcheck -- agreed with legal
	acme.Text(p.Email) // want `Person\.Email`
}

func noReason(p person.Person) {
	//consentvet:ignore // want `\[directive\]`
	acme.Text(p.Email) // want `Person\.Email`
}

func otherCheck(p person.Person) {
	//consentvet:ignore purposetag -- not this one // want `\[directive\]`
	acme.Text(p.Email) // want `Person\.Email`
}

func unused(p person.Person) {
	//consentvet:ignore -- nothing here // want `\[directive\]`
	acme.Text(p.Plan)
}

func asserted(p person.Person) {
	//consentvet:consent marketing -- the query selects those who opted in
	acme.Text(p.Email)
	acme.Text(p.Email) // want `Person\.Email`
}

// eachCaller needs consent.
//
//consentvet:caller-checks
func EachCaller(p *person.Person) { acme.Text(p.Email) }

func caller(p *person.Person) {
	EachCaller(p) // want `Person\.Email`
	//consentvet:consent marketing -- asked on the phone
	EachCaller(p)
}
