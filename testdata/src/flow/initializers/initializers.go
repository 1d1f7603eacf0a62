// Package initializers: init, main and package variables are code too.
package initializers

import (
	"encoding/json"
	"os"

	"flow/person"

	acme "acme.example/sdk"
)

func read() person.Person {
	var p person.Person
	data, _ := os.ReadFile("x")
	json.Unmarshal(data, &p)
	return p
}

func init() {
	acme.Text(read().Email) // want `Person\.Email`
	acme.Text(read().Plan)
}

func init() {
	p := read()
	acme.Send(p.Phone) // want `Person\.Phone`
}

var sent = send(read().Name) // want `Person\.Name`

var clean = send(read().Plan)

func send(s string) bool {
	acme.Text(s)
	return true
}
