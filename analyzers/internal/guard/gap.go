package guard

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
)

// Without returns where a path comes from that leads to in and lacks consent c,
// where other paths have it: the statement that goes around the check, or else
// the last thing done on that path. It is NoPos if there is none to tell.
func (r *Result) Without(in ssa.Instruction, c *Consent) token.Pos {
	sol := r.funcs[in.Parent()]
	if sol == nil {
		return token.NoPos
	}
	if pos := r.by.around(c.Pos, in.Pos()); pos.IsValid() {
		return pos
	}
	s := r.solverOf(in.Parent())
	id := s.tab.id(Fact{Outcome: Granted, Consent: c})
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
			return lastPosition(without[0])
		}
		work = append(work, without...)
	}
	return token.NoPos
}

// around returns the outermost branch that holds the check at asked and not
// what stands at pos.
func (a *analyzer) around(asked finding.Position, pos token.Pos) token.Pos {
	out := token.NoPos
	for _, f := range a.pass.Files {
		file := a.pass.Fset.File(f.Pos())
		if file == nil || file.Name() != asked.File || asked.Line < 1 || asked.Line > file.LineCount() || !(f.FileStart <= pos && pos < f.FileEnd) {
			continue
		}
		check := file.LineStart(asked.Line) + token.Pos(asked.Col-1)
		path, _ := astutil.PathEnclosingInterval(f, check, check)
		for _, n := range path {
			if n.Pos() <= pos && pos < n.End() {
				break
			}
			switch n.(type) {
			case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt, *ast.CaseClause, *ast.CommClause:
				out = n.Pos()
			}
		}
	}
	return out
}

// Ignored returns the consents that were asked for on every path to in, and
// whose answer no branch on the way looks at.
func (r *Result) Ignored(in ssa.Instruction) []*Consent {
	if r.by == nil {
		return nil
	}
	seen := map[finding.Position]bool{}
	for _, f := range r.Seen(in) {
		seen[f.Pos] = true
	}
	s := r.solverOf(in.Parent())
	var out []*Consent
	for _, b := range in.Parent().Blocks {
		if b != in.Block() && !b.Dominates(in.Block()) {
			continue
		}
		for _, x := range b.Instrs {
			if x == in {
				break
			}
			call, ok := x.(*ssa.Call)
			if !ok {
				continue
			}
			fn := callee(call.Common())
			if fn == nil {
				continue
			}
			for _, chk := range s.model.Checks(fn) {
				if c := s.consent(chk, fn.FullName(), call); chk.Guards == nil && !seen[c.Pos] {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// lastPosition is the position of the last instruction of a block, or of the one
// before it, that stands somewhere in the source.
func lastPosition(b *ssa.BasicBlock) token.Pos {
	for range 8 {
		for i := len(b.Instrs) - 1; i >= 0; i-- {
			if br, ok := b.Instrs[i].(*ssa.If); ok {
				if c, ok := br.Cond.(ssa.Instruction); ok && c.Pos().IsValid() {
					return c.Pos()
				}
			}
			if b.Instrs[i].Pos().IsValid() {
				return b.Instrs[i].Pos()
			}
		}
		if len(b.Preds) == 0 {
			return token.NoPos
		}
		b = b.Preds[0]
	}
	return token.NoPos
}
