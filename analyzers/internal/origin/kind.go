package origin

import (
	"go/types"
	"strconv"
	"strings"
)

// anotherOfItsKind reports whether data was loaded by a field that names another
// record of the kind of the one whose own id is c: a customer by the referrer's
// id that a customer has.
func anotherOfItsKind(c, by, data Origin) bool {
	if !c.OwnID() || by.Root != c.Root || by.OwnID() || by.Record() != c.Record() {
		return false
	}
	name := strings.ToUpper(by.Path[strings.LastIndexByte(by.Path, '.')+1:])
	if !strings.HasSuffix(name, "ID") {
		return false
	}
	one, other := typeOf(c.Record()), typeOf(data)
	return one != nil && other != nil && types.Identical(Deref(one), Deref(other))
}

// typeOf is the type of what an origin stands for, nil where it cannot be told.
func typeOf(o Origin) types.Type {
	if o.Root == nil {
		return nil
	}
	t := o.Root.Type()
	for _, step := range Steps(o.Path) {
		switch step[0] {
		case '#':
			tuple, ok := t.(*types.Tuple)
			i, err := strconv.Atoi(step[1:])
			if !ok || err != nil || i >= tuple.Len() {
				return nil
			}
			t = tuple.At(i).Type()
		case '[':
			switch u := Deref(t).Underlying().(type) {
			case *types.Slice:
				t = u.Elem()
			case *types.Array:
				t = u.Elem()
			case *types.Map:
				t = u.Elem()
			default:
				return nil
			}
		default:
			obj, _, _ := types.LookupFieldOrMethod(t, true, nil, step[1:])
			f, ok := obj.(*types.Var)
			if !ok {
				return nil
			}
			t = f.Type()
		}
	}
	return t
}
