package flow

import (
	"go/types"
	"slices"
)

// A label of a part that lies deeper than paths are told apart remembers the name
// of the last field on the way (label.via). What such a label stands for, at a
// caller that knows the value, is all that lies beneath fields of that name.

// anyPart is the via of a label of some part of which not even the last field is
// known.
const anyPart = "?"

// someField is the label of what lies beneath a field of the name somewhere
// beneath the label's value.
func (l *label) someField(name string) *label {
	c := l.copy()
	c.whole, c.skip, c.via = true, true, name
	return l.tab.get(c)
}

// childVia is the label of such a field beneath what the label stands for, where
// that is some part whose path is forgotten, or the label itself.
func (l *label) childVia(name string) *label {
	if name == "" || l.via == "" {
		return l
	}
	return l.child(name)
}

// viaField is the name of the field that a label of a summary asks for, if any.
func (l *Label) viaField() string {
	if l.Via == anyPart {
		return ""
	}
	return l.Via
}

type viaKey struct {
	t    types.Type
	name string
}

// mayLead reports whether a value of type t may have, however deep, a field of that
// name.
func (e *engine) mayLead(t types.Type, name string) bool {
	if name == "" || t == nil {
		return true
	}
	key := viaKey{t, name}
	yes, known := e.vias[key]
	if !known {
		yes = hasFieldBelow(t, name, map[types.Type]bool{})
		if e.vias == nil {
			e.vias = map[viaKey]bool{}
		}
		e.vias[key] = yes
	}
	return yes
}

func hasFieldBelow(t types.Type, name string, seen map[types.Type]bool) bool {
	if seen[t] {
		return false
	}
	seen[t] = true
	switch u := typeUnder(t).(type) {
	case *types.Basic:
		return u == unknownType
	case *types.Signature:
		return false
	case *types.Struct:
		if fieldIndex(u, name) >= 0 {
			return true
		}
		for f := range u.Fields() {
			if hasFieldBelow(f.Type(), name, seen) {
				return true
			}
		}
		return false
	case *types.Map:
		return hasFieldBelow(u.Key(), name, seen) || hasFieldBelow(u.Elem(), name, seen)
	case interface{ Elem() types.Type }:
		return hasFieldBelow(u.Elem(), name, seen)
	}
	return true
}

// someParts is what lies under fields of that name anywhere beneath n, a value of
// type t, itself and as elements: any of these may be meant.
func (x *exec) someParts(n *node, t types.Type, name string) *node {
	w := &viaWalk{x: x, name: name, seen: map[ref]bool{}, taken: map[ref]bool{}}
	w.walk(n, t, 0)
	return w.out
}

// someParts is what a label of such parts stands for at the call. Many labels of one
// summary say the same.
func (t *thawer) someParts(l *Label, n *node, typ types.Type, name string) *node {
	key := wholePlace{p: l.In, via: name}
	if t.viasOf != t.x.mem {
		t.vias, t.viasOf = nil, t.x.mem
	}
	out, ok := t.vias[key]
	if !ok {
		out = t.x.someParts(n, typ, name)
		if t.vias == nil {
			t.vias = map[wholePlace]*node{}
		}
		if t.viasOf == t.x.mem {
			t.vias[key] = out
		}
	}
	return out
}

type viaWalk struct {
	x           *exec
	name        string
	seen, taken map[ref]bool
	out         *node
}

func (w *viaWalk) walk(n *node, t types.Type, depth int) {
	if n.clean() || depth > 3*maxDepth || !w.x.mayLead(t, w.name) {
		return
	}
	if len(n.dyn) > 0 && (t == nil || types.IsInterface(t)) {
		if t = nil; !slices.ContainsFunc(n.dyn, func(d types.Type) bool { return w.x.mayLead(d, w.name) }) {
			return
		}
		if len(n.dyn) == 1 && n.dyn[0] != unknownType {
			t = n.dyn[0]
		}
	}
	var labs []carried
	for _, c := range n.labs {
		switch {
		case !c.lab.lazy():
			c.lab = c.lab.childVia(w.name)
		case c.lab.kind == Input:
			c.lab = c.lab.someField(w.name)
		}
		labs = append(labs, c)
	}
	if len(labs) > 0 {
		w.out = join(w.out, &node{labs: sortLabs(labs)})
	}
	for _, k := range n.kids {
		at := typeAt(t, k.key)
		if k.key == w.name {
			w.take(k.n)
		}
		w.walk(k.n, at, depth+1)
	}
	for _, r := range n.refs {
		if !w.seen[r] {
			w.seen[r] = true
			w.walk(w.x.content(r.obj).at(steps(r.path)), pointee(t, r), depth+1)
		}
	}
}

// take adds a value under the field, and its elements.
func (w *viaWalk) take(n *node) {
	if n == nil {
		return
	}
	w.out = join(w.out, n)
	w.elements(n)
	for _, r := range n.refs {
		if !w.taken[r] {
			w.taken[r] = true
			w.elements(w.x.content(r.obj).at(steps(r.path)))
		}
	}
}

func (w *viaWalk) elements(n *node) {
	for _, k := range n.parts() {
		if k.key[0] == '[' {
			w.take(k.n)
		}
	}
}
