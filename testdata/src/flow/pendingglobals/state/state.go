// Package state has variables that others set.
package state

import acme "acme.example/sdk"

// Pending waits for Flush.
var Pending string

// Kept is not sent.
var Kept string

// Flush sends what somebody set.
func Flush() { acme.Text(Pending) }

var current struct{ mail, plan string }

// SetMail and SetPlan are how others set it.
func SetMail(s string) { current.mail = s }

func SetPlan(s string) { current.plan = s }

// Report sends a part of it.
func Report() { acme.Text(current.mail) }
