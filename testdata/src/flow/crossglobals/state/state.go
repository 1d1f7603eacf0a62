// Package state has variables that other packages set and read.
package state

// Current is set at login, Region at start.
var (
	Current string
	Region  string
)

// Hook is replaced by the program.
var Hook = func(s string) {}
