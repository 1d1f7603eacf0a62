package guard

import (
	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/model"
)

// What every call of a function comes to: it does not return, or not without an
// error. Helpers that end the program or make the refusal are written once and
// called from every check.

// exits reports whether no call of fn returns.
func (a *analyzer) exits(fn *ssa.Function) bool {
	if len(fn.Blocks) == 0 || a.mayRecover(fn) {
		return false
	}
	seen := make([]bool, len(fn.Blocks))
	work := []*ssa.BasicBlock{fn.Blocks[0]}
	seen[0] = true
	ended := false
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if a.endsIn(b) {
			ended = true
			continue
		}
		if _, returns := b.Instrs[len(b.Instrs)-1].(*ssa.Return); returns {
			return false
		}
		for _, succ := range b.Succs {
			if !seen[succ.Index] {
				seen[succ.Index] = true
				work = append(work, succ)
			}
		}
	}
	return ended // a loop without end is no refusal
}

// endsIn reports whether control does not get to the end of block b.
func (a *analyzer) endsIn(b *ssa.BasicBlock) bool {
	for _, in := range b.Instrs {
		if call, ok := in.(*ssa.Call); ok && a.noReturn(call.Common()) {
			return true
		}
	}
	_, panics := b.Instrs[len(b.Instrs)-1].(*ssa.Panic)
	return panics
}

func (a *analyzer) noReturn(c *ssa.CallCommon) bool {
	if model.NoReturn(callee(c)) {
		return true
	}
	if c.IsInvoke() {
		return false
	}
	p := a.promisesOf(c)
	return p != nil && p.Exits
}

// fails returns the results of fn that are errors and never nil.
func (a *analyzer) fails(fn *ssa.Function) []int {
	var out []int
	for i := range fn.Signature.Results().Len() {
		if !isError(fn.Signature.Results().At(i).Type()) || a.mayRecover(fn) {
			continue
		}
		some, never := false, true
		for _, b := range fn.Blocks {
			if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && i < len(ret.Results) && b != fn.Recover {
				some = true
				never = never && a.neverNil(ret.Results[i], 0)
			}
		}
		if some && never {
			out = append(out, i)
		}
	}
	return out
}

// neverNil reports whether v is an error that is made where it comes from.
func (a *analyzer) neverNil(v ssa.Value, depth int) bool {
	if !a.canBe(v, outcome{kind: "nil"}) {
		return true
	}
	if depth > 4 {
		return false
	}
	switch v := v.(type) {
	case *ssa.Phi:
		for _, e := range v.Edges {
			if !a.neverNil(e, depth+1) {
				return false
			}
		}
		return true
	case *ssa.ChangeInterface:
		return a.neverNil(v.X, depth+1)
	case *ssa.Call:
		return a.failing(v, 0)
	case *ssa.Extract:
		call, ok := v.Tuple.(*ssa.Call)
		return ok && a.failing(call, v.Index)
	}
	return false
}

// failing reports whether result i of a call is an error that is never nil.
func (a *analyzer) failing(call *ssa.Call, i int) bool {
	if call.Common().IsInvoke() {
		return false
	}
	p := a.promisesOf(call.Common())
	if p == nil {
		return false
	}
	for _, j := range p.Fails {
		if i == j {
			return true
		}
	}
	return false
}
