// Package state has variables that others set.
package state

import acme "acme.example/sdk"

// Pending waits for Flush.
var Pending string

// Kept is not sent.
var Kept string

// Flush sends what somebody set.
func Flush() { acme.Text(Pending) }
