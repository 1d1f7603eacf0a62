package flowgen

import "strings"

// helperPackage is a first-party package that all programs use.
const helperPackage = `// Package h is what the programs use of another package.
package h

import (
	"context"
	"errors"
	"fmt"
	"iter"
)

type Record struct{ Name, Note string }

type Client struct {
	name string
	Note string
}

func NewClient(name, note string) *Client { return &Client{name, note} }

func (c *Client) Name() string         { return c.name }
func (c *Client) SetName(s string)     { c.name = s }
func (c *Client) With(s string) *Client { d := *c; d.name = s; return &d }
func (c *Client) Text() string         { return c.Note }

type Option func(*Client)

func WithName(s string) Option { return func(c *Client) { c.name = s } }
func WithNote(s string) Option { return func(c *Client) { c.Note = s } }

func Build(opts ...Option) *Client {
	c := NewClient("", "")
	for _, o := range opts {
		o(c)
	}
	return c
}

type Source interface{ Text() string }

func Ask(s Source) string { return "<" + s.Text() + ">" }

type Loud struct{ Source }

func (l Loud) Text() string { return l.Source.Text() + "!" }

type Set[T comparable] struct{ m map[T]bool }

func NewSet[T comparable]() *Set[T] { return &Set[T]{m: map[T]bool{}} }
func (s *Set[T]) Add(x T)           { s.m[x] = true }
func (s *Set[T]) All() (out []T) {
	for x := range s.m {
		out = append(out, x)
	}
	return out
}

func Map[A, B any](list []A, f func(A) B) (out []B) {
	for _, a := range list {
		out = append(out, f(a))
	}
	return out
}

func Each[A any](list []A, f func(A)) {
	for _, a := range list {
		f(a)
	}
}

func Getter(s string) func() string { return func() string { return s } }

type userKey struct{}
type planKey struct{}

func WithUser(ctx context.Context, s string) context.Context { return context.WithValue(ctx, userKey{}, s) }
func WithPlan(ctx context.Context, s string) context.Context { return context.WithValue(ctx, planKey{}, s) }
func User(ctx context.Context) string                        { s, _ := ctx.Value(userKey{}).(string); return s }
func Plan(ctx context.Context) string                        { s, _ := ctx.Value(planKey{}).(string); return s }

func Seq(list ...string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, s := range list {
			if !yield(s) {
				return
			}
		}
	}
}

func Check(who, what string) error {
	if who == "" {
		return errors.New("nobody")
	}
	return fmt.Errorf("check: %w", errors.New(what))
}

func Swap(a, b string) (string, string) { return b, a }

type Worker struct{ In, Out chan string }

func Start() *Worker {
	w := &Worker{make(chan string), make(chan string)}
	go func() {
		for s := range w.In {
			w.Out <- s
		}
	}()
	return w
}

func Try(f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	f()
	return nil
}
`

// variables declares the package variables of the helper package of which each
// program has its own.
func variables(programs []*Program) string {
	var b strings.Builder
	b.WriteString("package h\n")
	for i, p := range programs {
		if strings.Contains(p.Body(), "h.Var"+Own) {
			b.WriteString(strings.ReplaceAll("\nvar Var§ string\n\nfunc SetVar§(s string) { Var§ = s }\n", Own, id(i)))
		}
	}
	return b.String()
}
