// Package state keeps the last text it was given.
package state

// Last and Plan may be read by everybody.
var Last, Plan string

// Set keeps a text.
func Set(s string) { Last = s }
