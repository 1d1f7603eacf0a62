package flow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/order"
)

// deferring finds the functions whose disclosures are judged at their callers:
// unexported ones, all uses of which are visible calls.
func (e *engine) deferring(fns []*ssa.Function) map[*ssa.Function]bool {
	called, spawned, asValue := e.uses(fns)
	e.valued = asValue
	out := map[*ssa.Function]bool{}
	for _, fn := range fns {
		obj, ok := fn.Object().(*types.Func)
		if !ok || fn.Parent() != nil {
			continue
		}
		if d := e.classes.Directives.CallerChecks(obj); d != nil {
			e.used[d] = true
			out[fn] = true
			continue
		}
		name := fn.Name()
		out[fn] = (called[fn] || spawned[fn]) && !asValue[fn] && !obj.Exported() && name != "init" && name != "main"
	}
	return out
}

// uses tells which functions are called, started as goroutines, and used as
// values where no consent middleware guards them.
func (e *engine) uses(fns []*ssa.Function) (called, spawned, asValue map[*ssa.Function]bool) {
	called, spawned, asValue = map[*ssa.Function]bool{}, map[*ssa.Function]bool{}, map[*ssa.Function]bool{}
	for _, fn := range fns {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				c, isCall := in.(ssa.CallInstruction)
				for i, op := range in.Operands(nil) {
					f, ok := (*op).(*ssa.Function)
					if !ok {
						continue
					}
					f = order.Declared(f)
					_, isGo := in.(*ssa.Go)
					switch {
					case isCall && i == 0 && c.Common().Value == *op && !c.Common().IsInvoke() && isGo:
						spawned[f] = true
					case isCall && i == 0 && c.Common().Value == *op && !c.Common().IsInvoke():
						called[f] = true
					case e.handsOver(in, *op):
						called[f] = true
					case !e.guardedUse(in, f):
						asValue[f] = true
						if obj, ok := f.Object().(*types.Func); ok && e.pass.Pkg == obj.Pkg() {
							asValue[e.byObject[obj]] = true // a bound method: its wrapper names the method
						}
					}
				}
			}
		}
	}
	return called, spawned, asValue
}

// guardedUse reports whether instruction in hands f to consent middleware.
func (e *engine) guardedUse(in ssa.Instruction, f *ssa.Function) bool {
	v, ok := in.(ssa.Value)
	if !ok {
		return false
	}
	if refs := v.Referrers(); refs != nil && len(*refs) == 1 {
		switch in.(type) {
		case *ssa.ChangeType, *ssa.MakeInterface, *ssa.MakeClosure:
			return e.guardedUse((*refs)[0], f)
		}
	}
	c, ok := in.(*ssa.Call)
	if !ok {
		return false
	}
	if obj := calleeObject(c.Common()); obj != nil {
		for _, chk := range e.model.Checks(obj) {
			if chk.Guards != nil {
				return true
			}
		}
	}
	return false
}
