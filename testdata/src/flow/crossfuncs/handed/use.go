// Package handed calls functions that another package hands out.
package handed

import (
	"flow/crossfuncs/lib"
	"flow/person"

	acme "acme.example/sdk"
)

func senders(p *person.Person) {
	send := lib.Sender("to ")
	send(p.Email) // want `Person\.Email`
	send(p.Plan)
	drop := lib.Dropper()
	drop(p.Email)
}

func captured(p *person.Person) {
	acme.Text(lib.Keep(p.Email)()) // want `Person\.Email`
	acme.Text(lib.Keep(p.Plan)())
}

func hooks(p *person.Person) {
	h := lib.Default()
	h.OnSend(p.Email) // want `Person\.Email`
	h.OnSend(p.Plan)
	h.OnDrop(p.Email)
}
