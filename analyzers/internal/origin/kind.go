package origin

import (
	"go/types"
	"strconv"
	"strings"
)

// anotherOfItsKind reports whether other was loaded by a field that names another
// record of the kind of the one that o belongs to: a customer by the referrer's
// id that a customer has.
func anotherOfItsKind(o, by, other Origin) bool {
	if o == by || by.Root != o.Root || by.OwnID() {
		return false
	}
	if !by.isID() {
		return false
	}
	record := recordOf(o)
	return by.Record() == record && sameKind(record, recordOf(other))
}

// isID reports whether o is a field that is named as an id of something.
func (o Origin) isID() bool { return strings.HasSuffix(strings.ToUpper(o.Path), "ID") }

// within reports whether o is top, or a part of it.
func (o Origin) within(top Origin) bool {
	rest, ok := strings.CutPrefix(o.Path, top.Path)
	return ok && o.Known() && o.Root == top.Root && (rest == "" || strings.IndexByte(".[#", rest[0]) >= 0)
}

// namesAnother reports whether o is a field that identifies another one than whose
// record it is in, where that is known to be told by another field.
func (r *Resolver) namesAnother(o Origin) bool {
	if r.Subject == nil || !o.isID() || o.OwnID() || o.Record() == o {
		return false
	}
	t := typeOf(o.Record())
	if t == nil {
		return false
	}
	field := r.Subject(Deref(t))
	if field == "" || strings.HasSuffix(o.Path, "."+field) {
		return false
	}
	one, own := typeOf(o), fieldType(t, field)
	return one != nil && own != nil && types.Identical(one, own)
}

// Sibling reports whether two places of one value hold two records of a kind: what
// is put from one into the other is another record.
func Sibling(a, b Origin) bool { return a.Root == b.Root && a.Path != b.Path && sameKind(a, b) }

func sameKind(a, b Origin) bool {
	one, other := typeOf(a), typeOf(b)
	return one != nil && other != nil && types.Identical(Deref(one), Deref(other))
}

// recordOf is the record that o is, or is a field of.
func recordOf(o Origin) Origin {
	if t := typeOf(o); t != nil {
		if _, isStruct := Deref(t).Underlying().(*types.Struct); isStruct {
			return o
		}
	}
	return o.Record()
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
			if t = fieldType(t, step[1:]); t == nil {
				return nil
			}
		}
	}
	return t
}

// fieldType is the type of a field, nil where there is none of that name.
func fieldType(t types.Type, name string) types.Type {
	st, ok := Deref(t).Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	for i := range st.NumFields() {
		if f := st.Field(i); f.Name() == name {
			return f.Type()
		}
	}
	return nil
}
