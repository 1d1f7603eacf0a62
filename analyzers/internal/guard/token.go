package guard

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/model"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// tokens returns the consents that fn's parameters prove by their types: who is
// given a token need not ask. One that a visible caller makes up proves nothing.
func (a *analyzer) tokens(fn *ssa.Function) []*Consent {
	var out []*Consent
	for i, p := range fn.Params {
		for _, chk := range a.model.TokenChecks(p.Type()) {
			if a.forged[p] {
				continue
			}
			c := &Consent{
				Check: chk.Type, Pos: position(a.pass.Fset, p.Pos()), PurposeParam: -1, Purposes: chk.Purposes,
				AnyPurpose: len(chk.Purposes) == 0, AnySubject: chk.Subject == nil,
				Explicit: chk.Explicit, AllParties: chk.Parties == "all",
			}
			if chk.Subject != nil {
				c.Subject = a.res.Origins.LineageOf(a.res.Origins.Of(fn.Params[i]).Down(joinPath(chk.Subject.Path)))
			}
			out = append(out, c)
		}
	}
	return out
}

// findForged notes the parameters that some call in the package gives a token
// which it has made up itself: nil, or a zero value or literal outside the
// package of the token.
func (a *analyzer) findForged(fns []*ssa.Function) {
	a.forged = map[*ssa.Parameter]bool{}
	for _, fn := range fns {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				c, ok := in.(ssa.CallInstruction)
				if !ok {
					continue
				}
				callee := c.Common().StaticCallee()
				if callee == nil || len(callee.Params) != len(c.Common().Args) {
					continue
				}
				for i, arg := range c.Common().Args {
					if len(a.model.TokenChecks(arg.Type())) > 0 && a.madeUp(arg) {
						a.forged[callee.Params[i]] = true
					}
				}
			}
		}
	}
}

// madeUp reports whether a token was not got from its package.
func (a *analyzer) madeUp(v ssa.Value) bool {
	if n, ok := types.Unalias(origin.Deref(v.Type())).(*types.Named); ok && n.Obj().Pkg() == a.pass.Pkg {
		return false
	}
	if load, ok := v.(*ssa.UnOp); ok {
		v = load.X
	}
	switch v := v.(type) {
	case *ssa.Const:
		return true
	case *ssa.Alloc:
		st := origin.OnlyStore(v)
		return st == nil && len(origin.Stores(v)) == 0 && !filled(v) || st != nil && a.madeUp(st.Val)
	}
	return false
}

// filled reports whether the address of a variable is given to a call.
func filled(a *ssa.Alloc) bool {
	for _, in := range *a.Referrers() {
		switch in := in.(type) {
		case ssa.CallInstruction:
			for _, arg := range in.Common().Args {
				if arg == a && !model.NoReturn(callee(in.Common())) {
					return true
				}
			}
		case *ssa.MakeInterface, *ssa.MakeClosure:
			return true
		}
	}
	return false
}
