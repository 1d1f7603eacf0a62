package flow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// placeType is the type of what an input place holds, nil if it cannot be told.
func (x *exec) placeType(p Place) types.Type {
	t := x.inputType(p.Param)
	for _, s := range steps(p.Path) {
		if t = typeAt(t, s); t == nil {
			return nil
		}
	}
	return t
}

// inputType is the type of a parameter or captured variable.
func (x *exec) inputType(i int) types.Type { return inputType(x.fn, i) }

func inputType(fn *ssa.Function, i int) types.Type {
	if i < len(fn.Params) {
		return fn.Params[i].Type()
	}
	if i -= len(fn.Params); i < len(fn.FreeVars) {
		return fn.FreeVars[i].Type()
	}
	return nil
}

// typeAt is the type one step of an access path below a value of type t. Slices,
// maps and channels point to an object of their own type.
func typeAt(t types.Type, step string) types.Type {
	switch u := typeUnder(t).(type) {
	case *types.Pointer:
		if step == "*" {
			return u.Elem()
		}
	case *types.Slice, *types.Map, *types.Chan:
		if step == "*" {
			return t
		}
		return elemType(t, step)
	case *types.Array:
		return elemType(t, step)
	case *types.Struct:
		if i := fieldIndex(u, step); i >= 0 {
			return u.Field(i).Type()
		}
	}
	return nil
}

// spot is a place in shared memory: a field, and a path below it.
type spot struct {
	key   string
	path  []string
	fresh bool // a pointer to an object was just followed
}

// below is the spot one step further, in a value of type t. A channel has a place of
// its own in any struct: who asks over one is answered over another that is in the
// question, and knows it by its field.
func (s spot) below(t types.Type, step string) spot {
	step = anyKey(step)
	switch u := typeUnder(t).(type) {
	case *types.Struct:
		if i := fieldIndex(u, step); i >= 0 && (s.fresh || isChan(u.Field(i).Type())) {
			if key := fieldKey(t, i); key != "" {
				return spot{key: key}
			}
		}
	case *types.Pointer:
		s.fresh = step == "*"
	}
	if s.key == "" {
		return s
	}
	return spot{s.key, append(s.path[:len(s.path):len(s.path)], step), s.fresh}
}

// walk follows a path from a value of type t.
func (s spot) walk(t types.Type, path []string) (spot, types.Type) {
	for _, p := range path {
		s = s.below(t, p)
		t = typeAt(t, p)
	}
	return s, t
}

func isChan(t types.Type) bool {
	_, ok := typeUnder(t).(*types.Chan)
	return ok
}
