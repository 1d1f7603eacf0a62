package guard

import (
	"golang.org/x/tools/go/ssa"
)

// Without returns an instruction, with a position, from which a path leads to in
// that lacks consent c, where other paths have it; nil if there is none to tell.
func (r *Result) Without(in ssa.Instruction, c *Consent) ssa.Instruction {
	sol := r.funcs[in.Parent()]
	if sol == nil {
		return nil
	}
	s := r.solverOf(in.Parent())
	id := s.tab.id(Fact{Granted, c})
	seen := map[*ssa.BasicBlock]bool{}
	work := []*ssa.BasicBlock{in.Block()}
	for len(work) > 0 {
		b := work[0]
		work = work[1:]
		if seen[b] {
			continue
		}
		seen[b] = true
		var with, without []*ssa.BasicBlock
		for _, p := range b.Preds {
			switch e := s.edge(p, b); {
			case e == nil:
			case e.must.has(id):
				with = append(with, p)
			default:
				without = append(without, p)
			}
		}
		if len(with) > 0 && len(without) > 0 {
			return lastWithPosition(without[0])
		}
		work = append(work, without...)
	}
	return nil
}

// lastWithPosition is the last instruction of a block, or of the one before it,
// that stands somewhere in the source.
func lastWithPosition(b *ssa.BasicBlock) ssa.Instruction {
	for range 8 {
		for i := len(b.Instrs) - 1; i >= 0; i-- {
			if br, ok := b.Instrs[i].(*ssa.If); ok {
				if c, ok := br.Cond.(ssa.Instruction); ok && c.Pos().IsValid() {
					return c
				}
			}
			if b.Instrs[i].Pos().IsValid() {
				return b.Instrs[i]
			}
		}
		if len(b.Preds) == 0 {
			return nil
		}
		b = b.Preds[0]
	}
	return nil
}
