package origin

import (
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Placed is where the map has it that a record was looked up in by a key, and other
// origins as they are.
func (r *Resolver) Placed(o Origin) Origin {
	v, ok := o.Root.(*ssa.Lookup)
	if !ok || !recordByKey(v) {
		return o
	}
	return r.Element(v.X, v.Index).Down(o.Path)
}

// overwritten reports whether, after store st, a call may put another record in the
// variable a: before instruction use, if there is one.
//
// What is loaded by the record's own id is the same record.
func (r *Resolver) overwritten(a *ssa.Alloc, st *ssa.Store, use ssa.Instruction) bool {
	if r.Overwrites == nil || !isRecord(Deref(a.Type())) {
		return false
	}
	found := false
	eachCall(a, 0, func(c ssa.CallInstruction) {
		if found || c.Parent() != st.Parent() || use == nil && !leads(st, c, nil) || use != nil && !between(st, c, use) {
			return
		}
		for _, arg := range concrete(withoutReceiver(c.Common())) {
			if arg != a && Identifies(arg.Type()) && ReadFrom(arg, a) {
				return
			}
		}
		for _, v := range r.Overwrites(c.Common()) {
			found = found || v == a
		}
	})
	return found
}

// given is the origin of a part of v, or of what it points to, as call use gives it: what
// a field of this function's own struct was assigned last.
func (r *Resolver) given(v ssa.Value, path string, use ssa.Instruction) Origin {
	a, ok := v.(*ssa.Alloc)
	steps := Steps(path)
	if !ok || len(steps) == 0 || a.Referrers() == nil {
		return r.Of(v).down(path)
	}
	for _, in := range *a.Referrers() {
		f, ok := in.(*ssa.FieldAddr)
		if !ok || "."+FieldName(f.X.Type(), f.Field) != steps[0] {
			continue
		}
		if r.refilled(f, use) {
			break
		}
		if val := fieldAt(f, use); val != nil {
			return r.Of(val).down(strings.Join(steps[1:], ""))
		}
	}
	return r.Of(v).down(path)
}

// refilled reports whether addr is a field of this function's own struct in which a
// call, of those that may come before use if there is one, puts another record: what
// it holds is not what the struct was made with.
func (r *Resolver) refilled(addr ssa.Value, use ssa.Instruction) bool {
	f, ok := addr.(*ssa.FieldAddr)
	if !ok || r.Replaces == nil {
		return false
	}
	a, ok := f.X.(*ssa.Alloc)
	if !ok || !isRecord(Deref(Deref(f.Type()))) {
		return false
	}
	found := false
	eachCall(a, 0, func(c ssa.CallInstruction) {
		found = found || (use == nil || c.Parent() != use.Parent() || leads(c, use, nil)) && r.fills(c.Common(), f)
	})
	return found
}

// fills reports whether a call puts another record into field f of a struct.
func (r *Resolver) fills(c *ssa.CallCommon, f *ssa.FieldAddr) bool {
	step := "." + FieldName(f.X.Type(), f.Field)
	for _, part := range r.Replaces(c) {
		if steps := Steps(part.Path); part.Arg == f.X && (len(steps) == 0 || steps[0] == step) {
			return true
		}
	}
	for _, v := range r.Overwrites(c) {
		if g, ok := v.(*ssa.FieldAddr); v == f.X || ok && g.X == f.X && g.Field == f.Field {
			return true
		}
	}
	return false
}

// Called is an origin that starts with a parameter of function fn as a caller sees it,
// who passes args: an element whose index is a parameter too is that of the argument.
func (r *Resolver) Called(o Origin, fn *ssa.Function, args []ssa.Value) (Origin, bool) {
	p, ok := o.Root.(*ssa.Parameter)
	if !ok || p.Parent() != fn || len(args) != len(fn.Params) {
		return Origin{}, false
	}
	path := ""
	for _, step := range Steps(o.Path) {
		for i, q := range fn.Params {
			if step == "["+valueName(q)+"]" {
				step = r.index(args[i])
			}
		}
		path += step
	}
	for i, q := range fn.Params {
		if q == p {
			return r.At(args[i], path), true
		}
	}
	return Origin{}, false
}

// Within reports whether the indices of an origin are values of function fn, or
// constants.
func (r *Resolver) Within(o Origin, fn *ssa.Function) bool {
	for _, step := range Steps(o.Path) {
		if step[0] == '[' && !constIndex(step) && !strings.HasPrefix(step, "["+fn.String()+":") {
			return false
		}
	}
	return true
}

// eachCall visits the calls that are given the address v, or that of a field below
// it, in a list of any values too.
func eachCall(v ssa.Value, depth int, visit func(ssa.CallInstruction)) {
	if v.Referrers() == nil || depth > 6 {
		return
	}
	for _, in := range *v.Referrers() {
		switch in := in.(type) {
		case ssa.CallInstruction:
			visit(in)
		case *ssa.FieldAddr:
			if depth == 0 {
				eachCall(in, depth+1, visit)
			}
		case *ssa.MakeInterface, *ssa.ChangeType, *ssa.Slice:
			eachCall(in.(ssa.Value), depth+1, visit)
		case *ssa.Store: // into the list of a variadic call
			if at, ok := in.Addr.(*ssa.IndexAddr); ok && in.Val == v {
				eachCall(at.X, depth+1, visit)
			}
		}
	}
}

// ReadFrom reports whether v is read from a field of what dst points to.
func ReadFrom(v, dst ssa.Value) bool {
	if _, isAddr := v.(*ssa.FieldAddr); isAddr {
		return false // its address is handed on to be filled
	}
	for range 24 {
		switch x := v.(type) {
		case *ssa.Convert:
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		case *ssa.Call: // c.ID.String()
			if len(x.Common().Args) != 1 || x.Common().Signature().Recv() == nil {
				return false
			}
			v = x.Common().Args[0]
		case *ssa.UnOp:
			v = x.X
		case *ssa.Field:
			v = x.X
		case *ssa.FieldAddr:
			v = x.X
		default:
			return v == dst
		}
		if v == dst {
			return true
		}
	}
	return false
}
