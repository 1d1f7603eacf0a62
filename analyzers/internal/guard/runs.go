package guard

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// OnlyRuns reports whether a call does nothing with argument i, a function and
// counted with the receiver first, but run it before it returns.
func (r *Result) OnlyRuns(c *ssa.CallCommon, i int) bool {
	if r.by == nil || c.IsInvoke() {
		return false
	}
	if iterates(c.Value) {
		return true
	}
	p := r.by.promisesOf(c)
	if p == nil {
		return false
	}
	for _, j := range p.Runs {
		if i == j {
			return true
		}
	}
	return false
}

// iterates reports whether v is an iterator that the standard library made: it does
// nothing but run the body of a loop.
func iterates(v ssa.Value) bool {
	call, ok := converted(v).(*ssa.Call)
	if !ok {
		return false
	}
	fn := callee(call.Common())
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	sig, ok := call.Type().Underlying().(*types.Signature)
	path := fn.Pkg().Path()
	return ok && sig.Results().Len() == 0 && sig.Params().Len() == 1 && (path == "slices" || path == "maps")
}

// runs returns the parameters of fn, functions, that fn does nothing with but
// call them, or hand them to functions that do nothing else.
func (a *analyzer) runs(fn *ssa.Function) []int {
	if fn.Parent() != nil {
		return nil
	}
	var out []int
	for i, p := range fn.Params {
		if isFunction(p) && p.Referrers() != nil && len(*p.Referrers()) > 0 && a.onlyRun(p, 0) {
			out = append(out, i)
		}
	}
	return out
}

func isFunction(v ssa.Value) bool {
	_, ok := v.Type().Underlying().(*types.Signature)
	return ok
}

// onlyRun reports whether v is only called, here and in literals that are
// themselves only run here.
func (a *analyzer) onlyRun(v ssa.Value, depth int) bool {
	if depth > 6 || v.Referrers() == nil {
		return false
	}
	for _, in := range *v.Referrers() {
		switch in := in.(type) {
		case *ssa.DebugRef, *ssa.BinOp:
		case *ssa.ChangeType, *ssa.Phi, *ssa.UnOp:
			if !a.onlyRun(in.(ssa.Value), depth+1) {
				return false
			}
		case *ssa.Store:
			at, ok := in.Addr.(*ssa.Alloc)
			if in.Addr != v && (!ok || !origin.Private(at) || !a.onlyRun(at, depth+1)) {
				return false
			}
		case *ssa.MakeClosure:
			lit := in.Fn.(*ssa.Function)
			for i, b := range in.Bindings {
				if b == v && (i >= len(lit.FreeVars) || !a.onlyRun(lit.FreeVars[i], depth+1)) {
					return false
				}
			}
			if !a.onlyRun(in, depth+1) {
				return false
			}
		case ssa.CallInstruction:
			for i, arg := range Arguments(in.Common()) {
				if arg == v && !a.res.OnlyRuns(in.Common(), i) {
					return false
				}
			}
		default:
			return false
		}
	}
	return true
}

// InSight reports whether all runs of a function value are in sight of whoever
// sees the uses of v: it is called, or handed to functions that only run it.
func (r *Result) InSight(v ssa.Value) bool { return r.by != nil && r.by.onlyRun(v, 0) }
