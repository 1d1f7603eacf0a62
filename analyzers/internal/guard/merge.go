package guard

import (
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// merged handles short-circuit results and variables assigned on several
// paths: what follows on every path that can give the outcome.
func (s *solver) merged(v *ssa.Phi, o outcome, at *ssa.BasicBlock, depth int) ([]int, bool) {
	if v.Parent() != s.fn {
		return s.elsewhere(v, o, depth)
	}
	if s.merging[v] {
		return nil, true
	}
	return s.mergedTo(v, o, nil, depth)
}

// mergedTo is merged for a value that control leaves v's block to next with, nil
// for any.
func (s *solver) mergedTo(v *ssa.Phi, o outcome, next *ssa.BasicBlock, depth int) ([]int, bool) {
	s.merging[v] = true
	defer delete(s.merging, v)
	var common []int
	some := false
	for i, e := range v.Edges {
		pred := v.Block().Preds[i]
		if e == v || next != nil && !goesTo(v.Block(), i, next) {
			continue
		}
		ids, possible := s.impliedVia(e, o, pred, v.Block(), depth+1)
		if !possible {
			continue
		}
		edge := s.edgeWithin(pred, v.Block(), depth+1)
		if edge == nil && s.out[pred.Index] == nil {
			continue // not reached (yet)
		}
		if edge == nil {
			continue
		}
		for id := range s.tab.facts {
			if edge.must.has(id) {
				ids = append(ids, id)
			}
		}
		ids = s.fresh(ids, v, pred)
		if !some {
			common, some = ids, true
		} else {
			common = s.tab.common(common, ids)
		}
	}
	return common, some || len(v.Edges) == 0
}

// elsewhere is implied for a captured variable: what follows was found out in
// the function around.
func (s *solver) elsewhere(v ssa.Value, o outcome, depth int) ([]int, bool) {
	in, ok := v.(ssa.Instruction)
	if !ok || s.nested > maxDepth || s.res.funcs[v.Parent()] == nil {
		return nil, true
	}
	t := s.res.solverOf(v.Parent())
	t.nested = s.nested + 1
	found, possible := t.implied(v, o, in.Block(), depth+1)
	var ids []int
	for _, id := range found {
		if f := t.tab.facts[id]; f.If == nil {
			ids = append(ids, s.tab.id(f))
		}
	}
	return ids, possible
}

// fresh drops what was found out in an earlier iteration about a value that
// the loop computes anew.
func (s *solver) fresh(ids []int, phi *ssa.Phi, pred *ssa.BasicBlock) []int {
	if !phi.Block().Dominates(pred) {
		return ids
	}
	var out []int
	for _, id := range ids {
		f := s.tab.facts[id]
		if f.Outcome != conditional && !s.changesIn(f.Subject.Self, phi.Block()) {
			out = append(out, id)
		}
	}
	return out
}

// changesIn reports whether o mentions a value that is computed in the loop
// that block head starts.
func (s *solver) changesIn(o origin.Origin, head *ssa.BasicBlock) bool {
	for _, b := range s.fn.Blocks {
		if !head.Dominates(b) {
			continue
		}
		for _, in := range b.Instrs {
			if v, ok := in.(ssa.Value); ok && o.Mentions(v) {
				return true
			}
		}
	}
	return false
}

// impliedVia is implied for a value that control goes from pred to next with.
func (s *solver) impliedVia(e ssa.Value, o outcome, pred, next *ssa.BasicBlock, depth int) ([]int, bool) {
	if phi, ok := e.(*ssa.Phi); ok && phi.Block() == pred && !s.merging[phi] && feasible(phi, o) && !s.excluded(phi, o, pred) {
		return s.mergedTo(phi, o, next, depth)
	}
	return s.implied(e, o, pred, depth)
}

// goesTo reports whether control that comes to b by its edge i may go on to next:
// a loop over a constant number runs at least once.
func goesTo(b *ssa.BasicBlock, i int, next *ssa.BasicBlock) bool {
	br, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
	if !ok || b.Succs[0] == b.Succs[1] {
		return true
	}
	cmp, ok := br.Cond.(*ssa.BinOp)
	if !ok {
		return true
	}
	at := func(v ssa.Value) ssa.Value {
		if phi, ok := v.(*ssa.Phi); ok && phi.Block() == b {
			return phi.Edges[i]
		}
		return v
	}
	yes, known := compareInts(at(cmp.X), cmp.Op, at(cmp.Y))
	return !known || yes == (b.Succs[0] == next)
}

// compareInts compares two constant numbers.
func compareInts(x ssa.Value, op token.Token, y ssa.Value) (yes, known bool) {
	switch op {
	case token.LSS, token.LEQ, token.GTR, token.GEQ, token.EQL, token.NEQ:
	default:
		return false, false
	}
	k, ok := x.(*ssa.Const)
	l, ok2 := y.(*ssa.Const)
	if !ok || !ok2 || k.Value == nil || l.Value == nil || k.Value.Kind() != constant.Int || l.Value.Kind() != constant.Int {
		return false, false
	}
	return constant.Compare(k.Value, op, l.Value), true
}
