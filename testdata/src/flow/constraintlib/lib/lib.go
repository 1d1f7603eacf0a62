// Package lib has generic functions that call methods of their type parameters.
package lib

import "fmt"

// Sender is what delivers.
type Sender interface{ Send(string) }

// Notify hands on texts.
func Notify[S Sender](s S, texts ...string) {
	for _, t := range texts {
		s.Send(t)
	}
}

// Each calls Notify, from a literal.
func Each[S Sender](s S) func(string) {
	return func(t string) { Notify(s, t) }
}

// Service keeps one.
type Service[S Sender] struct{ s S }

// New makes a service.
func New[S Sender](s S) *Service[S] { return &Service[S]{s} }

// Signup hands on.
func (x *Service[S]) Signup(mail string) { x.s.Send(mail) }

// Filled is a pointer that can be filled.
type Filled[T any] interface {
	*T
	Fill(string)
}

// Make makes one.
func Make[T any, P Filled[T]](s string) *T {
	v := new(T)
	P(v).Fill(s)
	return v
}

// Join joins what its elements say.
func Join[S fmt.Stringer](list ...S) (out string) {
	for _, s := range list {
		out += s.String()
	}
	return out
}
