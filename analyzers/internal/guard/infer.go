package guard

import (
	"golang.org/x/tools/go/ssa"
)

// promise derives what the outcomes of fn's results imply: for each result and
// outcome, what holds at every return that can give it. Outcomes that no
// return gives promise nothing.
func (a *analyzer) promise(fn *ssa.Function, sol *solution) *Promises {
	s := &solver{analyzer: a, fn: fn, tab: sol.table, in: sol.in, sol: sol, out: make([]*state, len(fn.Blocks)), merging: map[*ssa.Phi]bool{}}
	for _, b := range fn.Blocks {
		if sol.in[b.Index] != nil {
			s.out[b.Index] = s.transfer(b)
		}
	}
	p := &Promises{}
	results := fn.Signature.Results()
	for i := 0; i < results.Len(); i++ {
		t := results.At(i).Type()
		switch {
		case isBool(t):
			p.add(fn, i, "true", s.onReturns(i, "true"))
			p.add(fn, i, "false", s.onReturns(i, "false"))
		case nilable(t):
			p.add(fn, i, "nil", s.onReturns(i, "nil"))
			p.add(fn, i, "non-nil", s.onReturns(i, "non-nil"))
		}
	}
	p.add(fn, -1, "returns", s.onReturns(-1, "returns"))
	if len(p.List) == 0 {
		return nil
	}
	return p
}

func (p *Promises) add(fn *ssa.Function, i int, when string, consents []*Consent) {
	if len(consents) == 0 {
		return
	}
	pr := Promise{Result: i, When: when}
	for _, c := range consents {
		pr.Consents = append(pr.Consents, symbolic(c, fn))
	}
	sortSymbolics(pr.Consents)
	p.List = append(p.List, pr)
}

// onReturns returns the granted consents that hold at every return whose
// result i may have outcome when.
func (s *solver) onReturns(i int, when string) []*Consent {
	var common []int
	some := false
	for _, b := range s.fn.Blocks {
		out := s.out[b.Index]
		if out == nil || len(b.Instrs) == 0 {
			continue
		}
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		var ids []int
		if i >= 0 {
			if i >= len(ret.Results) {
				continue
			}
			more, possible := s.implied(ret.Results[i], outcome{kind: when}, b, 0)
			if !possible {
				continue
			}
			ids = more
		}
		for id := range s.tab.facts {
			if out.must.has(id) {
				ids = append(ids, id)
			}
		}
		if !some {
			common, some = ids, true
		} else {
			common = intersect(common, ids)
		}
	}
	var out []*Consent
	seen := map[int]bool{}
	for _, id := range common {
		if f := s.tab.facts[id]; f.Outcome == Granted && !seen[id] {
			seen[id] = true
			out = append(out, f.Consent)
		}
	}
	return out
}
