// Package app brings them together.
package app

import (
	"flow/eventbus/publish"
	_ "flow/eventbus/quiet"
	_ "flow/eventbus/subscribe" // want `Person\.Email.* reaches Acme`
	"flow/person"
)

func Run(p *person.Person) {
	publish.Signup(p)
	publish.Upgraded(p)
}
