// Package use calls literals of generic functions that another package hands on.
package use

import (
	"flow/genericliterals/mid"
	"flow/person"

	acme "acme.example/sdk"
)

func run(p person.Person) {
	acme.Send(mid.Mails()([]mid.ByMail{{p.Email, p.Plan}})) // want `Person\.Email`
	acme.Send(mid.Plans()([]mid.ByPlan{{p.Email, p.Plan}}))
}
