// Package lib hands out functions, closures and generic helpers.
package lib

import acme "acme.example/sdk"

// Sender returns a function that sends.
func Sender(prefix string) func(string) { return func(s string) { acme.Text(prefix + s) } }

// Dropper returns a function that does not.
func Dropper() func(string) { return func(string) {} }

// Keep returns a function that gives back what it was made with.
func Keep(s string) func() string { return func() string { return s } }

// Each calls f with each element.
func Each[T any](list []T, f func(T)) {
	for _, v := range list {
		f(v)
	}
}

// Pair is generic.
type Pair[A, B any] struct {
	First  A
	Second B
}

func MakePair[A, B any](a A, b B) Pair[A, B] { return Pair[A, B]{a, b} }

func (p Pair[A, B]) Swap() Pair[B, A] { return Pair[B, A]{p.Second, p.First} }

// Publish sends any value.
func Publish[T any](v T) { acme.Send(v) }

// Hooks are functions in fields.
type Hooks struct{ OnSend, OnDrop func(string) }

func Default() *Hooks { return &Hooks{OnSend: acme.Text, OnDrop: func(string) {}} }

// Talker is implemented here only.
type Talker interface{ Talk(s string) }

type talker struct{}

func (talker) Talk(s string) { acme.Text(s) }

type mute struct{}

func (mute) Talk(s string) {}

// NewTalker returns what sends, NewMute what does not.
func NewTalker() Talker { return talker{} }
func NewMute() Talker   { return mute{} }
