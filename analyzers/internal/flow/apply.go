package flow

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// apply performs the effect of a summary at a call and returns its results.
// Everything is evaluated before anything is stored: a summary speaks of what
// its inputs hold at the start.
func (x *exec) apply(k *call, s *Summary) *node {
	if s == nil {
		return nil
	}
	t := &thawer{x: x, k: k, sum: s}
	if k.noted != nil {
		t.note()
		return nil
	}
	if x.labels.ops-x.start > maxWork {
		return t.roughly()
	}
	before := x.mem
	if len(s.Calls) > 0 {
		t.clearFirst()
		t.invokeAll()
	}
	after := x.mem
	if after != before {
		x.mem = joinMemory(before, after) // whether before or after: a summary does not tell
	}
	t.before, t.after, t.either = before, after, x.mem
	results := t.results(s.Results, "")
	for i, v := range s.variants {
		results = joinAll(results, t.results(v.results, fmt.Sprintf("/%d", i)))
	}
	vals := make([]*node, len(s.Stores))
	for i, st := range s.Stores {
		vals[i] = t.storedValue(i, st)
	}
	for i := range s.Sends {
		t.send(&s.Sends[i])
	}
	if in, ok := k.in.(ssa.CallInstruction); ok && s.runsOn() && !slices.Contains(x.late, in) {
		x.late = append(x.late, in)
	}
	for i, p := range s.panicked() {
		if p != nil && !k.async {
			x.panicsWith(t.node(p, fmt.Sprintf("p%d", i), 0))
		}
	}
	for i := range s.Owed {
		t.owed(&s.Owed[i])
	}
	t.callsMade()
	for i, st := range s.Stores {
		t.store(st, vals[i])
	}
	t.runOn()
	if len(results) == 1 {
		return results[0]
	}
	return tuple(results...)
}

// storedValue is what store i of the callee puts somewhere.
func (t *thawer) storedValue(i int, st Store) *node {
	n := t.node(st.Val, fmt.Sprintf("s%d", i), 0)
	if st.Val != nil && st.Val.Opaque {
		n = join(n, t.opaque(fmt.Sprintf("s%d", i)))
	}
	return n
}

// results evaluates what the callee returns; variant tells several ways apart.
func (t *thawer) results(list []*Tree, variant string) []*node {
	x, k := t.x, t.k
	out := make([]*node, len(list))
	for i, r := range list {
		n := t.node(r, fmt.Sprintf("r%d%s", i, variant), 0)
		if r != nil && r.Opaque {
			n = join(n, x.localNode(callOrigin(k, i, len(list)), k.sig.Results().At(i).Type()))
		}
		out[i] = noteStep(n, stepReturned, k.in.Pos(), k.name)
		x.meets(k, n, k.sig.Results().At(i).Type(), 0)
	}
	return out
}

func joinAll(a, b []*node) []*node {
	if len(a) == 0 {
		return b
	}
	for i := range b {
		a[i] = join(a[i], b[i])
	}
	return a
}

// panicked is what the function may panic with.
func (s *Summary) panicked() []*Tree {
	out := []*Tree{s.Panics}
	for _, v := range s.variants {
		out = append(out, v.panics)
	}
	return out
}

// runsOn reports whether something discloses, or calls what the function was
// given, after it has returned.
func (s *Summary) runsOn() bool {
	return slices.ContainsFunc(s.Sends, func(s Send) bool { return s.Async }) ||
		slices.ContainsFunc(s.Calls, func(c Invoke) bool { return c.Async && c.reads() })
}

func callOrigin(k *call, i, n int) origin.Origin {
	v, ok := k.in.(*ssa.Call)
	if !ok {
		return origin.Origin{}
	}
	if n > 1 {
		return origin.Origin{Root: v, Path: tupleKey(i)}
	}
	return origin.Origin{Root: v}
}

// store performs a store of the callee through one of its inputs.
func (t *thawer) store(st Store, v *node) {
	if st.Unless > 0 && t.toldOfCall(st.Unless) {
		return
	}
	if st.Global != "" {
		path := steps(t.path(st.To.Path))
		if t.k.noted != nil {
			return
		}
		if g := t.x.globalNamed(st.Global); g != nil {
			v = t.x.attach(v, t.k.in)
			t.x.store(&node{refs: []ref{{obj: t.x.global(g)}}}, strings.Join(path, ""), v, false)
			at, gt := spot{key: st.Global, path: path}, globalType(g, path)
			t.x.noteStore(t.k, at, gt, v)
			t.x.toDisclosed(t.k, at, v, gt, false)
		}
		return
	}
	n, part, ok := t.target(st)
	if !ok {
		return
	}
	if arg := t.argument(st.Val); arg != nil {
		v = t.x.attachTo(arg, v, t.k.in)
	} else {
		v = t.x.attach(v, t.k.in)
	}
	strong := t.replacing(st) && !t.called(n) && !t.twice(st, n)
	if t.k.noted != nil {
		*t.k.noted = append(*t.k.noted, noted{n, part, v, strong})
		return
	}
	t.x.store(n, part, v, strong)
	if at, ft := (spot{}).walk(t.k.argType(st.To.Param), steps(t.path(st.To.Path))); at.key != "" {
		t.x.noteStore(t.k, at, ft, v)
		t.x.toDisclosed(t.k, at, v, ft, t.x.ownObjects(n))
	}
}

// target is the pointer that a store of the callee goes through, and the part of
// what that points to.
func (t *thawer) target(st Store) (n *node, part string, ok bool) {
	path := steps(t.path(st.To.Path))
	last := lastPointer(path)
	if last < 0 {
		return nil, "", false
	}
	n, _, _ = t.place(Place{st.To.Param, strings.Join(path[:last], "")})
	return n, strings.Join(path[last+1:], ""), true
}

// replacing reports whether a store of the callee replaces what is there.
func (t *thawer) replacing(st Store) bool {
	return st.Strong && !(st.Unless > 0 && t.toldOfCall(st.Unless)) && t.k.extra == nil && !t.k.library && t.alone(st)
}

// lastPointer is the position of the last pointer on a path, -1 where there is none.
func lastPointer(path []string) int {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == "*" {
			return i
		}
	}
	return -1
}

// twice reports whether the callee stores into what n points to through another
// input as well, which it takes for something else: a summary does not tell which
// store came last.
func (t *thawer) twice(st Store, n *node) bool {
	if n == nil {
		return false
	}
	for _, o := range t.sum.Stores {
		if o.To.Param == st.To.Param || o.Global != "" {
			continue
		}
		path := steps(t.path(o.To.Path))
		other, _, _ := t.place(Place{o.To.Param, strings.Join(path[:max(lastPointer(path), 0)], "")})
		if other != nil && slices.ContainsFunc(other.refs, func(r ref) bool {
			return slices.ContainsFunc(n.refs, func(s ref) bool { return r.obj == s.obj })
		}) {
			return true
		}
	}
	return false
}

// called reports whether a function that the callee was given wrote into what n
// points to, and not because it was handed that: then the callee's own stores do
// not know of it, and may have come first.
func (t *thawer) called(n *node) bool {
	if t.before == t.after || n == nil {
		return false
	}
	for _, r := range n.refs {
		a, _ := t.before.get(r.obj)
		if b, _ := t.after.get(r.obj); a != b && !t.handed(r.obj) {
			return true
		}
	}
	return false
}

// handed reports whether the callee hands a pointer to o to a function that it
// was given.
func (t *thawer) handed(o *object) bool {
	for _, out := range t.outcomes {
		if out == nil {
			continue
		}
		for _, a := range out.args {
			if a != nil && slices.ContainsFunc(a.refs, func(r ref) bool { return r.obj == o }) {
				return true
			}
		}
	}
	return false
}

// argument is the argument that a tree is all of, if it is one.
func (t *thawer) argument(tr *Tree) ssa.Value {
	if tr == nil || len(tr.Labels) != 1 {
		return nil
	}
	if l := tr.Labels[0]; l.Kind == Input && l.In.Path == "" && l.In.Param < len(t.k.vals) {
		return t.k.vals[l.In.Param]
	}
	return nil
}

// ownObjects reports whether n points to nothing but objects that this function
// made: what becomes of those is seen here.
func (x *exec) ownObjects(n *node) bool {
	if n == nil {
		return false
	}
	for _, c := range n.labs {
		if c.lab.lazy() {
			return false
		}
	}
	for _, r := range n.refs {
		if r.obj.in != nil {
			return false
		}
	}
	return len(n.refs) > 0
}

// argType is the type of argument i, receiver first; nil if it is not known.
func (k *call) argType(i int) types.Type {
	if i < len(k.vals) && k.vals[i] != nil {
		return k.vals[i].Type()
	}
	if k.sig == nil {
		return nil
	}
	if k.hasRecv() {
		if i == 0 {
			return k.sig.Recv().Type()
		}
		i--
	}
	if i < k.sig.Params().Len() {
		return k.sig.Params().At(i).Type()
	}
	return nil
}

// concrete resolves a qualified type name among the imported packages.
func (e *engine) concrete(name string) types.Type {
	bare := strings.TrimPrefix(name, "*")
	dot := strings.LastIndexByte(bare, '.')
	if dot < 0 {
		return nil
	}
	p := e.findPackage(bare[:dot])
	if p == nil {
		return nil
	}
	tn, ok := p.Scope().Lookup(bare[dot+1:]).(*types.TypeName)
	if !ok {
		return nil
	}
	if bare != name {
		return types.NewPointer(tn.Type())
	}
	return tn.Type()
}

func (e *engine) findPackage(path string) *types.Package {
	if path == e.pass.Pkg.Path() {
		return e.pass.Pkg
	}
	for _, p := range e.model.Packages(path) {
		if p.Path() == path {
			return p
		}
	}
	return nil
}
