package origin

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Lineage is a value's origin and the origins that it was computed from: the
// id by which a customer was loaded, the customer whose order it is.
type Lineage struct {
	Self    Origin
	Parents []Origin // identity-bearing inputs, nearest first
	Ambient []Origin // contexts and requests that it was read from
	Within  []Origin // records that those contexts were given

	// Loose marks an element of some container: whose it is cannot be told from
	// the container, so that it is not known to differ from what a call returned.
	Loose bool

	// Of is the map whose element an iteration gives.
	Of Origin

	// Another says that Self is a field that identifies another one than the record
	// which it belongs to: the guardian of a customer.
	Another bool
}

// Record is the record that consent of Self is about.
func (l Lineage) Record() Origin {
	if l.Another {
		return l.Self
	}
	return l.Self.Record()
}

// Lineage returns the lineage of v.
func (r *Resolver) Lineage(v ssa.Value) Lineage { return r.LineageOf(r.Of(v)) }

// LineageOf returns the lineage of an origin.
func (r *Resolver) LineageOf(o Origin) Lineage {
	l := Lineage{Self: o, Another: r.namesAnother(o)}
	if next, ok := o.Root.(*ssa.Next); ok {
		if rg, ok := next.Iter.(*ssa.Range); ok {
			l.Of = r.Of(rg.X)
		}
	}
	seen := map[ssa.Value]bool{}
	r.parents(o.Root, &l, seen, 0)
	return l
}

func (r *Resolver) parents(root ssa.Value, l *Lineage, seen map[ssa.Value]bool, depth int) {
	if root == nil || seen[root] || depth > 4 {
		return
	}
	seen[root] = true
	for _, arg := range concrete(r.inputs(root)) {
		o := r.Of(arg)
		if !o.Known() {
			continue
		}
		if _, isConst := o.Root.(*ssa.Const); isConst {
			continue
		}
		switch identity(arg.Type()) {
		case ambient:
			l.Ambient = append(l.Ambient, o)
			r.put(o.Root, l, seen, depth+1)
		case bearing:
			l.Parents = append(l.Parents, o)
			r.parents(o.Root, l, seen, depth+1)
		}
	}
}

// put adds the record that a context was given last: From(With(ctx, customer)) is
// about that customer.
func (r *Resolver) put(root ssa.Value, l *Lineage, seen map[ssa.Value]bool, depth int) {
	call, ok := root.(*ssa.Call)
	if !ok || depth > 4 {
		return
	}
	for _, arg := range withoutReceiver(call.Common()) {
		if p, isPointer := arg.Type().Underlying().(*types.Pointer); isPointer || isRecord(arg.Type()) {
			if isPointer && !isRecord(p.Elem()) || identity(arg.Type()) == ambient {
				continue
			}
			if o := r.Of(arg); o.Known() && !seen[o.Root] {
				l.Within = append(l.Within, o)
			}
		}
	}
}

func isRecord(t types.Type) bool {
	st, ok := t.Underlying().(*types.Struct)
	return ok && st.NumFields() > 0
}

// inputs returns what a root value was computed from.
func (r *Resolver) inputs(root ssa.Value) []ssa.Value {
	switch v := root.(type) {
	case *ssa.Call:
		return withoutReceiver(v.Common())
	case *ssa.Lookup: // customers[id]
		return []ssa.Value{v.Index}
	case *ssa.BinOp:
		return []ssa.Value{v.X, v.Y}
	case *ssa.Next:
		if rg, ok := v.Iter.(*ssa.Range); ok {
			return []ssa.Value{rg.X}
		}
	case *ssa.Alloc:
		by := append(r.filledBy(v), scannedFrom(v)...)
		if one := onlyRecord(v); one != nil {
			return append(by, one)
		}
		return by
	}
	return nil
}

// onlyRecord returns the record that a local struct is made around, if it is
// just one: key{customer} speaks of the customer.
func onlyRecord(a *ssa.Alloc) ssa.Value {
	if a.Referrers() == nil {
		return nil
	}
	var only ssa.Value
	for _, use := range *a.Referrers() {
		f, ok := use.(*ssa.FieldAddr)
		if !ok || f.Referrers() == nil {
			continue
		}
		for _, in := range *f.Referrers() {
			st, ok := in.(*ssa.Store)
			if !ok || st.Addr != f {
				continue
			}
			if _, isStruct := Deref(st.Val.Type()).Underlying().(*types.Struct); !isStruct || IsContext(st.Val.Type()) {
				continue
			}
			if only != nil && only != st.Val {
				return nil
			}
			only = st.Val
		}
	}
	return only
}

// withoutReceiver returns the arguments of a call that can say whose data it
// is about: a repository's methods do not return the repository.
func withoutReceiver(c *ssa.CallCommon) []ssa.Value {
	if !c.IsInvoke() && len(c.Args) > 1 && c.Signature().Recv() != nil {
		return c.Args[1:]
	}
	return c.Args
}

// filledBy returns the other arguments of the calls that fill the variable a
// (db.Get(&customer, id)), but for those that they fill as well: swap(&a, &b).
func (r *Resolver) filledBy(a *ssa.Alloc) []ssa.Value {
	if r.Overwrites == nil {
		return filledBy(a)
	}
	also := map[ssa.Value]bool{}
	eachCall(a, 0, func(c ssa.CallInstruction) {
		for _, v := range r.Overwrites(c.Common()) {
			also[v] = v != a
		}
	})
	return slices.DeleteFunc(filledBy(a), func(v ssa.Value) bool { return also[v] })
}

func filledBy(a *ssa.Alloc) []ssa.Value {
	var out []ssa.Value
	eachUse(a, func(in ssa.Instruction, addr ssa.Value) bool {
		switch in := in.(type) {
		case ssa.CallInstruction:
			for _, x := range withoutReceiver(in.Common()) {
				if x != addr && !ReadFrom(x, a) { // by its own id: that is not where it is from
					out = append(out, x)
				}
			}
		case *ssa.MakeInterface: // db.Get(&c, id), which takes anything
			for _, use := range *in.Referrers() {
				c, ok := use.(ssa.CallInstruction)
				if !ok {
					continue
				}
				for _, x := range withoutReceiver(c.Common()) {
					if x != in && !ReadFrom(x, a) {
						out = append(out, x)
					}
				}
			}
		}
		return true
	}, 0)
	return out
}

type role int

const (
	none role = iota
	bearing
	ambient
)

// identity tells what a value of type t says about whose data it is.
func identity(t types.Type) role {
	if IsContext(t) || isRequest(t) {
		return ambient
	}
	switch u := Deref(t).Underlying().(type) {
	case *types.Basic:
		if u.Info()&(types.IsString|types.IsInteger) != 0 {
			return bearing
		}
	case *types.Struct:
		return bearing
	case *types.Array: // uuid.UUID
		return bearing
	case *types.Slice:
		return identity(u.Elem())
	}
	return none
}

// Identifies reports whether a value of type t says whose data it is.
func Identifies(t types.Type) bool { return identity(t) == bearing }

// IsContext reports whether t is context.Context.
func IsContext(t types.Type) bool { return isNamed(t, "context", "Context") }

func isRequest(t types.Type) bool { return isNamed(Deref(t), "net/http", "Request") }

func isNamed(t types.Type, pkg, name string) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Name() == name && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == pkg
}
