// Package state has exported fields that others set and read.
package state

import acme "acme.example/sdk"

type Session struct {
	Who  string
	What string
}

// Flush sends what somebody stored.
func (s *Session) Flush() { acme.Text(s.Who) }

// Keep stores and does not send.
type Keep struct{ Who string }

func (k *Keep) Set(s string) { k.Who = s }
func (k *Keep) Get() string  { return k.Who }
