// Package lib stands for a module that is not first-party.
package lib

// A Store keeps texts.
type Store struct{ m map[string]string }

// Put keeps v under k.
func (s *Store) Put(k, v string) { s.m[k] = v }

// Get returns what is kept under k.
func (s *Store) Get(k string) string { return s.m[k] }

// Fill stores v in *dst.
func Fill(dst *string, v string) { *dst = v }
