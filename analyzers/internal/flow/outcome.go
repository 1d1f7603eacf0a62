package flow

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// maxResults is how many results of an unknown function are told apart.
const maxResults = 4

// joinResults adds the result of a call with n results, one or a tuple.
func joinResults(results []*node, n int, out *node) []*node {
	for len(results) < n {
		results = append(results, nil)
	}
	if n == 1 {
		results[0] = join(results[0], out)
		return results
	}
	for i := range n {
		results[i] = join(results[i], out.child(tupleKey(i)))
	}
	return results
}

// joinOutcome adds a symbolic outcome to results.
func joinOutcome(results []*node, inv *node) []*node {
	if inv == nil {
		return results
	}
	for len(results) < maxResults {
		results = append(results, nil)
	}
	for i := range results {
		results[i] = join(results[i], inv.child(tupleKey(i)))
	}
	return results
}

// outcomePlace evaluates a place that starts in the outcome of an Invoke.
func (t *thawer) outcomePlace(p Place, path []string) (*node, types.Type, []string) {
	i := p.Param - t.sum.Inputs
	if i == recoverIndex {
		return t.x.recoverable, nil, path
	}
	if i >= len(t.outcomes) || t.outcomes[i] == nil {
		return nil, nil, nil
	}
	o := t.outcomes[i]
	if len(path) == 0 { // all of it
		var all *node
		for _, r := range o.results {
			all = join(all, r)
		}
		return all, nil, nil
	}
	if path[0] == panicPart {
		return o.panics, nil, path[1:]
	}
	var n int
	if _, err := fmt.Sscanf(path[0], "#a%d", &n); err == nil && strings.HasPrefix(path[0], "#a") {
		return t.left(o, n, path), nil, nil
	}
	if _, err := fmt.Sscanf(path[0], "#%d", &n); err != nil || n >= len(o.results) {
		return nil, nil, nil
	}
	var typ types.Type
	if o.sig != nil && n < o.sig.Results().Len() {
		typ = o.sig.Results().At(n).Type()
	}
	return o.results[n], typ, path[1:]
}

// left is the part at a path of what argument n of a call points to when the call
// has been made.
func (t *thawer) left(o *invoked, n int, path []string) *node {
	x, now := t.x, t.x.mem
	var out *node
	if n < len(o.args) {
		x.mem = o.after
		out = t.along(o.args[n], path[1:])
		x.mem = now
	}
	for _, a := range o.asked {
		out = join(out, t.along(a, path))
	}
	return out
}

func (t *thawer) along(n *node, path []string) *node {
	for _, s := range path {
		n, _ = t.x.down(n, nil, t.step(s), origin.Lineage{})
	}
	return n
}

// clearFirst clears what the callee replaces before it calls what it was given:
// that finds nothing there of what the caller has, and what it puts there stays.
func (t *thawer) clearFirst() {
	for _, st := range t.sum.Stores {
		if st.Strong && st.Global == "" && st.Val.leftBy(t.sum.Inputs) && t.replacing(st) {
			if n, part, ok := t.target(st); ok {
				t.x.store(n, part, nil, true)
			}
		}
	}
}

// leftBy reports whether a tree has something of what a call that the callee makes
// of what it was given left.
func (t *Tree) leftBy(inputs int) bool {
	return t != nil && slices.ContainsFunc(t.Labels, func(l Label) bool {
		return l.Kind == Input && l.In.Param >= inputs && strings.HasPrefix(l.In.Path, "#a")
	})
}

// callsMade leaves memory as the calls that the callee makes of what it was given
// have left it, where it makes them all on every path: the callee itself may have
// looked at what was there before them, and nobody else does.
func (t *thawer) callsMade() {
	if t.before == t.after || t.k.library || t.k.async || slices.ContainsFunc(t.sum.Calls, func(c Invoke) bool { return !c.Sure && !c.Void }) {
		return
	}
	x := t.x
	t.after.changed(t.before, func(o *object, _, n *node) {
		if either, _ := t.either.get(o); !o.weak && x.content(o) == either {
			x.mem = x.mem.set(o, n)
		}
	})
}

// always reports whether an instruction is reached on every path on which the
// function at hand returns.
func (x *exec) always(in ssa.Instruction) bool {
	if in.Parent() != x.fn || x.fn.Recover != nil {
		return false
	}
	for _, b := range x.fn.Blocks {
		if n := len(b.Instrs); n > 0 {
			if _, ret := b.Instrs[n-1].(*ssa.Return); ret && !in.Block().Dominates(b) {
				return false
			}
		}
	}
	return true
}
