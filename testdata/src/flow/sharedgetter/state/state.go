// Package state keeps what it is given, and sends it later.
package state

import acme "acme.example/sdk"

var (
	last    string
	counted int
)

func Set(s string)  { last = s }
func Count(n int)   { counted = n }
func Flush()        { acme.Text(last) }
func FlushNumbers() { acme.Send(counted) }
