package flow

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/judge"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// askedFor gives a record that was asked for by its id the consents that the id
// carries: it belongs to a record that is known to have them.
func (x *exec) askedFor(k *call, out *node) *node {
	var held []*grant
	n := 0
	for i, v := range k.vals {
		if v == nil || k.args[i] == nil || !origin.Identifies(v.Type()) || !x.origins.Of(v).OwnID() {
			continue
		}
		for _, c := range k.args[i].labs {
			held = heldEither(held, c.held, n)
			n++
		}
	}
	held = onlyProven(held)
	if len(held) == 0 {
		return out
	}
	return unknownWith(out, held, 0)
}

// carriedAt are the consents of its own that the record carries whose id is at o: a
// callee, or a literal, asks for what belongs to it.
func (x *exec) carriedAt(o origin.Origin) []*grant {
	if _, variable := o.Root.(*ssa.Alloc); variable || !o.OwnID() || o.Root.Parent() != x.fn {
		return nil // what a variable holds changes
	}
	n := x.val(o.Root)
	for _, s := range origin.Steps(o.Path) {
		switch {
		case n == nil:
			return nil
		case s[0] == '[':
			n = x.loadPart(n, "[]")
		case len(n.refs) > 0:
			n = x.loadPart(n, s)
		default:
			n = n.child(s)
		}
	}
	if n == nil {
		return nil
	}
	var held []*grant
	for i, c := range n.labs {
		held = heldEither(held, c.held, i)
	}
	return onlyProven(held)
}

// carriedInto gives what a literal asks for by the id of a record around it the
// consents that the record carries there.
func (e *engine) carriedInto(x *exec, d *judge.Disclosure) {
	if x.fn.Parent() == nil {
		return
	}
	for i, it := range d.Items {
		for _, id := range x.subjects[d][i].lab.subject.Parents {
			if id.Root.Parent() == x.fn || e.runs[id.Root.Parent()] == nil {
				continue
			}
			for _, g := range e.runs[id.Root.Parent()].carriedAt(id) {
				it.Consents = append(it.Consents, consentOf(g, true))
			}
		}
	}
}

// unknownWith adds consents to what n holds of unknown content.
func unknownWith(n *node, held []*grant, depth int) *node {
	if n == nil || depth > maxDepth {
		return n
	}
	out := *n
	out.labs = slices.Clone(n.labs)
	for i, c := range out.labs {
		if c.lab.kind == Local {
			out.labs[i].held = addHeld(c.held, held)
		}
	}
	out.kids = slices.Clone(n.kids)
	for i, k := range out.kids {
		out.kids[i].n = unknownWith(k.n, held, depth+1)
	}
	return &out
}
