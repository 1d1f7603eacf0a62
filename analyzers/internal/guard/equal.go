package guard

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// equality says that two ids are equal in a block, and in those that it dominates.
type equality struct {
	a, b origin.Lineage
	in   *ssa.BasicBlock
}

// equalities finds the conditions of a function that two ids are one: the
// customer of a list whose id is the one that was asked about.
func (s *solver) equalities() []equality {
	var out []equality
	for _, b := range s.fn.Blocks {
		if len(b.Instrs) == 0 {
			continue
		}
		br, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		cmp, ok := br.Cond.(*ssa.BinOp)
		if !ok || cmp.Op != token.EQL && cmp.Op != token.NEQ || !origin.Identifies(cmp.X.Type()) {
			continue
		}
		in := b.Succs[0]
		if cmp.Op == token.NEQ {
			in = b.Succs[1]
		}
		x, y := s.res.Origins.Lineage(cmp.X), s.res.Origins.Lineage(cmp.Y)
		if len(in.Preds) == 1 && stands(x.Self) && stands(y.Self) && x.Self != y.Self {
			out = append(out, equality{x, y, in}, equality{y, x, in})
		}
	}
	return out
}

// means reports whether consent of o is that of the one whose id is compared: o is
// the id, the record that it identifies, or a field of that record that tells
// consent.
func (eq equality) means(l origin.Lineage) bool {
	o := l.Self
	if o == eq.a.Self || !eq.a.Self.OwnID() {
		return o == eq.a.Self
	}
	record := eq.a.Self.Record()
	return o == record || l.Record() == record
}

// stands reports whether an origin goes on to mean one value.
func stands(o origin.Origin) bool {
	switch o.Root.(type) {
	case nil, *ssa.Const, *ssa.Alloc, *ssa.Global:
		return false
	}
	return true
}

// alike adds to what is known in block b what follows from ids that are equal.
func (s *solver) alike(st *state, b *ssa.BasicBlock) *state {
	if st == nil || st.must.empty() {
		return st
	}
	for _, eq := range s.equal {
		if !eq.in.Dominates(b) {
			continue
		}
		for i, f := range s.tab.facts {
			if f.Outcome != Granted || f.If != nil || !eq.means(f.Subject) || !st.must.has(i) {
				continue
			}
			same := *f.Consent
			same.Subject = eq.b
			st = st.add([]int{s.tab.id(Fact{Outcome: Granted, Consent: &same})})
		}
	}
	return st
}
