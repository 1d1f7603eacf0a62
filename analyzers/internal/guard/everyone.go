package guard

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Where a loop over a list has run to its end, each element has passed what all ways
// through its body ask.
//
//	for _, c := range customers {
//		if !granted(c) { return }
//	}

// everyOne returns what holds of every element on the edge from p to b, if p heads a
// loop over a list, or a map, that has come to its end there; false as long as it has
// not been seen what the loop's body asks.
func (s *solver) everyOne(p, b *ssa.BasicBlock) ([]int, bool) {
	list, index := rangedOver(p)
	if list == nil || p.Succs[1] != b || p.Succs[0] == b {
		return nil, true
	}
	var common []int
	some := false
	for _, q := range p.Preds {
		if !p.Dominates(q) || s.out[q.Index] == nil {
			continue
		}
		var ids []int
		state := s.edgeOut(q, p)
		if state == nil {
			continue
		}
		for _, f := range s.tab.list(state.must) {
			if id, ok := s.ofEach(f, list, index); ok {
				ids = append(ids, id)
			}
		}
		if !some {
			common, some = ids, true
		} else {
			common = s.tab.common(common, ids)
		}
	}
	if !some && !s.settled {
		return nil, false
	}
	var out []int
	for _, id := range common {
		if !s.replacedWithin(s.tab.facts[id], p) {
			out = append(out, id)
		}
	}
	return out, true
}

// edgeOut is the state on a back edge, whose branch may tell something more.
func (s *solver) edgeOut(q, p *ssa.BasicBlock) *state {
	if _, ok := q.Instrs[len(q.Instrs)-1].(*ssa.If); ok {
		return s.edge(q, p)
	}
	return s.out[q.Index]
}

// ofEach is what a fact about one element says of all of them.
func (s *solver) ofEach(f Fact, list, index ssa.Value) (int, bool) {
	if f.Outcome != Granted {
		return 0, false
	}
	if f.purposeIndex == index && f.If == nil && s.res.Origins.Of(f.purposeList) == s.res.Origins.Whole(list) {
		c := *f.Consent
		c.names(PurposeAt(s.model.Tax, s.res.Origins, list, origin.Every))
		return s.tab.id(Fact{Outcome: Granted, Consent: &c}), true
	}
	all, ok := s.res.Origins.EveryElement(f.Subject.Self, list, index)
	if !ok {
		return 0, false
	}
	c := *f.Consent
	c.Subject = s.res.Origins.LineageOf(all)
	return s.tab.id(Fact{Outcome: Granted, Consent: &c}), true
}

// replacedWithin reports whether the loop that block p heads puts other records into
// the list that a fact is about.
func (s *solver) replacedWithin(f Fact, p *ssa.BasicBlock) bool {
	for _, r := range s.replacing() {
		if p.Dominates(r.in.Block()) && leadsTo(r.in.Block(), p, nil) && s.lostAt(f.Subject, r.at) {
			return true
		}
	}
	return false
}

// rangedOver returns the list, and the index, of a loop over a whole list that block p
// heads, or the map and its iterator.
func rangedOver(p *ssa.BasicBlock) (list, index ssa.Value) {
	br, ok := p.Instrs[len(p.Instrs)-1].(*ssa.If)
	if !ok {
		return nil, nil
	}
	if ok, is := br.Cond.(*ssa.Extract); is && ok.Index == 0 {
		next, is := ok.Tuple.(*ssa.Next)
		if !is || next.Block() != p || next.IsString {
			return nil, nil
		}
		if rg, is := next.Iter.(*ssa.Range); is {
			return rg.X, next
		}
		return nil, nil
	}
	cmp, ok := br.Cond.(*ssa.BinOp)
	if !ok || cmp.Op != token.LSS || cmp.Block() != p || !countsUp(cmp.X, p) {
		return nil, nil
	}
	n, ok := cmp.Y.(*ssa.Call)
	if !ok {
		return nil, nil
	}
	if b, ok := n.Common().Value.(*ssa.Builtin); ok && b.Name() == "len" {
		return n.Common().Args[0], cmp.X
	}
	return nil, nil
}

// countsUp reports whether an index takes the values 0, 1, 2 and so on in the loop
// that block p heads.
func countsUp(index ssa.Value, p *ssa.BasicBlock) bool {
	phi, first := index, int64(0)
	if add, ok := index.(*ssa.BinOp); ok { // counted before it is compared
		if add.Op != token.ADD || add.Block() != p || !isInt(add.Y, 1) {
			return false
		}
		phi, first = add.X, -1
	}
	v, ok := phi.(*ssa.Phi)
	if !ok || v.Block() != p {
		return false
	}
	for i, e := range v.Edges {
		switch {
		case !p.Dominates(p.Preds[i]):
			if !isInt(e, first) {
				return false
			}
		case phi != index:
			if e != index {
				return false
			}
		default:
			if add, ok := e.(*ssa.BinOp); !ok || add.Op != token.ADD || add.X != phi || !isInt(add.Y, 1) {
				return false
			}
		}
	}
	return true
}

// noneIs returns what holds of every element of a list when none of them makes a
// function true: slices.ContainsFunc(list, refused).
func (s *solver) noneIs(list, fn ssa.Value) []int { return s.keptBack(list, fn, 0, "false") }

// leftIn returns what holds of all that is left in a map after maps.DeleteFunc.
func (s *solver) leftIn(call *ssa.Call) []int {
	fn := callee(call.Common())
	if fn == nil || fn.Pkg() == nil || fn.Name() != "DeleteFunc" || fn.Pkg().Path() != "maps" && fn.Pkg().Path() != "golang.org/x/exp/maps" {
		return nil
	}
	m, deleted := call.Common().Args[0], call.Common().Args[1]
	return append(s.keptBack(m, deleted, 0, "false"), s.keptBack(m, deleted, 1, "false")...)
}

// keptBack returns what holds of every element of a list if function fn gives the
// answer when for each, as its argument arg.
func (s *solver) keptBack(list, fn ssa.Value, arg int, when string) []int {
	of := s.res.Origins.Whole(list)
	var ids []int
	for _, ans := range s.answers(fn, when) {
		if ans.If != nil || !ans.AnySubject && (!ans.of(arg) || !of.Known()) {
			continue
		}
		parts := ans.Subjects
		ans.Subjects = nil
		c := ans.Apply(s.res.Origins, nil, ans.purpose)
		if len(parts) > 0 {
			c.Subject = s.res.Origins.LineageOf(of.Down(origin.Every + parts[0].Path))
		}
		ids = append(ids, s.tab.id(Fact{Outcome: Granted, Consent: c}))
	}
	return ids
}
