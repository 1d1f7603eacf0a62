package guard

import (
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// Purposes that are elements: of a list that a function is given, of a literal, of a
// table of the package.

// listed is the purpose that an element of a list, at an index, or of a map, under a
// key, names.
func listed(tax purposeNames, r *origin.Resolver, list, index, key ssa.Value, depth int) Purpose {
	none := Purpose{Param: -1}
	if p, ok := r.Of(list).Root.(*ssa.Parameter); ok && index != nil && r.Of(list).Path == "" && p.Parent().Parent() == nil {
		return Purpose{Param: ParamIndex(p.Parent(), p), Path: r.Element(list, index).Path, of: p, list: list, index: index}
	}
	values, ok := valuesIn(r, list, key, 0)
	if !ok {
		return none
	}
	var all []Purpose
	for _, v := range values {
		all = append(all, purposeOf(tax, r, v, depth+2))
	}
	out := oneOf(all)
	out.list, out.index = list, index
	return out
}

// elementPurpose is the purpose that an element of list v names: some element, or,
// with the step to every element, all of them.
func elementPurpose(tax *taxonomy.Taxonomy, r *origin.Resolver, v ssa.Value, path string) Purpose {
	none := Purpose{Param: -1}
	if o := r.Of(v); o.Path == "" {
		if p, ok := o.Root.(*ssa.Parameter); ok && p.Parent().Parent() == nil {
			return Purpose{Param: ParamIndex(p.Parent(), p), Path: path, of: p}
		}
	}
	values, ok := valuesIn(r, v, nil, 0)
	if !ok {
		return none
	}
	var all []Purpose
	for _, v := range values {
		all = append(all, purposeOf(purposeNames{tax, nil}, r, v, 0))
	}
	if path != origin.Every {
		return oneOf(all)
	}
	for _, p := range all {
		if p.Param < 0 && !p.OneOf {
			none.Keys = union(none.Keys, p.Keys)
		}
	}
	return none
}

// valuesIn returns the values that a list or map holds, under a key if that is a
// constant, and false where there may be others.
func valuesIn(r *origin.Resolver, v, key ssa.Value, depth int) ([]ssa.Value, bool) {
	if depth > 4 {
		return nil, false
	}
	switch v := v.(type) {
	case *ssa.ChangeType:
		return valuesIn(r, v.X, key, depth+1)
	case *ssa.Slice:
		if a, ok := v.X.(*ssa.Alloc); ok && v.Low == nil && v.High == nil && onlyBuilt(a) {
			return origin.Elements(v), true
		}
	case *ssa.Alloc: // an array
		if onlyBuilt(v) {
			return origin.Stored(v), true
		}
	case *ssa.MakeMap:
		return mapValues(v, key)
	case *ssa.UnOp:
		if g, ok := v.X.(*ssa.Global); ok && v.Op == token.MUL {
			if val := r.Global(g); val != nil {
				return valuesIn(r, val, key, depth+1)
			}
			return nil, false
		}
		if st := storedValue(v.X, r); st != nil && st != v {
			return valuesIn(r, st, key, depth+1)
		}
	case *ssa.Global:
		return nil, false
	}
	return nil, false
}

// onlyBuilt reports whether the elements of an array are only assigned where it is made,
// and read through slices of it.
func onlyBuilt(a *ssa.Alloc) bool {
	for _, use := range *a.Referrers() {
		switch use := use.(type) {
		case *ssa.IndexAddr:
			for _, in := range *use.Referrers() {
				if st, ok := in.(*ssa.Store); ok && (st.Addr != use || st.Block() != a.Block()) {
					return false
				}
			}
		case *ssa.Slice:
			if changedInPlace(use) {
				return false
			}
		case *ssa.UnOp, *ssa.DebugRef:
		default:
			return false
		}
	}
	return true
}

// mapValues returns the values of a map that is only filled where it is made.
func mapValues(m *ssa.MakeMap, key ssa.Value) ([]ssa.Value, bool) {
	var out []ssa.Value
	want, _ := key.(*ssa.Const)
	for _, use := range *m.Referrers() {
		up, ok := use.(*ssa.MapUpdate)
		if !ok {
			continue
		}
		if up.Map != m || up.Block() != m.Block() {
			return nil, false
		}
		k, isConst := up.Key.(*ssa.Const)
		if want == nil || !isConst || constant.Compare(k.Value, token.EQL, want.Value) {
			out = append(out, up.Value)
		}
	}
	return out, true
}

// narrowed returns the constants of which v is one at block at, as branches on every
// path to it have found out, or v: case consent.Marketing, consent.Support.
func narrowed(v ssa.Value, at *ssa.BasicBlock) []ssa.Value {
	bare := stripped(v)
	for b := at; b != nil; b = b.Idom() {
		if ks := comparedTo(bare, b); len(ks) > 0 {
			return ks
		}
	}
	return []ssa.Value{v}
}

// comparedTo returns the constants to which v was found equal where control came to
// block b, none where it may come otherwise.
func comparedTo(v ssa.Value, b *ssa.BasicBlock) []ssa.Value {
	var out []ssa.Value
	for _, p := range b.Preds {
		br, ok := p.Instrs[len(p.Instrs)-1].(*ssa.If)
		if !ok || p.Succs[0] == p.Succs[1] {
			return nil
		}
		cmp, ok := br.Cond.(*ssa.BinOp)
		if !ok || stripped(cmp.X) != v {
			return nil
		}
		if k, isConst := cmp.Y.(*ssa.Const); isConst && (cmp.Op == token.EQL && p.Succs[0] == b || cmp.Op == token.NEQ && p.Succs[1] == b) {
			out = append(out, k)
			continue
		}
		return nil
	}
	return out
}

// globalConst returns the constant that package variable g holds throughout.
func globalConst(r *origin.Resolver, g *ssa.Global) *ssa.Const {
	c, _ := r.Global(g).(*ssa.Const)
	return c
}
