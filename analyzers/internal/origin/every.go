package origin

import (
	"strings"

	"golang.org/x/tools/go/ssa"
)

// ofEvery reports whether a consent is that of every element of the map that data is
// an element of.
func ofEvery(c Origin, data Lineage) bool {
	rest, ok := strings.CutPrefix(c.Path, data.Of.Path)
	return ok && data.Of.Known() && data.Of.Root == c.Root && strings.HasPrefix(rest, Every)
}

// ofAnotherField reports whether p is a field of an element of a list, and neither its
// id nor the field that consent o of all elements is about.
func ofAnotherField(o, p Origin) bool {
	if !strings.Contains(o.Path, Every) || p.Record() == p || p.OwnID() {
		return false
	}
	return o.Path[strings.LastIndexByte(o.Path, '.')+1:] != p.Path[strings.LastIndexByte(p.Path, '.')+1:]
}

// EveryElement turns what is said of the element of list at an index, or of an
// iteration over it, into what is said of each: false where o is nothing of that.
func (r *Resolver) EveryElement(o Origin, list, index ssa.Value) (Origin, bool) {
	of := r.Of(list)
	if !r.whole(list, map[ssa.Value]bool{}) {
		return Origin{}, false
	}
	if next, ok := index.(*ssa.Next); ok {
		if o.Root != next || !of.Known() {
			return Origin{}, false
		}
		rest := strings.TrimPrefix(strings.TrimPrefix(o.Path, "#1"), "#2")
		return of.Down(Every + rest), true
	}
	at := of.Down(r.index(index))
	rest, ok := strings.CutPrefix(o.Path, at.Path)
	if !ok || !o.Known() || o.Root != at.Root || rest != "" && rest[0] == '#' {
		return Origin{}, false
	}
	return of.Down(Every + rest), true
}

// Whole is the origin of a list, unknown where it may be a part only of what has
// that origin.
func (r *Resolver) Whole(list ssa.Value) Origin {
	if !r.whole(list, map[ssa.Value]bool{}) {
		return Origin{}
	}
	return r.Of(list)
}

func (r *Resolver) whole(v ssa.Value, seen map[ssa.Value]bool) bool {
	if seen[v] {
		return true
	}
	seen[v] = true
	switch v := v.(type) {
	case *ssa.Slice:
		return v.High == nil && r.whole(v.X, seen)
	case *ssa.ChangeType:
		return r.whole(v.X, seen)
	case *ssa.Phi:
		for _, e := range v.Edges {
			if !r.whole(e, seen) {
				return false
			}
		}
	case *ssa.UnOp:
		if f, ok := v.X.(*ssa.FieldAddr); ok {
			val := FieldReaching(v)
			if val == nil {
				val = OnlyFieldStore(f)
			}
			return val == nil || r.whole(val, seen)
		}
		if a := r.Variable(v.X); a != nil {
			for _, st := range Stores(a) {
				if !r.whole(st.Val, seen) {
					return false
				}
			}
		}
	case *ssa.Call:
		if r.Gives != nil {
			_, _, given := r.Gives(v.Common())
			return !given
		}
	}
	return true
}
