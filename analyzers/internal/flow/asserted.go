package flow

import (
	"go/types"
	"slices"
	"strings"
)

// A value of the caller's that is asked whether it is a string, and is one then, is
// the step "@=string" of an access path: a caller that knows that it hands over
// something else has nothing there. Other types are not told apart that way, as what
// is read of them has a path, and what they hold a class.

const assertedMark = "@="

// asserted is n, the value of an interface, as one of basic type t.
func asserted(n *node, t types.Type) *node {
	b, ok := types.Unalias(t).(*types.Basic)
	if n == nil || !ok || types.Universe.Lookup(b.Name()) == nil || !slices.ContainsFunc(n.labs, func(c carried) bool { return c.lab.kind == Input && c.lab.lazy() }) {
		return n
	}
	out := *n
	out.labs = slices.Clone(n.labs)
	for i, c := range out.labs {
		if c.lab.kind == Input && c.lab.lazy() {
			out.labs[i].lab = c.lab.child(assertedMark + b.Name())
		}
	}
	out.labs = sortLabs(out.labs)
	return &out
}

// basicOf takes the step of asserted at a call: nothing, where the value is known to
// be of another type.
func basicOf(n *node, t types.Type, step string) (*node, types.Type) {
	basic := basicType(step)
	if n == nil || t != nil && !types.IsInterface(t) && !hasPart(t, step) {
		return nil, basic
	}
	if n.exact && len(n.dyn) > 0 && !slices.ContainsFunc(n.dyn, func(d types.Type) bool { return hasPart(d, step) }) {
		return nil, basic
	}
	c := *n
	c.dyn, c.exact = nil, false
	if t != nil && !types.IsInterface(t) {
		return &c, basic
	}
	return asserted(&c, basic), basic
}

func basicType(step string) types.Type {
	return types.Universe.Lookup(strings.TrimPrefix(step, assertedMark)).Type()
}

// withoutAsserted is a path without what its values were asked for.
func withoutAsserted(path string) string {
	at := strings.Index(path, assertedMark)
	if at < 0 {
		return path
	}
	out := ""
	for _, s := range steps(path) {
		if !strings.HasPrefix(s, assertedMark) {
			out += s
		}
	}
	return out
}
