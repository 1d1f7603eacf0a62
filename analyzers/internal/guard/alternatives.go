package guard

import "golang.org/x/tools/go/ssa"

// Answers beside others: orElse(granted(c), false), either(granted(c), c.OptIn). What
// such a function proves only callers know, who know what the other one is.

// maxAlternatives bounds the ways to one outcome of a function.
const maxAlternatives = 6

// alternatives returns what holds, or must have held of what the function was given, on
// each way to an outcome of result i, if there are some that callers can tell apart.
func (s *solver) alternatives(i int, o outcome) [][]Symbolic {
	var out [][]Symbolic
	conditions := false
	for _, b := range s.fn.Blocks {
		ret, ok := atEnd(b).(*ssa.Return)
		if !ok || i >= len(ret.Results) || s.out[b.Index] == nil {
			continue
		}
		for _, ids := range s.waysTo(ret.Results[i], o, b) {
			alt, some := s.told(ids)
			if len(alt) == 0 || len(out) == maxAlternatives {
				return nil // one on which nothing holds
			}
			out, conditions = append(out, alt), conditions || some
		}
	}
	if len(out) < 2 || !conditions {
		return nil
	}
	return out
}

// waysTo returns the facts on each way on which v may have outcome o at the end of
// block b.
func (s *solver) waysTo(v ssa.Value, o outcome, b *ssa.BasicBlock) [][]int {
	phi, ok := v.(*ssa.Phi)
	if !ok || phi.Block() != b || s.merging[phi] {
		ids, possible := s.implied(v, o, b, 0)
		if !possible {
			return nil
		}
		return [][]int{s.holding(ids, s.out[b.Index])}
	}
	s.merging[phi] = true
	defer delete(s.merging, phi)
	var out [][]int
	for i, e := range phi.Edges {
		pred := b.Preds[i]
		edge := s.edge(pred, b)
		if edge == nil {
			continue
		}
		if ids, possible := s.impliedVia(e, o, pred, b, 1); possible {
			out = append(out, s.holding(ids, edge))
		}
	}
	return out
}

func (s *solver) holding(ids []int, st *state) []int {
	for id := range s.tab.facts {
		if st.must.has(id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// told expresses facts for callers, and tells whether there are conditions among them.
func (s *solver) told(ids []int) (out []Symbolic, conditions bool) {
	seen := map[int]bool{}
	for _, id := range ids {
		f := s.tab.facts[id]
		if f.Outcome != Granted || seen[id] || ofOwnList(f.Subject.Self) {
			continue
		}
		seen[id] = true
		sym := symbolic(f.Consent, s.fn)
		conditions = conditions || f.If != nil && !f.If.Called
		out = append(out, sym)
	}
	sortSymbolics(out)
	return out, conditions
}

// oneHolds returns what follows at a call when one of several lists of consents and
// conditions of the callee holds.
func (s *solver) oneHolds(either [][]Symbolic, call *ssa.Call, at *ssa.BasicBlock) []int {
	vals := arguments(call.Common())
	var common []int
	some := false
	for _, list := range either {
		var ids []int
		possible := true
		for _, sym := range list {
			more, may := s.listedHolds(sym, vals, call, at)
			ids, possible = append(ids, more...), possible && may
		}
		if !possible {
			continue
		}
		if !some {
			common, some = ids, true
		} else {
			common = s.tab.common(common, ids)
		}
	}
	var out []int
	for _, id := range common {
		if s.tab.facts[id].Outcome == Granted {
			out = append(out, id)
		}
	}
	return out
}

// listedHolds returns what follows at a call when a consent or condition of the callee
// holds, and whether it can.
func (s *solver) listedHolds(sym Symbolic, vals []ssa.Value, call *ssa.Call, at *ssa.BasicBlock) ([]int, bool) {
	switch c := sym.If; {
	case c != nil && c.Called:
		return s.answered(sym, vals), true
	case c != nil && c.Path == "" && c.Param < len(vals) && vals[c.Param] != nil:
		switch c.When {
		case "true", "false", "nil", "non-nil":
			if s.nested > maxDepth {
				return nil, true
			}
			s.nested++
			defer func() { s.nested-- }()
			return s.implied(vals[c.Param], outcome{kind: c.When}, at, 0)
		}
		return s.meets(c, vals, at), true
	case c != nil:
		return s.meets(c, vals, at), true
	}
	con := sym.Apply(s.res.Origins, vals, s.purpose)
	if s.stale(con.Subject.Self, call, at) {
		return nil, true
	}
	return []int{s.tab.id(Fact{Outcome: Granted, Consent: con})}, true
}
