// Package callbackresults: what a callback returns is what its call returns.
package callbackresults

import (
	"strings"

	"flow/person"

	acme "acme.example/sdk"
)

func apply(s string, f func(string) string) string { return f(s) }

func results(p person.Person) {
	acme.Text(apply(p.Email, strings.ToLower)) // want `Person\.Email`
	acme.Text(apply(p.Plan, strings.ToLower))
	acme.Text(apply(p.Email, func(string) string { return "x" }))
	acme.Text(apply("x", func(string) string { return p.Phone })) // want `Person\.Phone`
}
