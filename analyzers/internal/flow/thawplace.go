package flow

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/guard"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// place evaluates an input place: the value, its type and, for the argument
// itself, the SSA value.
//
// A summary names the same place many times; as long as memory stays the same,
// so does what is there.
func (t *thawer) place(p Place) (*node, types.Type, ssa.Value) {
	if t.mem != t.x.mem {
		t.places, t.dests, t.mem = nil, nil, t.x.mem
	}
	if got, ok := t.places[p]; ok {
		return got.n, got.typ, got.v
	}
	n, typ, v := t.find(p)
	if t.mem == t.x.mem {
		if t.places == nil {
			t.places = map[Place]placed{}
		}
		t.places[p] = placed{n, typ, v}
	}
	return n, typ, v
}

func (t *thawer) find(p Place) (*node, types.Type, ssa.Value) {
	path := steps(p.Path)
	var n *node
	var v ssa.Value
	var typ types.Type
	switch {
	case t.sum != nil && p.Param >= t.sum.Inputs:
		n, typ, path = t.outcomePlace(p, path)
	case p.Param < 0 || p.Param >= len(t.k.args):
		return nil, nil, nil
	default:
		n, v = t.k.args[p.Param], t.k.vals[p.Param]
		if v != nil {
			typ = v.Type()
		}
	}
	who := t.x.keyed(v)
	var in []ref // later: what n was loaded from
	for i, s := range path {
		s = t.step(s)
		if s == "*" && i+1 < len(path) && (path[i+1] == "[]" || path[i+1] == "{}") && n != nil && len(n.funcs) > 0 {
			n, typ, v = join(t.x.load(n), t.x.yielded(t.k, n)), nil, nil
			continue
		}
		if typ != nil && types.IsInterface(typ) && n != nil && len(n.dyn) > 0 {
			if n.exact && !slices.ContainsFunc(n.dyn, func(d types.Type) bool { return hasPart(d, s) }) {
				return nil, nil, nil // of another type that the callee has asked for
			}
			if len(n.dyn) == 1 {
				typ = n.dyn[0]
			}
		}
		at, of := n, typ
		n, typ = t.x.down(n, typ, s, who)
		if t.later && of != nil {
			switch {
			case s == "*" && at != nil:
				in = at.refs
			default:
				n, in = t.filled(n, of, s, in), nil
			}
		}
		v = nil
		if s[0] != '.' && s != "*" {
			who = origin.Lineage{}
		}
	}
	return n, typ, v
}

// keyed is whose record v is, where v was looked up under an id: whatever else the
// map is known to hold, it is that one's.
func (x *exec) keyed(v ssa.Value) origin.Lineage {
	if v == nil {
		return origin.Lineage{}
	}
	if o := x.origins.Of(v); o.Path == "" {
		if _, ok := o.Root.(*ssa.Lookup); ok {
			return x.origins.LineageAt(v, x.cur)
		}
	}
	return origin.Lineage{}
}

// hasPart reports whether values of type t have a part that step s leads to.
func hasPart(t types.Type, s string) bool {
	if strings.HasPrefix(s, assertedMark) {
		return isOpen(t, 0) || types.Identical(t, basicType(s))
	}
	switch u := typeUnder(t).(type) {
	case *types.Basic:
		return u == unknownType
	case *types.Struct:
		return s[0] != '*' && (s[0] != '.' || fieldIndex(u, s) >= 0)
	case *types.Pointer, *types.Slice, *types.Map, *types.Chan:
		return s[0] != '.'
	}
	return true
}

// down takes one step of an access path, through memory where it leads there. What
// it finds is who's, if that is known, else that of the input it was read from.
func (x *exec) down(n *node, t types.Type, s string, who origin.Lineage) (*node, types.Type) {
	switch {
	case strings.HasPrefix(s, assertedMark):
		return basicOf(n, t, s)
	case s == "*":
		n = x.load(n)
		if p, ok := typeUnder(t).(*types.Pointer); ok {
			t = p.Elem()
		}
	default:
		n = n.child(s)
		if st, ok := typeUnder(t).(*types.Struct); ok {
			i := fieldIndex(st, s)
			if i < 0 {
				return n, nil
			}
			if cats, label := x.fieldData(t, i); len(cats) > 0 && !n.clean() {
				n = x.classified(n, t, i, cats, label, who)
			}
			t = st.Field(i).Type()
		} else {
			t = elemType(t, s)
		}
	}
	return n, t
}

// classified marks a field that a callee read.
func (x *exec) classified(n *node, t types.Type, i int, cats []string, label string, who origin.Lineage) *node {
	name := ""
	if _, ok := x.classes.Subject(t); ok {
		name = typeString(t)
	}
	typ := t.Underlying().(*types.Struct).Field(i).Type()
	if who.Self.Known() {
		return x.sourceOf(n, cats, label, name, typ, who, x.cur.Pos())
	}
	var out *node
	for _, part := range perRoot(n) {
		subject := origin.Lineage{}
		if r := x.rootOf(part); r.Known() {
			subject = x.lineageOf(r)
			subject.Loose = strings.Contains(r.Path, "[]")
		}
		out = join(out, x.sourceOf(part, cats, label, name, typ, subject, x.cur.Pos()))
	}
	return out
}

// perRoot splits a value that may be one of several inputs, so that each is
// judged as its own subject's.
func perRoot(n *node) []*node {
	lazy := 0
	for _, c := range n.labs {
		if c.lab.lazy() {
			lazy++
		}
	}
	if lazy < 2 {
		return []*node{n}
	}
	var out []*node
	rest := *n
	rest.labs = nil
	for _, c := range n.labs {
		if c.lab.lazy() {
			out = append(out, &node{labs: []carried{c}, held: n.held})
		} else {
			rest.labs = append(rest.labs, c)
		}
	}
	if !rest.clean() {
		out = append(out, &rest)
	}
	return out
}

func (t *thawer) texts(list []Piece) []text {
	out := []text{{}}
	for _, p := range list {
		var alt []text
		switch {
		case p.In != nil:
			n, _, _ := t.place(*p.In)
			if alt = n.texts(); n == nil || allUnknown(alt) {
				if stored := t.x.storedTexts(t.k.argType(p.In.Param), steps(p.In.Path)); stored != nil {
					alt = stored
				}
			}
		case p.Unknown:
			alt = []text{unknownText}
		default:
			alt = []text{literal(p.Lit)}
		}
		out = concat(out, alt)
	}
	return out
}

// goneThrough is whose record a library hands to a function as parameter p: an element of
// the list that it goes through.
func (t *thawer) goneThrough(p guard.Part) origin.Lineage {
	if !t.k.library || p.Param >= len(t.k.args) || t.k.args[p.Param] == nil {
		return origin.Lineage{}
	}
	r := t.x.rootOf(t.k.args[p.Param])
	if !r.Known() {
		return origin.Lineage{}
	}
	who := t.x.lineageOf(r.Down(p.Path))
	who.Loose = strings.Contains(r.Path, "[]")
	return who
}
