package guard

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// setLater reports whether a field of what v points to may be set by somebody
// that v is handed to, so that it is not what the function that made it put there.
func (s *solver) setLater(v ssa.Value, path string) bool {
	st, ok := origin.Deref(v.Type()).Underlying().(*types.Struct)
	if _, isPointer := v.Type().Underlying().(*types.Pointer); !ok || !isPointer {
		return false
	}
	for i := range st.NumFields() {
		if "."+st.Field(i).Name() == path {
			return s.maySet(v, st.Field(i), 0)
		}
	}
	return false
}

// maySet reports whether a use of the pointer v may set a field of what it
// points to.
func (a *analyzer) maySet(v ssa.Value, field *types.Var, depth int) bool {
	if v.Referrers() == nil || depth > 4 {
		return true
	}
	for _, in := range *v.Referrers() {
		switch in := in.(type) {
		case *ssa.DebugRef, *ssa.BinOp, *ssa.Return, *ssa.If:
		case *ssa.UnOp: // a copy
		case *ssa.FieldAddr:
			if origin.FieldVar(in.X.Type(), in.Field) == field && !readOnly(in) {
				return true
			}
		case *ssa.Phi:
			if a.maySet(in, field, depth+1) {
				return true
			}
		case *ssa.MakeClosure:
			lit := in.Fn.(*ssa.Function)
			for i, b := range in.Bindings {
				if b == v && (i >= len(lit.FreeVars) || a.maySet(lit.FreeVars[i], field, depth+1)) {
					return true
				}
			}
		case *ssa.Store:
			if in.Addr == v {
				continue // another value as a whole, which is looked at elsewhere
			}
			if st, ok := in.Addr.(*ssa.Alloc); !ok || in.Val != v || origin.OnlyStore(st) != in || a.maySetVia(st, field, depth) {
				return true
			}
		case ssa.CallInstruction:
			if a.calleeMaySet(in.Common(), v, field, depth) {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// maySetVia is maySet for a variable that holds the pointer.
func (a *analyzer) maySetVia(variable ssa.Value, field *types.Var, depth int) bool {
	for _, use := range *variable.Referrers() {
		switch use := use.(type) {
		case *ssa.UnOp:
			if a.maySet(use, field, depth+1) {
				return true
			}
		case *ssa.MakeClosure:
			lit := use.Fn.(*ssa.Function)
			for i, b := range use.Bindings {
				if b == variable && a.maySetVia(lit.FreeVars[i], field, depth+1) {
					return true
				}
			}
		case *ssa.Store, *ssa.DebugRef:
		default:
			return true
		}
	}
	return false
}

func (a *analyzer) calleeMaySet(c *ssa.CallCommon, v ssa.Value, field *types.Var, depth int) bool {
	fn := c.StaticCallee()
	if fn == nil {
		return true
	}
	if len(fn.Blocks) == 0 {
		p := a.promisesOf(c)
		return p != nil && slices.ContainsFunc(p.Sets, func(part Part) bool {
			return part.Param < len(c.Args) && c.Args[part.Param] == v && part.Path == "."+field.Name()
		})
	}
	if len(fn.Params) != len(c.Args) {
		return true
	}
	for i, arg := range c.Args {
		if arg == v && a.maySet(fn.Params[i], field, depth+1) {
			return true
		}
	}
	return false
}

// setsAnswers returns the fields of what fn's parameters point to that fn sets, of
// those that may be answers.
func (a *analyzer) setsAnswers(fn *ssa.Function) []Part {
	if fn.Parent() != nil {
		return nil
	}
	var out []Part
	for i, p := range fn.Params {
		ptr, ok := p.Type().Underlying().(*types.Pointer)
		if !ok {
			continue
		}
		st, ok := ptr.Elem().Underlying().(*types.Struct)
		if !ok {
			continue
		}
		for f := range st.Fields() {
			if (isBool(f.Type()) || isError(f.Type())) && a.assigns(p, f) {
				out = append(out, Part{i, "." + f.Name()})
			}
		}
	}
	return out
}

// assigns reports whether a function assigns a field of what its parameter p
// points to, or calls one that does.
func (a *analyzer) assigns(p *ssa.Parameter, field *types.Var) bool {
	for _, in := range *p.Referrers() {
		switch in := in.(type) {
		case *ssa.FieldAddr:
			if origin.FieldVar(in.X.Type(), in.Field) == field && !readOnly(in) {
				return true
			}
		case ssa.CallInstruction:
			q := a.promisesOf(in.Common())
			for i, arg := range Arguments(in.Common()) {
				if arg == p && q != nil && slices.Contains(q.Sets, Part{i, "." + field.Name()}) {
					return true
				}
			}
		}
	}
	return false
}

// readOnly reports whether a field's address is only loaded from.
func readOnly(f *ssa.FieldAddr) bool {
	if f.Referrers() == nil {
		return true
	}
	for _, use := range *f.Referrers() {
		switch use.(type) {
		case *ssa.UnOp, *ssa.DebugRef:
		default:
			return false
		}
	}
	return true
}
