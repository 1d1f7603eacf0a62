package flow

import "golang.org/x/tools/go/ssa"

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
	mem := x.out[p.Index]
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
