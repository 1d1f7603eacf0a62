package guard

import (
	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// asks reports whether fn contains anything that may be a consent check.
func (a *analyzer) asks(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case ssa.CallInstruction:
				if callee := callee(in.Common()); callee != nil && len(a.model.Checks(callee)) > 0 {
					return true
				}
				if p := a.promisesOf(in.Common()); p != nil && len(p.List) > 0 {
					return true
				}
				if a.givenQuestion(in.Common()) {
					return true
				}
				if lit := madeLiteral(madeBy(in.Common().Value)); lit != nil && a.promises[lit] != nil {
					return true
				}
			case *ssa.If:
				if a.conditional(in.Cond, false, 0) {
					return true
				}
			case *ssa.Return:
				for _, res := range in.Results {
					if (isBool(res.Type()) || isError(res.Type())) && a.conditional(res, true, 0) {
						return true
					}
				}
			case *ssa.FieldAddr:
				if len(a.kept[origin.FieldVar(in.X.Type(), in.Field)]) > 0 {
					return true
				}
				if len(a.fieldChecks(in.X.Type(), in.Field)) > 0 {
					return true
				}
			case *ssa.Field:
				if len(a.kept[origin.FieldVar(in.X.Type(), in.Field)]) > 0 {
					return true
				}
				if len(a.fieldChecks(in.X.Type(), in.Field)) > 0 {
					return true
				}
			case *ssa.MakeClosure:
				fn := in.Fn.(*ssa.Function)
				if p := a.promises[fn]; p != nil && len(p.List) > 0 || a.asks(fn) { // it may set a captured variable
					return true
				}
			}
		}
	}
	if len(a.caches) > 0 && a.readsCache(fn) {
		return true
	}
	return len(fn.FreeVars) > 0 && a.res.funcs[fn.Parent()] != nil
}
