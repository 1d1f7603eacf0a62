package guard

import "golang.org/x/tools/go/ssa"

// HeldBetween returns the consents that hold where control goes from block p to
// block b, and that are lost where it meets other paths at b.
func (r *Result) HeldBetween(p, b *ssa.BasicBlock) []Fact {
	sol := r.funcs[p.Parent()]
	if sol == nil || len(b.Preds) < 2 || sol.in[b.Index] == nil {
		return nil
	}
	if r.last == nil || r.last.fn != p.Parent() {
		r.last = r.solverOf(p.Parent())
	}
	edge := r.last.edge(p, b)
	if edge == nil {
		return nil
	}
	var out []Fact
	for i, f := range sol.table.facts {
		if edge.must.has(i) && !sol.in[b.Index].must.has(i) && f.Outcome == Granted {
			out = append(out, f)
		}
	}
	return out
}
