package models

import (
	"fmt"
	"go/types"
)

// placeType returns the type at a place without elements and keys. It checks
// that the place exists and that it has the field, elements and method named.
func placeType(sig *types.Signature, p Place) (types.Type, error) {
	var t types.Type
	switch p.Kind {
	case Recv:
		if sig.Recv() == nil {
			return nil, fmt.Errorf("%s: a function has no receiver", p)
		}
		t = sig.Recv().Type()
	case Arg:
		if p.Index >= sig.Params().Len() {
			return nil, fmt.Errorf("%s: there are %d parameters", p, sig.Params().Len())
		}
		t = sig.Params().At(p.Index).Type()
	case Result:
		if p.Index >= sig.Results().Len() {
			return nil, fmt.Errorf("%s: there are %d results", p, sig.Results().Len())
		}
		t = sig.Results().At(p.Index).Type()
	default:
		return nil, nil
	}
	if p.Field != "" {
		obj, _, _ := types.LookupFieldOrMethod(t, true, nil, p.Field)
		if v, ok := obj.(*types.Var); !ok {
			return nil, fmt.Errorf("%s: %s has no field %s", p, t, p.Field)
		} else {
			t = v.Type()
		}
	}
	for _, key := range steps(p) {
		if t == nil {
			break
		}
		next, err := elemType(t, p, key)
		if err != nil {
			return nil, err
		}
		t = next
	}
	if p.Method != "" {
		return methodType(t, p)
	}
	return t, nil
}

// steps returns the steps from a place's value to its elements (false) and keys.
func steps(p Place) []bool {
	var s []bool
	if p.Elem {
		s = append(s, false)
	}
	if p.Key {
		s = append(s, true)
	}
	return s
}

// elemType returns the type of the keys or elements that a value of type t
// holds, nil where the type is opaque (sync.Map, list.List).
func elemType(t types.Type, p Place, wantKey bool) (types.Type, error) {
	u := core(t)
	if ptr, ok := u.(*types.Pointer); ok {
		u = core(ptr.Elem())
	}
	switch u := u.(type) {
	case *types.Slice:
		return keyOrElem(p, wantKey, nil, u.Elem())
	case *types.Array:
		return keyOrElem(p, wantKey, nil, u.Elem())
	case *types.Chan:
		return keyOrElem(p, wantKey, nil, u.Elem())
	case *types.Map:
		return keyOrElem(p, wantKey, u.Key(), u.Elem())
	case *types.Signature: // an iterator
		if u.Params().Len() == 1 {
			if yield, ok := core(u.Params().At(0).Type()).(*types.Signature); ok {
				switch n := yield.Params().Len(); n {
				case 1:
					return keyOrElem(p, wantKey, nil, yield.Params().At(0).Type())
				case 2:
					return keyOrElem(p, wantKey, yield.Params().At(0).Type(), yield.Params().At(1).Type())
				}
			}
		}
		switch n := u.Results().Len(); { // what it returns
		case n > 1 && !types.Identical(u.Results().At(1).Type(), types.Typ[types.Bool]):
			return keyOrElem(p, wantKey, u.Results().At(0).Type(), u.Results().At(1).Type())
		case n > 0:
			return keyOrElem(p, wantKey, nil, u.Results().At(0).Type())
		}
		return nil, fmt.Errorf("%s: %s yields and returns nothing", p, t)
	case *types.Struct, *types.Interface:
		return nil, nil
	}
	return nil, fmt.Errorf("%s: %s has no elements", p, t)
}

func keyOrElem(p Place, wantKey bool, key, elem types.Type) (types.Type, error) {
	if !wantKey {
		return elem, nil
	}
	if key == nil {
		return nil, fmt.Errorf("%s: it has no keys", p)
	}
	return key, nil
}

// core returns the underlying type, of a type parameter that of its constraint.
func core(t types.Type) types.Type {
	u := t.Underlying()
	iface, ok := u.(*types.Interface)
	if !ok || iface.NumEmbeddeds() != 1 {
		return u
	}
	if union, ok := iface.EmbeddedType(0).(*types.Union); ok && union.Len() == 1 {
		return union.Term(0).Type().Underlying()
	}
	return u
}

// methodType returns the signature of the place's method. A type that may keep
// such a value (a json.Encoder keeps a writer) needs not have it itself.
func methodType(t types.Type, p Place) (types.Type, error) {
	if t == nil {
		return nil, nil
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, p.Method)
	if fn, ok := obj.(*types.Func); ok {
		return fn.Type(), nil
	}
	if p.Method == "Write" && (p.Kind == Recv || !types.IsInterface(t)) {
		return nil, nil
	}
	return nil, fmt.Errorf("%s: %s has no method %s", p, t, p.Method)
}

func checkCall(sig *types.Signature, c Callback) error {
	t, err := placeType(sig, c.Arg)
	if err != nil {
		return fmt.Errorf("calls %w", err)
	}
	if t == nil {
		return fmt.Errorf("calls %s: its type is not known", c.Arg)
	}
	callee, ok := core(t).(*types.Signature)
	if !ok {
		// A function in an interface cannot be checked further.
		if !types.IsInterface(t) {
			return fmt.Errorf("calls %s: %s is no function", c.Arg, t)
		}
		callee = nil
	}
	if callee != nil {
		if n := callee.Params().Len(); len(c.With) > 0 && len(c.With) != n {
			return fmt.Errorf("calls %s with %d places: it has %d parameters", c.Arg, len(c.With), n)
		}
		if n := callee.Results().Len(); len(c.Results) > 0 && len(c.Results) != n {
			return fmt.Errorf("calls %s for %d results: it has %d", c.Arg, len(c.Results), n)
		}
	}
	for _, places := range [][]Place{c.With, c.Results} {
		for _, p := range places {
			if _, err := placeType(sig, p); err != nil {
				return fmt.Errorf("calls %s: %w", c.Arg, err)
			}
		}
	}
	return nil
}
