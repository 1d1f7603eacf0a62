package origin

import (
	"go/constant"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// OnlyStore returns the one store of a whole value to the variable a, looking
// into the function literals that capture it, or nil when there are several,
// none, or when its address goes where stores cannot be seen.
func OnlyStore(a *ssa.Alloc) *ssa.Store {
	// Whoever has the address of a struct fills in the same customer; a plain
	// result may be another one afterwards.
	_, isStruct := a.Type().(*types.Pointer).Elem().Underlying().(*types.Struct)
	var only *ssa.Store
	n := 0
	if !eachUse(a, func(in ssa.Instruction, addr ssa.Value) bool {
		switch in := in.(type) {
		case *ssa.Store:
			if in.Addr == addr {
				if !isZero(in.Val) { // clearing, before a literal's fields are set
					only = in
					n++
				}
				return true
			}
			return isStruct // the address itself is stored
		case *ssa.FieldAddr, *ssa.IndexAddr:
			return true
		case *ssa.UnOp, *ssa.DebugRef:
			return true
		}
		return isStruct
	}, 0) || n != 1 {
		return nil
	}
	return only
}

// Stores returns every visible store of a whole value to the variable a.
func Stores(a *ssa.Alloc) []*ssa.Store {
	var out []*ssa.Store
	eachUse(a, func(in ssa.Instruction, addr ssa.Value) bool {
		if st, ok := in.(*ssa.Store); ok && st.Addr == addr {
			out = append(out, st)
		}
		return true
	}, 0)
	return out
}

// eachUse visits the uses of the address v, in nested function literals too.
// It stops and returns false as soon as visit does.
func eachUse(v ssa.Value, visit func(in ssa.Instruction, addr ssa.Value) bool, depth int) bool {
	refs := v.Referrers()
	if refs == nil || depth > 8 {
		return depth <= 8
	}
	for _, in := range *refs {
		mc, ok := in.(*ssa.MakeClosure)
		if !ok {
			if !visit(in, v) {
				return false
			}
			continue
		}
		fn := mc.Fn.(*ssa.Function)
		for i, b := range mc.Bindings {
			if b == v && i < len(fn.FreeVars) && !eachUse(fn.FreeVars[i], visit, depth+1) {
				return false
			}
		}
	}
	return true
}

// FieldOf returns what field i of the local struct a holds at instruction at (nil:
// wherever it is used): the value of the one store, the zero constant where there
// is none, and nil where it cannot be told, as where the store may come later or
// not at all.
func FieldOf(a *ssa.Alloc, i int, at ssa.Instruction) ssa.Value {
	st, ok := Deref(a.Type()).Underlying().(*types.Struct)
	if !ok || a.Referrers() == nil {
		return nil
	}
	var val ssa.Value
	var stores, cleared []*ssa.Store
	for _, use := range *a.Referrers() {
		switch use := use.(type) {
		case *ssa.FieldAddr:
			n := 0
			if use.Field != i {
				continue
			}
			if !fieldStores(use, &val, &n) {
				return nil
			}
			stores = append(stores, storesTo(use)...)
		case *ssa.UnOp, *ssa.DebugRef, *ssa.Return:
		case *ssa.Store:
			if use.Addr != a {
				return nil
			}
			if isZero(use.Val) {
				cleared = append(cleared, use)
				continue
			}
			v := literalField(use.Val, i)
			if v == nil {
				return nil
			}
			val = v
			stores = append(stores, use)
		default:
			return nil
		}
	}
	switch {
	case len(stores) == 0:
		return Zero(st.Field(i).Type())
	case len(stores) == 1 && (at == nil || stands(stores[0], cleared, at)):
		return val
	}
	return nil
}

// stands reports whether a store comes before at on every path, and is not undone
// in between.
func stands(st *ssa.Store, cleared []*ssa.Store, at ssa.Instruction) bool {
	if st.Parent() != at.Parent() || !Before(st, at) {
		return false
	}
	for _, zero := range cleared {
		if between(st, zero, at) {
			return false
		}
	}
	return true
}

// Copies reports whether a local struct is, or may be, a copy of another one.
func Copies(a *ssa.Alloc) bool {
	for _, st := range Stores(a) {
		if !isZero(st.Val) {
			return true
		}
	}
	return false
}

func storesTo(addr ssa.Value) []*ssa.Store {
	var out []*ssa.Store
	for _, use := range *addr.Referrers() {
		if st, ok := use.(*ssa.Store); ok && st.Addr == addr {
			out = append(out, st)
		}
	}
	return out
}

// Zero is the zero constant of a field's type.
func Zero(t types.Type) *ssa.Const { return ssa.NewConst(zeroOf(t), t) }

// zeroOf is the zero value of a basic type, nil for others.
func zeroOf(t types.Type) constant.Value {
	if b, ok := t.Underlying().(*types.Basic); ok {
		switch {
		case b.Info()&types.IsBoolean != 0:
			return constant.MakeBool(false)
		case b.Info()&types.IsString != 0:
			return constant.MakeString("")
		case b.Info()&types.IsNumeric != 0:
			return constant.MakeInt64(0)
		}
	}
	return nil
}

// At returns the origin of a part of v's value, through the fields of a local
// struct that are set once.
func (r *Resolver) At(v ssa.Value, path string) Origin {
	if load, ok := v.(*ssa.UnOp); ok {
		if a, ok := load.X.(*ssa.Alloc); ok {
			return r.at(a, r.Of(v), path, load)
		}
	}
	if a, ok := v.(*ssa.Alloc); ok {
		return r.at(a, r.Of(v), path, nil)
	}
	return r.Of(v).Down(path)
}

func (r *Resolver) at(a *ssa.Alloc, whole Origin, path string, use ssa.Instruction) Origin {
	steps := Steps(path)
	st, ok := Deref(a.Type()).Underlying().(*types.Struct)
	if !ok || len(steps) == 0 || whole.Root != a {
		return whole.Down(path)
	}
	for i := range st.NumFields() {
		if "."+st.Field(i).Name() != steps[0] {
			continue
		}
		if val := FieldOf(a, i, use); val != nil {
			if o := r.Of(val); o.Known() {
				return o.Down(strings.Join(steps[1:], ""))
			}
		}
	}
	return whole.Down(path)
}

// OnlyFieldStore returns the value of a field of a local struct when exactly
// one visible store writes it (a result kept in a struct, for instance), and
// the struct's address goes nowhere else.
func OnlyFieldStore(f *ssa.FieldAddr) ssa.Value {
	a, ok := f.X.(*ssa.Alloc)
	if !ok {
		return nil
	}
	var val ssa.Value
	n := 0
	ok = eachUse(a, func(in ssa.Instruction, addr ssa.Value) bool {
		switch in := in.(type) {
		case *ssa.FieldAddr:
			if in.Field != f.Field {
				return true
			}
			return fieldStores(in, &val, &n)
		case *ssa.UnOp, *ssa.DebugRef:
			return true
		case *ssa.Store:
			if in.Addr != addr {
				return false
			}
			if isZero(in.Val) {
				return true
			}
			v := literalField(in.Val, f.Field)
			if v != nil {
				val = v
				n++
			}
			return v != nil
		}
		return false
	}, 0)
	if !ok || n != 1 {
		return nil
	}
	return val
}

// fieldStores collects the stores through one field address and reports
// whether every use of that address is understood.
func fieldStores(f *ssa.FieldAddr, val *ssa.Value, n *int) bool {
	for _, use := range *f.Referrers() {
		switch use := use.(type) {
		case *ssa.Store:
			if use.Addr != f {
				return false
			}
			*val = use.Val
			*n++
		case *ssa.UnOp, *ssa.DebugRef:
		case *ssa.FieldAddr:
			if !onlyRead(use) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// literalField returns what a composite literal, copied whole, has in a field.
func literalField(v ssa.Value, field int) ssa.Value {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return nil
	}
	lit, ok := load.X.(*ssa.Alloc)
	if !ok {
		return nil
	}
	var val ssa.Value
	for _, use := range *lit.Referrers() {
		f, ok := use.(*ssa.FieldAddr)
		if !ok || f.Field != field {
			continue
		}
		n := 0
		if !fieldStores(f, &val, &n) || n > 1 {
			return nil
		}
	}
	return val
}

// onlyRead reports whether nothing but loads uses a field's address.
func onlyRead(f *ssa.FieldAddr) bool {
	for _, use := range *f.Referrers() {
		switch use := use.(type) {
		case *ssa.UnOp, *ssa.DebugRef:
		case *ssa.FieldAddr:
			if !onlyRead(use) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// isZero reports whether v is the zero value of a struct or array, or a pointer
// that leads to nobody. A nil error is an answer.
func isZero(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value == nil && !types.IsInterface(c.Type())
}

// Cleared reports whether the variable a is set to nil somewhere.
func Cleared(a *ssa.Alloc) bool {
	for _, st := range Stores(a) {
		if c, ok := st.Val.(*ssa.Const); ok && c.IsNil() {
			return true
		}
	}
	return false
}

// Private reports whether nothing but loads and stores, in function literals
// too, uses the variable a.
func Private(a *ssa.Alloc) bool {
	return eachUse(a, func(in ssa.Instruction, addr ssa.Value) bool {
		switch in := in.(type) {
		case *ssa.Store:
			return in.Addr == addr
		case *ssa.UnOp, *ssa.DebugRef:
			return true
		}
		return false
	}, 0)
}
