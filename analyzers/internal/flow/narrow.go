package flow

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// narrowed is n, the value of interface v, where instruction in is only reached
// when v holds one of several types: a case of a type switch that lists them, or an
// assertion that would have panicked, leaves the value an interface, and yet it is
// known what is in it.
func (x *exec) narrowed(v ssa.Value, n *node, in ssa.Instruction) *node {
	if n == nil || v == nil || !types.IsInterface(v.Type()) {
		return n
	}
	asked, passed := assertions(v, in)
	var list []types.Type
	if passed != nil {
		list = n.among([]types.Type{passed})
	}
	for d := in.Block(); asked && d != nil && len(list) == 0; d = d.Idom() {
		list = n.among(casesOf(v, d))
	}
	if len(list) == 0 {
		return n
	}
	out := *n
	out.dyn, out.exact = list, true
	return &out
}

// among keeps of a list of types those that n may hold.
func (n *node) among(list []types.Type) []types.Type {
	if !n.closed() {
		return list
	}
	return slices.DeleteFunc(list, func(t types.Type) bool {
		return !slices.ContainsFunc(n.dyn, func(d types.Type) bool { return isOpen(d, 0) || types.Identical(d, t) })
	})
}

// assertions reports whether it is asked somewhere which type v holds, and the type
// that it holds at instruction at, since a type assertion before it did not panic.
func assertions(v ssa.Value, at ssa.Instruction) (asked bool, passed types.Type) {
	refs := v.Referrers()
	if refs == nil {
		return false, nil
	}
	for _, r := range *refs {
		t, ok := r.(*ssa.TypeAssert)
		switch {
		case !ok || t.X != v:
		case t.CommaOk:
			asked = true
		case !types.IsInterface(t.AssertedType) && before(t, at):
			passed = t.AssertedType
		}
	}
	return asked, passed
}

// casesOf returns the types one of which v holds at block b, since each way into
// it has asked for one; nil where one has not.
func casesOf(v ssa.Value, b *ssa.BasicBlock) []types.Type {
	var out []types.Type
	for _, p := range b.Preds {
		branch, ok := p.Instrs[len(p.Instrs)-1].(*ssa.If)
		if !ok || p.Succs[0] != b || p.Succs[1] == b {
			return nil
		}
		if asksForNil(v, branch.Cond) {
			continue
		}
		e, ok := branch.Cond.(*ssa.Extract)
		if !ok || e.Index != 1 {
			return nil
		}
		t, ok := e.Tuple.(*ssa.TypeAssert)
		if !ok || t.X != v || types.IsInterface(t.AssertedType) {
			return nil
		}
		out = append(out, t.AssertedType)
	}
	return out
}

// asksForNil reports whether a condition is that v is nil: then it holds nothing.
func asksForNil(v, cond ssa.Value) bool {
	c, ok := cond.(*ssa.BinOp)
	if !ok || c.Op != token.EQL {
		return false
	}
	isNil := func(o ssa.Value) bool {
		k, ok := o.(*ssa.Const)
		return ok && k.IsNil()
	}
	return c.X == v && isNil(c.Y) || c.Y == v && isNil(c.X)
}

// conveys notes that the channels in v were put where others find them, who may
// fill them.
func (x *exec) conveys(v *node, depth int) {
	if v == nil || depth > 2 {
		return
	}
	for _, r := range v.refs {
		if c, ok := r.obj.site.(*ssa.MakeChan); ok && r.path == "" {
			r.obj.given = len(x.classes.Paths(elemType(c.Type(), "[]"))) > 0
		}
	}
	for _, k := range v.kids {
		x.conveys(k.n, depth+1)
	}
}

// noParam is the parameter of what is found in shared memory through none.
const noParam = -1

// inField notes that a channel was put into a field: what others send there, who
// have it from that field, comes out of it.
func (x *exec) inField(v *node, key string) {
	if v == nil || key == "" {
		return
	}
	for _, r := range v.refs {
		if _, ok := r.obj.site.(*ssa.MakeChan); ok && r.path == "" && !slices.Contains(r.obj.parts, key) {
			r.obj.parts = append(r.obj.parts, key)
		}
	}
}

// receivedFrom is what comes out of channel ch: of one that others have, also what
// they send, and what nobody in sight sent.
func (x *exec) receivedFrom(ch ssa.Value) *node {
	n := x.val(ch)
	out := x.loadPart(n, "[]")
	if n == nil {
		return out
	}
	for _, r := range n.refs {
		for _, key := range r.obj.parts {
			out = join(out, x.loadPart(x.cell(key, noParam), "[]"))
		}
		if r.obj.given {
			o := origin.Origin{Root: r.obj.site, Path: "[]"}
			out = join(out, &node{labs: []carried{{lab: x.labels.get(label{kind: Local, subject: x.origins.LineageOf(o)})}}})
		}
	}
	return out
}
