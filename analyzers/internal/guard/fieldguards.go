package guard

import (
	"go/types"
	"sort"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Middleware as a type: what is put into a field runs only where the methods of
// the type call it.

// inferFieldGuards finds the unexported fields of the package whose functions run
// only where consent holds.
func (a *analyzer) inferFieldGuards() {
	a.fieldGuards = map[*types.Var][]Symbolic{}
	index := a.indexFields()
	loads := a.fieldLoads()
	var fields []*types.Var
	for f, st := range index {
		if runnable(f.Type()) && !f.Exported() && !f.Embedded() && // promoted methods are called where no load is seen
			f.Pkg() == a.pass.Pkg && !st.broken && len(st.stores) > 0 && len(loads[f]) > 0 {
			fields = append(fields, f)
		}
	}
	sort.Slice(fields, func(i, j int) bool { return fields[i].Pos() < fields[j].Pos() })
	for _, f := range fields {
		if list := a.fieldGuarded(loads[f]); len(list) > 0 {
			a.fieldGuards[f] = list
		}
	}
}

// fieldLoads are the places that read a field which holds a function.
func (a *analyzer) fieldLoads() map[*types.Var][]ssa.Value {
	out := map[*types.Var][]ssa.Value{}
	for _, fn := range a.fns {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				switch in := in.(type) {
				case *ssa.Field:
					if runnable(in.Type()) {
						f := origin.FieldVar(in.X.Type(), in.Field)
						out[f] = append(out[f], in)
					}
				case *ssa.UnOp:
					if at, ok := in.X.(*ssa.FieldAddr); ok && runnable(in.Type()) {
						f := origin.FieldVar(at.X.Type(), at.Field)
						out[f] = append(out[f], in)
					}
				}
			}
		}
	}
	return out
}

// fieldGuarded returns the consents that hold wherever what was loaded runs, of
// those that say something outside the method: about what it is called with, or
// about nobody whom the method names.
func (a *analyzer) fieldGuarded(loads []ssa.Value) []Symbolic {
	var common map[string]Symbolic
	for _, load := range loads {
		fn := load.Parent()
		for fn.Parent() != nil {
			fn = fn.Parent()
		}
		v := &visitor{analyzer: a, fn: fn, seen: map[ssa.Value]bool{}}
		if !v.value(load) {
			return nil
		}
		if !v.called {
			continue // only compared with nil
		}
		now := map[string]Symbolic{}
		for k, s := range v.common {
			if s.If == nil && s.PurposeParam < 0 && (s.OfCall || len(s.Subjects) == 0) {
				now[k] = s
			}
		}
		if common == nil {
			common = now
		}
		for k := range common {
			if _, ok := now[k]; !ok {
				delete(common, k)
			}
		}
	}
	var out []Symbolic
	for _, s := range common {
		out = append(out, s)
	}
	sortSymbolics(out)
	return out
}

// intoField returns the consents under which a function runs that an instruction
// stores in a field.
func (a *analyzer) intoField(in ssa.Instruction, v ssa.Value) []Symbolic {
	st, ok := in.(*ssa.Store)
	if !ok || st.Val != v {
		return nil
	}
	f, ok := st.Addr.(*ssa.FieldAddr)
	if !ok {
		return nil
	}
	return a.fieldGuards[origin.FieldVar(f.X.Type(), f.Field)]
}

// wrapsStored notes the functions that a store puts into such a field.
func (a *analyzer) wrapsStored(st *ssa.Store) {
	list := a.intoField(st, st.Val)
	if len(list) == 0 {
		return
	}
	for _, target := range a.targets(st.Val, 0) {
		for _, s := range list {
			a.ran(target, st, 0, a.ofCall(s, target, nil))
		}
	}
}
