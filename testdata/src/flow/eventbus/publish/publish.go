// Package publish does not know who listens.
package publish

import (
	"flow/eventbus/bus"
	"flow/person"
)

func Signup(p *person.Person) { bus.Default.Emit("signup", p.Email) }

func Upgraded(p *person.Person) { bus.Default.Emit("upgraded", p.Plan) }
