package guard

import (
	"golang.org/x/tools/go/analysis/passes/buildssa"
	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/order"
)

// function is the one function that v is: also where a variable that is
// assigned once holds it.
func (a *analyzer) function(v ssa.Value) *ssa.Function {
	switch v := v.(type) {
	case *ssa.Function:
		return order.Declared(v)
	case *ssa.MakeClosure:
		return behind(v.Fn.(*ssa.Function))
	case *ssa.UnOp:
		if g, ok := v.X.(*ssa.Global); ok && g.Object() != nil && !g.Object().Exported() {
			if val := a.global(g); val != nil {
				return a.function(val)
			}
			return nil
		}
	}
	if o := a.res.Origins.Of(v); o.Known() && o.Path == "" {
		switch f := o.Root.(type) {
		case *ssa.MakeClosure:
			if !isBound(f) { // the receiver is not at hand
				return f.Fn.(*ssa.Function)
			}
		case *ssa.Function:
			return order.Declared(f)
		}
	}
	return nil
}

// global is the value of a package variable that is assigned once and whose
// address goes nowhere, or nil.
func (a *analyzer) global(g *ssa.Global) ssa.Value {
	if a.globals == nil {
		a.globals = map[*ssa.Global]ssa.Value{}
		for _, fn := range order.All(a.pass.ResultOf[buildssa.Analyzer].(*buildssa.SSA)) {
			a.noteGlobals(fn)
		}
	}
	return a.globals[g]
}

// noteGlobals notes what fn assigns to package variables.
func (a *analyzer) noteGlobals(fn *ssa.Function) {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			for _, op := range in.Operands(nil) {
				g, ok := (*op).(*ssa.Global)
				if !ok {
					continue
				}
				switch in := in.(type) {
				case *ssa.UnOp, *ssa.DebugRef:
				case *ssa.Store:
					if _, again := a.globals[g]; again || in.Addr != g {
						a.globals[g] = nil
					} else {
						a.globals[g] = in.Val
					}
				default:
					a.globals[g] = nil
				}
			}
		}
	}
}
