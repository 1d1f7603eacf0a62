package flow

import (
	"go/types"

	"github.com/consentvet/consentvet/analyzers/internal/classify"
)

// partKeys turns a path of types into access-path steps.
func partKeys(t types.Type, p classify.Path) []string {
	var out []string
	for _, s := range p.Steps {
		switch s.Kind {
		case classify.FieldStep:
			out = append(out, "."+s.Name)
		case classify.ElemStep:
			if isReference(t) {
				out = append(out, "*")
			}
			out = append(out, "[]")
		case classify.KeyStep:
			out = append(out, "*", "{}")
		case classify.DerefStep:
			out = append(out, "*")
		}
		t = stepType(t, s)
	}
	return out
}

// stepType is the type that a step leads to.
func stepType(t types.Type, s classify.Step) types.Type {
	if t == nil {
		return nil
	}
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		return u.Elem()
	case *types.Slice:
		return u.Elem()
	case *types.Array:
		return u.Elem()
	case *types.Chan:
		return u.Elem()
	case *types.Map:
		if s.Kind == classify.KeyStep {
			return u.Key()
		}
		return u.Elem()
	case *types.Struct:
		if s.Index < u.NumFields() {
			return u.Field(s.Index).Type()
		}
	}
	return nil
}

func fieldIndex(st *types.Struct, key string) int {
	for i := 0; i < st.NumFields(); i++ {
		if "."+st.Field(i).Name() == key {
			return i
		}
	}
	return -1
}

// yieldedType is the type of what an iterator of type t yields.
func yieldedType(t types.Type, key string) types.Type {
	y := yieldOf(t.Underlying().(*types.Signature))
	switch n := y.Params().Len(); {
	case n == 2 && key == "{}":
		return y.Params().At(0).Type()
	case n > 0:
		return y.Params().At(n - 1).Type()
	}
	return nil
}

func elemType(t types.Type, key string) types.Type {
	if t == nil {
		return nil
	}
	switch u := t.Underlying().(type) {
	case *types.Slice:
		return u.Elem()
	case *types.Array:
		return u.Elem()
	case *types.Chan:
		return u.Elem()
	case *types.Pointer:
		return u.Elem()
	case *types.Map:
		if key == "{}" {
			return u.Key()
		}
		return u.Elem()
	}
	return nil
}

// pointee is the type of what a reference of type t leads to. Slices, maps and
// channels lead to an object of their own type, whose parts are elements.
func pointee(t types.Type, r ref) types.Type {
	if t == nil {
		if r.path == "" {
			return r.obj.typ
		}
		return nil
	}
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		return u.Elem()
	case *types.Slice, *types.Map, *types.Chan:
		return t
	case *types.Interface:
		if r.path == "" {
			return r.obj.typ
		}
	}
	return nil
}

func pointeeOf(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}
