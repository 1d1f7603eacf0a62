package guard

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/order"
)

// middleware notes the functions that run behind a consent check.
func (a *analyzer) middleware(fns []*ssa.Function) {
	a.guarded = map[*ssa.Function][]*Consent{}
	for _, fn := range fns {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				switch in := in.(type) {
				case *ssa.Call:
					a.wraps(in)
				case *ssa.Store:
					a.wrapsStored(in)
				}
			}
		}
	}
}

func (a *analyzer) wraps(call *ssa.Call) {
	a.wrapsInferred(call)
	fn := callee(call.Common())
	if fn == nil {
		return
	}
	for _, chk := range a.model.Checks(fn) {
		if chk.Guards == nil {
			continue
		}
		for _, target := range a.targets(operand(call.Common(), chk.Guards), 0) {
			s := &solver{analyzer: a, fn: call.Parent(), tab: &table{}}
			con := s.consent(chk, fn.FullName(), call)
			con.AnySubject = con.AnySubject || !con.Subject.Self.Known()
			a.guarded[target] = append(a.guarded[target], con)
		}
	}
}

// target is the function that runs when v is called, if what holds for v holds
// for all of its runs: a literal, or a function that nothing else uses.
func (a *analyzer) target(v ssa.Value) *ssa.Function {
	fn := wrapped(v)
	if fn == nil || fn.Parent() == nil && !a.wrappedOnly(fn) {
		return nil
	}
	return fn
}

// wrapped looks through conversions such as http.HandlerFunc(f).
func wrapped(v ssa.Value) *ssa.Function {
	for {
		switch x := v.(type) {
		case *ssa.ChangeType:
			v = x.X
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		case *ssa.MakeClosure:
			return behind(x.Fn.(*ssa.Function))
		case *ssa.Function:
			return order.Declared(x)
		default:
			return nil
		}
	}
}

// behind returns the method behind the wrapper that a method value is.
func behind(fn *ssa.Function) *ssa.Function {
	if obj, ok := fn.Object().(*types.Func); ok && fn.Synthetic != "" {
		if m := fn.Prog.FuncValue(obj.Origin()); m != nil {
			return m
		}
	}
	return fn
}

// wrappedOnly reports whether a declared function is unexported and used as the
// guarded argument of middleware and nowhere else.
func (a *analyzer) wrappedOnly(fn *ssa.Function) bool {
	if fn.Object() == nil || fn.Object().Exported() {
		return false
	}
	for _, f := range a.fns {
		for _, b := range f.Blocks {
			for _, in := range b.Instrs {
				for i, op := range in.Operands(nil) {
					used, ok := (*op).(*ssa.Function)
					if !ok || used.Object() != fn.Object() {
						continue
					}
					c, isCall := in.(ssa.CallInstruction)
					if isCall && i == 0 && c.Common().Value == *op || !a.guardedUse(in, *op) {
						return false
					}
				}
			}
		}
	}
	return true
}

// guardedUse reports whether what in makes of function value f goes to
// middleware, configured or inferred.
func (a *analyzer) guardedUse(in ssa.Instruction, f ssa.Value) bool {
	if len(a.intoField(in, f)) > 0 {
		return true
	}
	if c, ok := in.(*ssa.Call); ok {
		if fn := callee(c.Common()); fn != nil {
			for _, chk := range a.model.Checks(fn) {
				if chk.Guards != nil && operand(c.Common(), chk.Guards) == f {
					return true
				}
			}
		}
		args := Arguments(c.Common())
		for _, g := range a.guardings(c.Common()) {
			if g.Param < len(args) && args[g.Param] == f {
				return true
			}
		}
		if !a.passesOn(c, f) {
			return false
		}
	}
	v, ok := in.(ssa.Value)
	if !ok || v.Referrers() == nil || len(*v.Referrers()) == 0 {
		return false
	}
	for _, use := range *v.Referrers() {
		if !a.guardedUse(use, v) {
			return false
		}
	}
	return true
}

// passesOn reports whether a call is of a decorator whose result runs f.
func (a *analyzer) passesOn(c *ssa.Call, f ssa.Value) bool {
	p := a.promisesOf(c.Common())
	if p == nil {
		return false
	}
	args := Arguments(c.Common())
	for _, i := range p.Passes {
		if i < len(args) && args[i] == f {
			return true
		}
	}
	return false
}
