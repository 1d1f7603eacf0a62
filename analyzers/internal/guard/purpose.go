package guard

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// Purpose is what is known of a purpose value: constant keys, a parameter of
// the function at hand, or neither.
type Purpose struct {
	Keys  []string
	OneOf bool   // one of the keys
	Param int    // -1: none
	Path  string // of a part of the parameter

	of *ssa.Parameter // the parameter itself, which may be of a function around a literal

	list, index ssa.Value // it is an element of a list
}

// PurposeOf evaluates a value that names a purpose. A constant is matched by
// its string value, else by the name of a constant of its type.
func PurposeOf(tax *taxonomy.Taxonomy, r *origin.Resolver, v ssa.Value) Purpose {
	return purposeVia(tax, nil, r, v)
}

// purposeVia is PurposeOf for a value that stands at an operand, whose own
// names of constants come first. op may be nil.
func purposeVia(tax *taxonomy.Taxonomy, op *taxonomy.Operand, r *origin.Resolver, v ssa.Value) Purpose {
	return purposeOf(purposeNames{tax, op}, r, v, 0)
}

// purposeNames say which purpose a constant stands for.
type purposeNames struct {
	*taxonomy.Taxonomy
	op *taxonomy.Operand
}

func purposeOf(tax purposeNames, r *origin.Resolver, v ssa.Value, depth int) Purpose {
	none := Purpose{Param: -1}
	if depth > 8 {
		return none
	}
	switch v := v.(type) {
	case *ssa.Const:
		if key, ok := constPurpose(tax, v); ok {
			return Purpose{Keys: []string{key}, Param: -1}
		}
	case *ssa.Convert:
		return purposeOf(tax, r, v.X, depth+1)
	case *ssa.ChangeType:
		return purposeOf(tax, r, v.X, depth+1)
	case *ssa.MakeInterface:
		return purposeOf(tax, r, v.X, depth+1)
	case *ssa.Phi:
		var all []Purpose
		for _, e := range v.Edges {
			if e != v {
				all = append(all, purposeOf(tax, r, e, depth+1))
			}
		}
		return oneOf(all)
	case *ssa.UnOp:
		return loadedPurpose(tax, r, v, depth)
	case *ssa.Field:
		return partPurpose(r, v)
	case *ssa.Lookup:
		return listed(tax, r, v.X, nil, v.Index, depth)
	case *ssa.Extract:
		if lookup, ok := v.Tuple.(*ssa.Lookup); ok && v.Index == 0 {
			return listed(tax, r, lookup.X, nil, lookup.Index, depth)
		}
	case *ssa.Call:
		return returnedPurpose(tax, r, v, depth)
	case *ssa.Parameter:
		if v.Parent().Parent() == nil {
			return Purpose{Param: ParamIndex(v.Parent(), v), of: v}
		}
		if o := r.Of(v); o.Root != v && o.Path == "" && o.Known() {
			return purposeOf(tax, r, o.Root, depth+1)
		}
		return Purpose{Param: ParamIndex(v.Parent(), v), of: v} // a literal's own
	case *ssa.FreeVar:
		if o := r.Of(v); o.Root != v && o.Path == "" && o.Known() {
			if p, ok := o.Root.(*ssa.Parameter); ok && p.Parent().Parent() != nil {
				return none // of another literal
			}
			return purposeOf(tax, r, o.Root, depth+1)
		}
	}
	return none
}

// partPurpose is the purpose that a part of a parameter names.
func partPurpose(r *origin.Resolver, v ssa.Value) Purpose {
	o := r.Of(v)
	p, ok := o.Root.(*ssa.Parameter)
	if !ok || o.Path == "" || p.Parent().Parent() != nil || strings.ContainsAny(o.Path, "[#(") {
		return Purpose{Param: -1}
	}
	return Purpose{Param: ParamIndex(p.Parent(), p), Path: o.Path}
}

// PurposeAt is PurposeOf for a part of v's value.
func PurposeAt(tax *taxonomy.Taxonomy, r *origin.Resolver, v ssa.Value, path string) Purpose {
	if path == "" {
		return PurposeOf(tax, r, v)
	}
	if path[0] == '[' {
		return elementPurpose(tax, r, v, path)
	}
	o := r.At(v, path)
	if o.Known() && o.Path == "" {
		return PurposeOf(tax, r, o.Root)
	}
	if p, ok := o.Root.(*ssa.Parameter); ok && p.Parent().Parent() == nil {
		return Purpose{Param: ParamIndex(p.Parent(), p), Path: o.Path}
	}
	return Purpose{Param: -1}
}

// returnedPurpose is what a function of this package returns on every path.
func returnedPurpose(tax purposeNames, r *origin.Resolver, v *ssa.Call, depth int) Purpose {
	none := Purpose{Param: -1}
	if r.Names != nil {
		if keys := r.Names(v.Common()); len(keys) > 0 {
			return Purpose{Keys: keys, OneOf: len(keys) > 1, Param: -1}
		}
	}
	fn := v.Common().StaticCallee()
	if fn == nil || fn.Signature.Results().Len() != 1 {
		return none
	}
	var all []Purpose
	for _, b := range fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		p := purposeOf(tax, r, ret.Results[0], depth+2)
		if p.Param >= 0 {
			if p.Path != "" || p.Param >= len(v.Common().Args) {
				return none
			}
			p = purposeOf(tax, r, v.Common().Args[p.Param], depth+2)
		}
		all = append(all, p)
	}
	return oneOf(all)
}

// loadedPurpose follows a load from a variable that is stored once, or from a
// package variable that only the package's initialiser writes.
func loadedPurpose(tax purposeNames, r *origin.Resolver, v *ssa.UnOp, depth int) Purpose {
	none := Purpose{Param: -1}
	if v.Op != token.MUL {
		return none
	}
	if g, ok := v.X.(*ssa.Global); ok {
		if c := globalConst(r, g); c != nil {
			return purposeOf(tax, r, c, depth+1)
		}
		return none
	}
	if p := partPurpose(r, v); p.Param >= 0 {
		return p
	}
	if at, ok := v.X.(*ssa.IndexAddr); ok {
		return listed(tax, r, at.X, at.Index, nil, depth)
	}
	if o := r.Of(v); o.Known() && o.Root != v && o.Path == "" {
		if _, isAlloc := o.Root.(*ssa.Alloc); !isAlloc {
			return purposeOf(tax, r, o.Root, depth+1)
		}
	}
	return none
}

// constPurpose matches a constant with a declared purpose.
func constPurpose(tax purposeNames, c *ssa.Const) (string, bool) {
	if c.Value == nil {
		return "", false
	}
	value := c.Value.ExactString()
	if c.Value.Kind() == constant.String {
		value = constant.StringVal(c.Value)
	}
	if key, ok := tax.PurposeVia(tax.op, value, ""); ok {
		return key, true
	}
	named, ok := types.Unalias(c.Type()).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return "", false
	}
	scope := named.Obj().Pkg().Scope()
	for _, name := range scope.Names() {
		k, ok := scope.Lookup(name).(*types.Const)
		if !ok || !types.Identical(k.Type(), c.Type()) || k.Val().Kind() != c.Value.Kind() || !constant.Compare(k.Val(), token.EQL, c.Value) {
			continue
		}
		if key, ok := tax.PurposeVia(tax.op, value, name); ok {
			return key, true
		}
	}
	return "", false
}

// sameSet reports whether two lists hold the same, in whatever order.
func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
