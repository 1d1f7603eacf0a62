package flow

import (
	"go/types"
	"slices"
)

// What a function makes and hands out (a service with its queue) is filled by
// others when the function has returned. A goroutine that it started, whose body is
// in another package, reads from it what is known to be stored in fields of the
// type; a goroutine whose body is here reads that by itself.

// outliving are the objects that others have when the function has returned: what
// its results, its inputs and package variables lead to.
func (x *exec) outliving() map[*object]bool {
	out := map[*object]bool{}
	var reach func(n *node, depth int)
	reach = func(n *node, depth int) {
		if n == nil || depth > 2*maxDepth {
			return
		}
		for _, r := range n.refs {
			if !out[r.obj] {
				out[r.obj] = true
				reach(x.content(r.obj), depth+1)
			}
		}
		for _, k := range n.kids {
			reach(k.n, depth+1)
		}
	}
	for _, e := range x.exits {
		for _, r := range e.ret.Results {
			reach(x.val(r), 0)
		}
	}
	for _, o := range x.outsiders {
		reach(x.content(o), 0)
	}
	return out
}

// later is set while what goroutines that the function started do when it has
// returned is looked at.
func (t *thawer) runsLater(async bool) {
	if now := t.x.handedOut != nil && async; now != t.later {
		t.later, t.places = now, nil
	}
}

// filled is the field that step s leads to in n, of type typ, with what others store
// there once they have the object that it is a part of.
func (t *thawer) filled(n *node, typ types.Type, s string, in []ref) *node {
	st, ok := typeUnder(typ).(*types.Struct)
	if !ok || !slices.ContainsFunc(in, func(r ref) bool { return r.path == "" && t.x.handedOut[r.obj] }) {
		return n
	}
	if i := fieldIndex(st, s); i >= 0 {
		n = join(n, t.x.cell(t.x.fieldKeyOf(typ, st)[i], -1))
	}
	return n
}
