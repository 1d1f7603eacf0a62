package guard

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// mayRecover reports whether a function may return after a panic: a function that
// it defers recovers. Libraries do so only where their name says it.
func (a *analyzer) mayRecover(fn *ssa.Function) bool {
	if fn.Recover == nil {
		return false
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if d, ok := in.(*ssa.Defer); ok && a.deferredRecovers(d.Common()) {
				return true
			}
		}
	}
	return false
}

func (a *analyzer) deferredRecovers(c *ssa.CallCommon) bool {
	if _, builtin := c.Value.(*ssa.Builtin); builtin {
		return c.Value.Name() == "recover"
	}
	if named, ok := types.Unalias(c.Value.Type()).(*types.Named); ok && !c.IsInvoke() &&
		named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "context" {
		return false // a cancel function
	}
	if c.IsInvoke() {
		for _, p := range a.calleesOf(c) {
			if p.Recovers {
				return true
			}
		}
		return saysRecover(c.Method.Name())
	}
	fn := a.function(c.Value)
	switch {
	case fn == nil:
		return true
	case len(fn.Blocks) > 0:
		return recovers(fn)
	}
	p := a.promisesOfFunction(fn)
	return p != nil && p.Recovers || saysRecover(fn.Name())
}

// recovers reports whether fn, deferred, ends a panic.
func recovers(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if c, ok := in.(ssa.CallInstruction); ok {
				if builtin, ok := c.Common().Value.(*ssa.Builtin); ok && builtin.Name() == "recover" {
					return true
				}
			}
		}
	}
	return false
}

func saysRecover(name string) bool {
	name = strings.ToLower(name)
	return strings.Contains(name, "recover") || strings.Contains(name, "handlecrash")
}

// refusesAfterPanic reports whether v, a result as a function returns it after a
// panic, is an error that whoever recovers has set.
func (a *analyzer) refusesAfterPanic(v ssa.Value) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	result, ok := load.X.(*ssa.Alloc)
	if !ok {
		return false
	}
	some := false
	for _, b := range result.Parent().Blocks {
		for _, in := range b.Instrs {
			d, ok := in.(*ssa.Defer)
			if !ok || !a.deferredRecovers(d.Common()) {
				continue
			}
			mc, ok := d.Call.Value.(*ssa.MakeClosure)
			if !ok || !a.setsAfterRecover(mc, result) {
				return false
			}
			some = true
		}
	}
	return some
}

// setsAfterRecover reports whether a literal, wherever it finds that it has
// recovered, sets a captured variable to an error, and never to nil.
func (a *analyzer) setsAfterRecover(mc *ssa.MakeClosure, captured *ssa.Alloc) bool {
	fn := mc.Fn.(*ssa.Function)
	var variable *ssa.FreeVar
	for i, b := range mc.Bindings {
		if b == captured && i < len(fn.FreeVars) {
			variable = fn.FreeVars[i]
		}
	}
	if variable == nil {
		return false
	}
	errs := map[*ssa.BasicBlock]bool{}
	for _, use := range *variable.Referrers() {
		st, ok := use.(*ssa.Store)
		if !ok {
			continue
		}
		if st.Addr != variable || !a.neverNil(st.Val, 0) {
			return false
		}
		errs[st.Block()] = true
	}
	some := false
	for _, b := range fn.Blocks {
		br, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		if cmp, ok := br.Cond.(*ssa.BinOp); ok && isRecover(cmp.X) && isNil(cmp.Y) {
			caught := b.Succs[0]
			if cmp.Op == token.EQL {
				caught = b.Succs[1]
			}
			if !errs[caught] || len(caught.Preds) != 1 {
				return false
			}
			some = true
		}
	}
	return some
}

func isRecover(v ssa.Value) bool {
	call, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	b, ok := call.Common().Value.(*ssa.Builtin)
	return ok && b.Name() == "recover"
}
