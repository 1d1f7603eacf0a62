// Package further imports what has met already.
package further

import (
	"flow/eventbus/app"
	"flow/person"
)

func Run(p *person.Person) { app.Run(p) }
