package guard

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// Decorators are functions that give back a function. One passes what it is
// given on: what it gives back runs it, and nothing else does (logging around a
// handler). Another is made for a purpose first: require("marketing")(handler).

// inferDecorators notes which parameters of fn run only inside what fn returns,
// and what the function that it returns runs only where consent holds.
func (a *analyzer) inferDecorators(fn *ssa.Function) {
	if fn.Parent() != nil || fn.Signature.Results().Len() != 1 {
		return
	}
	lit := returnedLiteral(fn)
	if lit == nil {
		return
	}
	var passes []int
	for i, p := range fn.Params {
		if runnable(p.Type()) && onlyForwarded(p, lit) {
			passes = append(passes, i)
		}
	}
	var makes []Guarded
	for i, p := range lit.Params {
		if !runnable(p.Type()) {
			continue
		}
		if g, ok := a.guardsOf(fn, p, i); ok {
			makes = append(makes, g)
		}
	}
	if len(passes)+len(makes) == 0 {
		return
	}
	p := a.promises[fn]
	if p == nil {
		p = &Promises{}
	}
	p.Passes, p.Makes = passes, makes
	a.keep(fn, p)
}

// runnable reports whether a value of type t may be run: a function, or an
// interface with methods.
func runnable(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Signature:
		return true
	case *types.Interface:
		return u.NumMethods() > 0
	}
	return false
}

// returnedLiteral is the one function literal that fn returns, if all returns
// return it and nothing else uses it.
func returnedLiteral(fn *ssa.Function) *ssa.Function {
	var lit *ssa.Function
	for _, b := range fn.Blocks {
		if len(b.Instrs) == 0 {
			continue
		}
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		mc, ok := converted(ret.Results[0]).(*ssa.MakeClosure)
		if !ok || lit != nil && mc.Fn != lit || !onlyReturned(mc) {
			return nil
		}
		lit = mc.Fn.(*ssa.Function)
	}
	if lit == nil || lit.Parent() != fn {
		return nil
	}
	return lit
}

// converted looks through conversions of a function.
func converted(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.ChangeType:
			v = x.X
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		default:
			return v
		}
	}
}

func onlyReturned(v ssa.Value) bool {
	for _, use := range *v.Referrers() {
		switch use := use.(type) {
		case *ssa.Return, *ssa.DebugRef:
		case *ssa.ChangeType, *ssa.MakeInterface, *ssa.ChangeInterface:
			if !onlyReturned(use.(ssa.Value)) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// onlyForwarded reports whether v is captured by lit, is called there with what
// lit is called with, and is used for nothing else.
func onlyForwarded(v ssa.Value, lit *ssa.Function) bool {
	called := false
	var uses func(v ssa.Value) bool
	uses = func(v ssa.Value) bool {
		for _, in := range *v.Referrers() {
			switch in := in.(type) {
			case *ssa.DebugRef:
			case *ssa.Store:
				a, ok := in.Addr.(*ssa.Alloc)
				if !ok || in.Val != v && in.Addr != v || in.Val == v && !uses(a) {
					return false
				}
			case *ssa.UnOp:
				if !uses(in) {
					return false
				}
			case *ssa.MakeClosure:
				for i, b := range in.Bindings {
					if b == v && (in.Fn != lit || !uses(lit.FreeVars[i])) {
						return false
					}
				}
			case *ssa.Call:
				if in.Parent() != lit || in.Common().Value != v || !sameArguments(in.Common(), lit) {
					return false
				}
				called = true
			default:
				return false
			}
		}
		return true
	}
	return v.Referrers() != nil && uses(v) && called
}

// sameArguments reports whether a call has lit's own parameters as arguments; a
// context or request may be a new one.
func sameArguments(c *ssa.CallCommon, lit *ssa.Function) bool {
	if len(c.Args) != len(lit.Params) {
		return false
	}
	for i, arg := range c.Args {
		if arg != lit.Params[i] && !carriesContext(arg.Type()) {
			return false
		}
	}
	return true
}

func carriesContext(t types.Type) bool {
	s := types.TypeString(t, nil)
	return s == "context.Context" || s == "*net/http.Request"
}

// madeBy is the call that gave the function v, also where a package variable
// holds it that is assigned once.
func madeBy(v ssa.Value) *ssa.Call {
	switch v := v.(type) {
	case *ssa.Call:
		return v
	case *ssa.UnOp:
		g, ok := v.X.(*ssa.Global)
		if !ok || v.Op != token.MUL || g.Pkg == nil {
			return nil
		}
		var only *ssa.Call
		for _, m := range g.Pkg.Members {
			fn, ok := m.(*ssa.Function)
			if !ok {
				continue
			}
			for _, b := range fn.Blocks {
				for _, in := range b.Instrs {
					if st, ok := in.(*ssa.Store); ok && st.Addr == g {
						call, isCall := st.Val.(*ssa.Call)
						if !isCall || only != nil {
							return nil
						}
						only = call
					}
				}
			}
		}
		return only
	}
	return nil
}

// guarding is one parameter of a call that runs under consent, with the values
// that the consents are expressed in.
type guarding struct {
	Guarded
	values []ssa.Value
}

// guardings returns the arguments of a call that run under consent only.
func (a *analyzer) guardings(c *ssa.CallCommon) []guarding {
	var out []guarding
	if p := a.promisesOf(c); p != nil {
		for _, g := range p.Guards {
			out = append(out, guarding{g, arguments(c)})
		}
	}
	if made := madeBy(c.Value); made != nil && !c.IsInvoke() {
		if p := a.promisesOf(made.Common()); p != nil {
			for _, g := range p.Makes {
				out = append(out, guarding{g, arguments(made.Common())})
			}
		}
	}
	return out
}

// targets are the functions that run when v does, as far as what holds for v
// holds for all of their runs: through decorators too.
func (a *analyzer) targets(v ssa.Value, depth int) []*ssa.Function {
	if fn := a.target(v); fn != nil {
		return []*ssa.Function{fn}
	}
	if phi, ok := converted(v).(*ssa.Phi); ok && depth <= 8 { // one of several
		var out []*ssa.Function
		for _, e := range phi.Edges {
			out = append(out, a.targets(e, depth+4)...)
		}
		return out
	}
	call, ok := converted(v).(*ssa.Call)
	if !ok || depth > 8 {
		return nil
	}
	p := a.promisesOf(call.Common())
	if p == nil {
		return nil
	}
	var out []*ssa.Function
	args := arguments(call.Common())
	for _, i := range p.Passes {
		if i < len(args) {
			out = append(out, a.targets(args[i], depth+1)...)
		}
	}
	return out
}

// madeImplies is callImplies for a call of a function that another call, of a
// function of this package, has made: may(marketing)(c).
func (s *solver) madeImplies(made, call *ssa.Call, i int, path string, o outcome, at *ssa.BasicBlock) []int {
	lit := madeLiteral(made)
	if lit == nil || s.promises[lit] == nil {
		return nil
	}
	purpose := s.purposeOfMaker(made, lit.Parent())
	var ids []int
	for _, pr := range s.promises[lit].List {
		if pr.Result != i || pr.Path != path || !o.is(pr) {
			continue
		}
		for _, sym := range pr.Consents {
			if sym.If != nil || sym.outer.Self.Known() {
				continue // about what the maker was given
			}
			con := sym.Apply(s.res.Origins, call.Common().Args, purpose)
			if !s.stale(con.Subject.Self, call, at) {
				ids = append(ids, s.tab.id(Fact{Outcome: Granted, Consent: con}))
			}
		}
	}
	return ids
}

// madeLiteral is the one function literal that a call returns, or nil.
func madeLiteral(made *ssa.Call) *ssa.Function {
	if made == nil {
		return nil
	}
	maker := made.Common().StaticCallee()
	if maker == nil || maker.Signature.Results().Len() != 1 || len(maker.Params) != len(made.Common().Args) {
		return nil
	}
	return returnedLiteral(maker)
}
