package guard

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// gives returns the part of a parameter that fn returns, on every path: what an
// accessor returns is who the field holds, and who is changed and handed back
// stays the same.
func (a *analyzer) gives(fn *ssa.Function) *Part {
	if fn.Signature.Results().Len() != 1 || fn.Parent() != nil || !origin.Identifies(fn.Signature.Results().At(0).Type()) {
		return nil
	}
	var only *Part
	for _, b := range fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		if setsRecord(ret.Results[0]) {
			return nil
		}
		o := a.res.Origins.Of(ret.Results[0])
		p, ok := o.Root.(*ssa.Parameter)
		if !ok || p.Parent() != fn || strings.Contains(o.Path, "[") {
			return nil
		}
		part := Part{ParamIndex(fn, p), o.Path}
		if only != nil && *only != part {
			return nil
		}
		only = &part
	}
	if only != nil && fn.Signature.Recv() != nil && len(fn.Params) == 1 &&
		strings.EqualFold(only.Path, "."+strings.TrimPrefix(fn.Name(), "Get")) {
		return nil // its name says so
	}
	return only
}

// setsRecord reports whether a record was put into a field of v, a struct that is
// changed and handed back: what it holds is somebody else's then.
func setsRecord(v ssa.Value) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	held, ok := load.X.(*ssa.Alloc)
	if !ok {
		return false
	}
	for _, use := range *held.Referrers() {
		f, ok := use.(*ssa.FieldAddr)
		if !ok || f.Referrers() == nil {
			continue
		}
		for _, in := range *f.Referrers() {
			if st, ok := in.(*ssa.Store); ok && st.Addr == f && isRecord(st.Val.Type()) {
				return true
			}
		}
	}
	return false
}

// givenBy tells which argument, or part of one, a call returns.
func (a *analyzer) givenBy(c *ssa.CallCommon) (ssa.Value, string, bool) {
	fn := c.StaticCallee()
	if fn == nil || fn.Parent() != nil {
		return nil, "", false
	}
	p := a.promisesOf(c)
	if p == nil || p.Gives == nil || p.Gives.Param >= len(c.Args) {
		return nil, "", false
	}
	return c.Args[p.Gives.Param], p.Gives.Path, true
}

// names returns the purposes that fn's result always names one of.
func (a *analyzer) names(fn *ssa.Function) []string {
	if fn.Parent() != nil || fn.Signature.Results().Len() != 1 {
		return nil
	}
	if _, basic := fn.Signature.Results().At(0).Type().Underlying().(*types.Basic); !basic {
		return nil
	}
	var all []Purpose
	for _, b := range fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		p := PurposeOf(a.model.Tax, a.res.Origins, ret.Results[0])
		if len(p.Keys) == 0 {
			return nil
		}
		all = append(all, p)
	}
	return oneOf(all).Keys
}

// namedBy tells which purposes a call's result always names one of.
func (a *analyzer) namedBy(c *ssa.CallCommon) []string {
	if p := a.promisesOf(c); p != nil && !c.IsInvoke() {
		return p.Names
	}
	return nil
}
