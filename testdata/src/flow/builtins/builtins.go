// Package builtins: predeclared functions.
package builtins

import (
	"flow/person"

	acme "acme.example/sdk"
)

func minMax(p person.Person) {
	acme.Text(min(p.Email, "z")) // want `Person\.Email`
	acme.Text(max("a", p.Plan))
}

func newOf(p person.Person) {
	acme.Send(new(p.Email)) // want `Person\.Email`
	acme.Send(new(p.Plan))
	s := new(p.Phone)
	acme.Text(*s) // want `Person\.Phone`
}

func measures(p person.Person, list []person.Person) {
	acme.Send(len(p.Email), cap(list), len(list), len(map[string]string{p.Email: "x"}))
	acme.Send(complex(float64(len(p.Email)), 1))
}

func cleared(p person.Person) {
	s := []string{p.Email}
	clear(s)
	acme.Send(s)
}

func appendNothing(p person.Person) {
	acme.Send(append([]string{p.Email}))                       // want `Person\.Email`
	acme.Send(append([]string(nil), []string{p.Email}[1:]...)) // want `Person\.Email`
	acme.Send(append([]string(nil), []string{p.Plan}...))
}

type fix struct {
	Lat, Lon float64 `pii:"true"`
	Precise  float64
}

func complexNumbers(f fix) {
	at := complex(f.Lat, f.Lon)
	acme.Send(at)              // want `fix\.Lat`
	acme.Send(real(at) / 1000) // want `fix\.Lat`
	acme.Send(complex(f.Precise, 0))
}
