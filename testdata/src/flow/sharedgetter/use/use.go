// Package use: data that one getter gives is sent at two places, one of them in
// another package. Each is a disclosure.
package use

import (
	"context"

	"flow/person"
	"flow/sharedgetter/state"

	acme "acme.example/sdk"
)

func mail() string {
	s, _ := person.Lookup(context.Background(), "1")
	return s
}

func here() {
	acme.Text(mail()) // want `Lookup`
}

func there() {
	state.Set(mail()) // want `Lookup`
	state.Flush()
}

func numbers() {
	state.Count(len(mail()))
	state.FlushNumbers()
}

// Another function that does the same is another disclosure; one that calls it is not.
func again() {
	state.Set(mail()) // want `Lookup`
}

func before() { inner() }

func inner() { state.Set("to " + mail()) } // want `Lookup`

func after() { inner() }
