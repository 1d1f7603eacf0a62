package flow

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// What one path has cleared and another has not: c.Email after
// if !granted(c) { c.Email = "" } is there only where consent was given.

// onEdge returns the consents that hold where control goes from p to b and are
// lost at b.
func (x *exec) onEdge(p, b *ssa.BasicBlock) []*grant {
	key := [2]int{p.Index, b.Index}
	if held, ok := x.between[key]; ok {
		return held
	}
	var held []*grant
	for _, f := range x.guards.HeldBetween(p, b) {
		held = addHeld(held, []*grant{newGrant(f.Consent, open, "")})
	}
	if x.between == nil {
		x.between = map[[2]int][]*grant{}
	}
	x.between[key] = held
	return held
}

// arriving is the memory that comes to b from p: what is there, and was cleared
// where another path comes from, has the consents of the way.
func (x *exec) arriving(p, b *ssa.BasicBlock) *memory {
	mem := x.sentBy(p, b, x.out[p.Index])
	if len(b.Preds) < 2 || !x.model.HasGuards() {
		return mem
	}
	held := x.onEdge(p, b)
	if len(held) == 0 {
		return mem
	}
	for _, q := range b.Preds {
		if q == p || !x.done[q.Index] {
			continue
		}
		x.out[q.Index].each(func(o *object, n *node) {
			mine, ok := mem.get(o)
			if !ok {
				mine = o.initial()
			}
			if mine == n {
				return
			}
			if now := x.uncleared(mine, n, held, 0); now != mine {
				mem = mem.set(o, now)
			}
		})
	}
	return mem
}

// sentBy is memory mem behind the edge from p to b, which may be that of a select
// statement's case: what the case sends is sent there, and on no other way.
func (x *exec) sentBy(p, b *ssa.BasicBlock, mem *memory) *memory {
	in, i := caseOf(p)
	if in == nil || p.Succs[0] != b || in.States[i].Dir != types.SendOnly {
		return mem
	}
	before := x.mem
	x.mem, x.cur = mem, in
	x.sendCase(in, i)
	mem, x.mem = x.mem, before
	return mem
}

// caseOf is the select statement and the case that block p ends with the question
// for.
func caseOf(p *ssa.BasicBlock) (*ssa.Select, int) {
	branch, ok := p.Instrs[len(p.Instrs)-1].(*ssa.If)
	if !ok {
		return nil, 0
	}
	cond, ok := branch.Cond.(*ssa.BinOp)
	if !ok || cond.Op != token.EQL {
		return nil, 0
	}
	chosen, ok := cond.X.(*ssa.Extract)
	nth, isConst := cond.Y.(*ssa.Const)
	if !ok || !isConst || chosen.Index != 0 {
		return nil, 0
	}
	in, ok := chosen.Tuple.(*ssa.Select)
	if !ok || nth.Int64() < 0 || int(nth.Int64()) >= len(in.States) {
		return nil, 0
	}
	return in, int(nth.Int64())
}

// asksFor reports whether it is asked whether case i was chosen. Where nothing
// depends on it, it is not.
func asksFor(in *ssa.Select, i int) bool {
	for _, b := range in.Parent().Blocks {
		if at, n := caseOf(b); at == in && n == i {
			return true
		}
	}
	return false
}

// uncleared returns mine with consents on the parts that are clean in other.
func (x *exec) uncleared(mine, other *node, held []*grant, depth int) *node {
	if mine == nil || depth > maxDepth {
		return mine
	}
	if other.clean() {
		if mine.clean() {
			return mine
		}
		return x.withHeld(mine, held, 0)
	}
	out := mine
	for _, k := range other.kids {
		part := mine.child(k.key)
		if part.clean() || part == k.n {
			continue
		}
		if now := x.uncleared(part, k.n, held, depth+1); now != part {
			out = out.with(k.key, now)
		}
	}
	return out
}
