package flow

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// shareAll adds to the cells what the function leaves in shared memory. It is
// called with the memory at the end of the function.
func (x *exec) shareAll() {
	f := &freezer{x: x, mem: x.mem, busy: map[ref]bool{}}
	for _, o := range x.outsiders {
		n := x.content(o)
		if g, ok := o.in.subject.Self.Root.(*ssa.Global); ok && o.in.kind == Local {
			s := spot{key: addrKey(g)}
			for _, step := range origin.Steps(o.in.subject.Self.Path) {
				s.path = append(s.path, step)
			}
			x.shareNode(f, s, n, o.initial(), globalType(g, s.path), -1, 0)
		}
		if o.in.kind == Input && x.sharesThrough(o.in.in.Param) {
			s, t := spot{}.walk(x.inputType(o.in.in.Param), steps(o.in.in.Path))
			x.shareNode(f, s, n, o.initial(), t, o.in.in.Param, 0)
		}
	}
	for _, key := range sortedKeys(x.fieldFuncs) {
		x.cells.add(x.cells.own, "o", key, f.whole(x.fieldFuncs[key]).callable(), nil, 0)
	}
	for _, ev := range x.events {
		x.cells.add(x.cells.async, "a", ev.at.key, f.whole(ev.n).beneath(ev.at.path), nil, 0)
	}
}

func globalType(g *ssa.Global, path []string) types.Type {
	t := g.Type().(*types.Pointer).Elem()
	for _, s := range path {
		if p, ok := typeUnder(t).(*types.Pointer); ok {
			t = p.Elem()
		}
		if t = typeAt(t, s); t == nil {
			return nil
		}
	}
	return t
}

// shareNode adds what differs from the initial content, part by part.
func (x *exec) shareNode(f *freezer, s spot, n, initial *node, t types.Type, param, depth int) {
	if n == nil || n == initial || depth > maxDepth {
		return
	}
	if s.key != "" {
		own := *n
		own.kids = nil
		x.cells.add(x.cells.own, "o", s.key, f.whole(&own).beneath(s.path), x.writer(param), param)
	}
	if p, ok := typeUnder(t).(*types.Pointer); ok {
		t = p.Elem() // the object of a package variable is also what it points to
	}
	for _, k := range n.kids {
		x.shareNode(f, s.below(t, k.key), k.n, initial.get(k.key), typeAt(t, k.key), param, depth+1)
	}
}

// writer is the function that is told apart by its parameters; nobody for
// package variables.
func (x *exec) writer(param int) *ssa.Function {
	if param < 0 {
		return nil
	}
	return x.fn
}

// callable keeps the functions and concrete types of a tree.
func (t *Tree) callable() *Tree {
	if t == nil {
		return nil
	}
	out := &Tree{Types: t.Types, Funcs: t.Funcs, funcs: t.funcs}
	for _, k := range t.Kids {
		if sub := k.T.callable(); sub != nil {
			out.Kids = append(out.Kids, Branch{k.Key, sub})
		}
	}
	if len(out.Types)+len(out.Funcs)+len(out.funcs)+len(out.Kids) == 0 {
		return nil
	}
	return out
}

// event is a store into a field of any object.
type event struct {
	at spot
	n  *node
}

// noteStore records that call or store k puts v, of type t, into a field or
// package variable: which functions and types that may hold, whose pending
// calls meet them here, and what a goroutine may find there.
func (x *exec) noteStore(k *call, at spot, t types.Type, v *node) {
	if at.key == "" || v == nil {
		return
	}
	x.learn(at.key+strings.Join(at.path, ""), v, t, 0)
	if len(at.path) == 0 && x.keepsMethods(t) {
		x.fillKept(k, at.key, v)
	}
	if mayCall(t, 0) {
		if len(at.path) == 0 {
			x.fieldFuncs[at.key] = join(x.fieldFuncs[at.key], v)
		}
		if len(x.waiting[at.key]) > 0 {
			x.fill(k, at.key, x.callables(v, t, 0))
		}
	}
	if len(x.events) < maxEvents && !v.clean() {
		x.events = append(x.events, event{at, v})
	}
}

// maxEvents bounds the stores that one function tells goroutines of.
const maxEvents = 400

// mayCall reports whether a value of type t can hold a function or an
// interface, itself or as an element.
func mayCall(t types.Type, depth int) bool {
	switch u := typeUnder(t).(type) {
	case *types.Signature:
		return true
	case *types.Interface:
		return u.NumMethods() > 0
	case *types.Map, *types.Slice, *types.Array:
		return depth < 2 && mayCall(elemType(t, "[]"), depth+1)
	}
	return false
}

// toDisclosed reports what is stored in a field or variable whose content
// another package discloses: a worker does, or whoever calls the function that
// does. The latter is seen where the object is this function's own.
func (x *exec) toDisclosed(k *call, at spot, v *node, t types.Type, own bool) {
	for _, d := range x.cells.disclosed[at.key] {
		if own && !d.Worker {
			continue
		}
		if !strings.HasPrefix(d.Path, strings.Join(at.path, "")) && !strings.HasPrefix(strings.Join(at.path, ""), d.Path) {
			continue
		}
		part, pt := v, t
		for _, s := range steps(d.Path)[min(len(at.path), len(steps(d.Path))):] {
			part, pt = x.down(part, pt, s, origin.Lineage{})
		}
		labs := x.collect(nil, part, pt, "", k.in.Pos())
		if len(labs) == 0 {
			continue
		}
		s := d.Send
		tag := x.tagAt(k)
		if s.Tag != nil {
			tag = (&thawer{x: x, k: k}).tag(&s)
		}
		held := (&thawer{x: x, k: k, sum: &Summary{}}).grants(s.Held)
		for i := range labs {
			labs[i].held = addHeld(labs[i].held, relate(held, labs[i].lab))
		}
		to := *k
		to.dispatched = to.dispatched || !d.Worker
		x.emitAt(&to, s.To, labs, tag, &s, nil, nil)
	}
}
