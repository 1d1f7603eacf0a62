// Package globalfuncs: function values in package variables, filled by other functions.
package globalfuncs

import (
	"flow/person"

	acme "acme.example/sdk"
)

// send is set by the program, and by tests.
var send = func(s string) {}

var handlers = map[string]func(string){
	"drop": func(string) {},
}

var hooks []func(string)

func register(name string, f func(string)) { handlers[name] = f }

func onSignup(f func(string)) { hooks = append(hooks, f) }

func setup() {
	send = acme.Text
	register("vendor", acme.Text)
	onSignup(acme.Text)
}

func use(p person.Person) {
	send(p.Email) // want `Person\.Email`
	send(p.Plan)
	handlers["drop"](p.Email)
	handlers[p.Plan](p.Phone) // want `Person\.Phone`
	for _, h := range hooks {
		h(p.Name) // want `Person\.Name`
		h(p.Plan)
	}
}
