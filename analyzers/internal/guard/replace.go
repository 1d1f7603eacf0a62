package guard

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// replaces returns the places below fn's parameters where fn, or a function
// that it calls, puts another record; and, for a literal, those of the functions
// around it.
func (a *analyzer) replaces(fn *ssa.Function) (out []Part, outer []origin.Origin) {
	add := func(o origin.Origin) {
		p, ok := o.Root.(*ssa.Parameter)
		if !ok || p.Parent() != fn {
			if o.Known() && fn.Parent() != nil && o.Root.Parent() != fn && !slices.Contains(outer, o) {
				outer = append(outer, o)
			}
			return
		}
		part := Part{ParamIndex(fn, p), origin.Anywhere(o.Path)}
		if !slices.Contains(out, part) {
			out = append(out, part)
		}
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.Store:
				if _, isVar := in.Addr.(*ssa.Alloc); !isVar && a.anotherRecord(in) {
					add(a.res.Origins.Of(in.Addr))
				}
			case *ssa.Call:
				for _, o := range a.replacedBy(in.Common()) {
					add(o)
				}
			}
		}
	}
	return out, outer
}

// anotherRecord reports whether a store puts a record where another may have
// been: not the same one changed or loaded anew, and not an empty one.
func (a *analyzer) anotherRecord(st *ssa.Store) bool {
	if _, isStruct := origin.Deref(st.Val.Type()).Underlying().(*types.Struct); !isStruct {
		return false
	}
	if c, ok := st.Val.(*ssa.Const); ok && c.Value == nil {
		return false
	}
	r := a.res.Origins
	return origin.Compare(r.Lineage(st.Val), r.LineageOf(r.Of(st.Addr))) != origin.Same
}

// replacedLater reports whether another record may be put in the place of a
// subject after instruction at makes a literal that is not run at once.
func (a *analyzer) replacedLater(o origin.Origin, at ssa.Instruction) bool {
	if !o.Known() || runAtOnce(at) {
		return false
	}
	after := func(in ssa.Instruction) bool {
		return in.Block() == at.Block() && instrIndex(in) > instrIndex(at) || leadsTo(at.Block(), in.Block(), nil) && in.Block() != at.Block()
	}
	within := func(p origin.Origin) bool {
		return p.Known() && p.Root == o.Root && strings.HasPrefix(o.Path, p.Path+".")
	}
	for _, b := range at.Parent().Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.Store:
				if _, isVar := in.Addr.(*ssa.Alloc); !isVar && a.anotherRecord(in) && within(a.res.Origins.Of(in.Addr)) && after(in) {
					return true
				}
			case *ssa.Call:
				if slices.ContainsFunc(a.replacedBy(in.Common()), within) && after(in) {
					return true
				}
			}
		}
	}
	return false
}

// runAtOnce reports whether a literal that an instruction makes is called, or
// handed to a call, and nothing else.
func runAtOnce(at ssa.Instruction) bool {
	mc, ok := at.(*ssa.MakeClosure)
	if !ok {
		_, isCall := at.(*ssa.Call)
		return isCall
	}
	for _, use := range *mc.Referrers() {
		if _, isCall := use.(*ssa.Call); !isCall {
			return false
		}
	}
	return true
}
