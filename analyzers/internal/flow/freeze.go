package flow

import (
	"go/types"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/guard"
	"github.com/consentvet/consentvet/analyzers/internal/order"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// freezer expresses nodes in terms of the function's inputs.
type freezer struct {
	x    *exec
	mem  *memory
	busy map[ref]bool
	size int // of the tree being made
	used int // of the bound that several values share
	room int // what is left for it, where it shares its bound with others; 0: it does not

	objects map[ref]int  // numbered as they are met, where pointers to one thing are to stay that
	shared  map[int]bool // those that more than one pointer leads to
}

// maxTree bounds the parts of a tree: what a function returns or stores is told
// apart part by part as far as that, and joined beyond. Values of recursive
// types (syntax trees) would otherwise grow with every level.
const maxTree = 64

// coarse is the bound for functions that are analysed again because they call
// one another. A value that goes round in a recursion gains a level in each
// round; joining its parts early is the widening that makes the rounds few.
const coarse = 3

func (f *freezer) limit() int {
	if f.x.round >= 2 {
		return coarse
	}
	if f.room > 0 {
		return min(f.room, maxTree)
	}
	return maxTree
}

// maxStored bounds the parts of what one function stores, in all: callers evaluate
// them at each call.
const maxStored = 400

// part makes the tree of one of several values that share a bound.
func (f *freezer) part(n *node) *Tree {
	f.room = max(maxStored-f.used, coarse)
	t := f.whole(n)
	f.used, f.room = f.used+f.size, 0
	return t
}

// whole makes the tree of one value.
func (f *freezer) whole(n *node) *Tree {
	f.size = 0
	return f.tree(n, 0)
}

func (f *freezer) tree(n *node, depth int) *Tree {
	if n == nil {
		return nil
	}
	if f.size++; f.size > f.limit() || depth > maxDepth {
		return f.joined(n)
	}
	t := &Tree{}
	f.label(t, n.labs)
	if len(n.kids) > 0 {
		t.Kids = make([]Branch, 0, len(n.kids))
	}
	for _, k := range n.kids {
		sub := f.tree(k.n, depth+1)
		if sub != nil || len(n.labs) > 0 {
			t.Kids = append(t.Kids, Branch{k.key, sub})
		}
	}
	f.pointees(t, n, depth)
	t.Types = f.x.typeNames(n.dyn)
	t.Exact = n.exact && len(t.Types) > 0
	for _, s := range n.strs {
		t.Texts = append(t.Texts, freezeText(s))
	}
	for _, fv := range n.funcs {
		out := &funcVal{fn: fv.fn, site: fv.site, from: fv.from, obj: fv.obj, targs: fv.targs}
		bind, _ := f.x.bindings(fv)
		for _, b := range bind {
			out.trees = append(out.trees, f.tree(b, depth+1))
		}
		t.funcs = append(t.funcs, out)
	}
	if len(t.Labels)+len(t.Kids)+len(t.Types)+len(t.Texts)+len(t.funcs) == 0 && !t.Opaque {
		return nil
	}
	return t
}

// joined is the tree of a value whose parts are not told apart.
func (f *freezer) joined(n *node) *Tree {
	var labs []carried
	f.gather(n, &labs, map[ref]bool{}, 0)
	if len(labs) == 0 {
		return nil
	}
	for i := range labs {
		labs[i].lab = labs[i].lab.deep(false)
	}
	if labs = sortLabs(labs); len(labs) > maxLabels {
		labs = widen(labs)
	}
	t := &Tree{}
	f.label(t, labs)
	return t
}

// label puts labels on a tree.
func (f *freezer) label(t *Tree, labs []carried) {
	n := 0
	for _, c := range labs {
		if c.lab.kind == Local {
			t.Opaque = true
		} else {
			n++
		}
	}
	if n == 0 {
		return
	}
	t.Labels = make([]Label, 0, n) // labels are large
	for _, c := range labs {
		if c.lab.kind != Local {
			t.Labels = append(t.Labels, f.x.freezeLabel(c))
		}
	}
	t.Labels = withoutCovered(t.Labels)
}

// withoutCovered drops the labels of all beneath a place, but for what its own
// type classifies, where there is one of all beneath it with the same consents.
func withoutCovered(list []Label) []Label {
	if !slices.ContainsFunc(list, func(l Label) bool { return l.Skip }) {
		return list
	}
	all := map[string]bool{}
	for i := range list {
		if l := &list[i]; l.Kind == Input && l.Whole && !l.Skip {
			all[l.key()] = true
		}
	}
	return slices.DeleteFunc(list, func(l Label) bool {
		if l.Kind != Input || !l.Whole || !l.Skip {
			return false
		}
		l.Skip = false
		return all[l.key()]
	})
}

func (f *freezer) gather(n *node, out *[]carried, seen map[ref]bool, depth int) {
	if n == nil || depth > maxDepth || len(*out) > maxTree {
		return
	}
	*out = append(*out, n.labs...)
	for _, k := range n.kids {
		f.gather(k.n, out, seen, depth+1)
	}
	for _, r := range n.refs {
		if !seen[r] {
			seen[r] = true
			c, ok := f.mem.get(r.obj)
			if !ok {
				c = r.obj.initial()
			}
			f.gather(c.at(steps(r.path)), out, seen, depth+1)
		}
	}
}

// bareName is the qualified name of a type, or of what it points to; "" if it
// has none that other packages can use.
func bareName(t types.Type) string { return strings.TrimPrefix(concreteName(t), "*") }

// concreteName is the qualified name of a type that dispatch can use later.
func concreteName(t types.Type) string {
	ptr := ""
	if p, ok := t.(*types.Pointer); ok {
		ptr, t = "*", p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil || n.TypeArgs().Len() > 0 {
		return ""
	}
	return ptr + n.Obj().Pkg().Path() + "." + n.Obj().Name()
}

func freezeText(t text) []Piece {
	var out []Piece
	for _, p := range t {
		q := Piece{Lit: p.lit, Unknown: p.unknown}
		if p.in != nil {
			in := p.in.in
			q.In = &in
		}
		out = append(out, q)
	}
	return out
}

func (x *exec) freezeLabel(c carried) Label {
	l := c.lab
	out := Label{
		Kind: l.kind, Cats: l.cats, Field: l.field, SubjectType: l.subjectType, In: l.in, HasIn: l.hasIn,
		Whole: l.whole, Skip: l.skip, Codec: l.codec, Purpose: l.purpose, Unless: l.unless,
	}
	if l.kind == Source { // the way of an input begins at the caller
		out.Steps = c.step.trace(x.pass.Fset)
		out.Subjects = parts(l.subject, x.fn)
		p, ok := l.subject.Self.Root.(*ssa.Parameter)
		out.Derived = !ok || p.Parent() != x.fn
		if x.fn.Parent() != nil && len(out.Subjects) == 0 {
			out.subject = l.subject
		}
	}
	for _, g := range c.held {
		out.Held = append(out.Held, x.freezeGrant(g))
	}
	return out
}

// parts expresses a lineage in terms of fn's parameters.
func parts(l origin.Lineage, fn *ssa.Function) []guard.Part {
	var out []guard.Part
	for _, o := range append(append([]origin.Origin{l.Self}, l.Parents...), l.Ambient...) {
		if p, ok := o.Root.(*ssa.Parameter); ok && p.Parent() == fn {
			out = append(out, guard.Part{Param: guard.ParamIndex(fn, p), Path: o.Path})
		}
	}
	return out
}

func (x *exec) freezeGrant(g *grant) Grant {
	return Grant{Symbolic: guard.OnTheWay(g.c, x.fn), Relation: uint8(g.rel), Note: g.note, c: g.c}
}

// summarize turns the result of the interpretation into a summary.
func (x *exec) summarize() *Summary {
	s := &Summary{Inputs: x.inputs()}
	var mem *memory
	nres := x.fn.Signature.Results().Len()
	results := make([]*node, nres)
	for i, e := range x.exits {
		if i == 0 {
			mem = e.mem
		} else {
			mem = joinMemory(mem, e.mem)
		}
		for j, r := range e.ret.Results {
			results[j] = join(results[j], x.attachTo(r, x.val(r), e.ret))
		}
	}
	f := &freezer{x: x, mem: mem, busy: map[ref]bool{}, objects: map[ref]int{}, shared: map[int]bool{}}
	s.Results = make([]*Tree, nres)
	s.returns = map[*ssa.Function]bool{}
	for j, n := range results {
		if isBoolType(x.fn.Signature.Results().At(j).Type()) {
			continue
		}
		s.Results[j] = f.whole(n)
		s.Results[j].literals(s.returns)
	}
	f.stores(s)
	s.Panics, s.Recovers = f.whole(x.panics), x.recovers
	s.Beside = f.running()
	for _, r := range s.Results {
		f.forget(r)
	}
	for _, st := range s.Stores {
		f.forget(st.Val)
	}
	for _, b := range s.Beside {
		f.forget(b)
	}
	f.forget(s.Panics)
	for _, k := range sortedKeys(x.sends) {
		s.Sends = append(s.Sends, x.sends[k])
	}
	s.Calls = x.calls
	if x.callerChecks(x.fn) {
		for _, k := range x.seen {
			s.Owed = append(s.Owed, x.owe(x.found[k])...)
		}
		sortSends(s.Owed)
	}
	return s
}

// literals adds the function literals in t to out.
func (t *Tree) literals(out map[*ssa.Function]bool) {
	if t == nil {
		return
	}
	for _, f := range t.funcs {
		if f.fn != nil {
			out[order.Declared(f.fn)] = true
		}
	}
	for _, k := range t.Kids {
		k.T.literals(out)
	}
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// stores lists what the function leaves in the objects of its inputs.
func (f *freezer) stores(s *Summary) {
	f.mem.each(func(o *object, n *node) {
		if o.in != nil && o.in.kind == Local && o.dirty {
			f.storedGlobal(s, o, n)
		}
		if o.in == nil || o.in.kind != Input {
			return
		}
		f.stored(s, o.in.in, n, o.in, 0)
	})
	if limit := max(f.limit(), 8); len(s.Stores) > limit {
		s.Stores = perParam(s.Stores)
	}
	sort.SliceStable(s.Stores, func(i, j int) bool {
		a, b := s.Stores[i].To, s.Stores[j].To
		if a.Param != b.Param {
			return a.Param < b.Param
		}
		return a.Path < b.Path
	})
}

// storedGlobal lists what the function leaves of its inputs in a package
// variable. What it leaves of its own is in the variable's cell.
func (f *freezer) storedGlobal(s *Summary, o *object, n *node) {
	g, ok := o.in.subject.Self.Root.(*ssa.Global)
	if !ok {
		return
	}
	var all Summary
	f.stored(&all, Place{Path: o.in.subject.Self.Path}, n, o.in, 0)
	for _, st := range all.Stores {
		if st.Val.mentions(0) {
			st.Global, st.Strong = addrKey(g), false
			s.Stores = append(s.Stores, st)
		}
	}
}

// perParam joins the stores into one parameter to one store that may hit any
// part of what it points to.
func perParam(stores []Store) []Store {
	var out []Store
	at := map[int]int{}
	for _, st := range stores {
		if st.Val == nil {
			continue // clearing a part is forgotten
		}
		if st.Global != "" {
			out = append(out, st)
			continue
		}
		i, ok := at[st.To.Param]
		if !ok {
			i = len(out)
			at[st.To.Param] = i
			out = append(out, Store{To: Place{Param: st.To.Param, Path: "*"}, Val: &Tree{}})
		}
		out[i].Val.absorb(st.Val, map[string]bool{})
	}
	return out
}

// absorb adds the labels of everything in u to t itself.
func (t *Tree) absorb(u *Tree, seen map[string]bool) {
	if u == nil {
		return
	}
	for _, l := range t.Labels {
		seen[l.key()] = true
	}
	for _, l := range u.Labels {
		if l.Kind == Input {
			l.Whole = true
		}
		if k := l.key(); !seen[k] && len(t.Labels) < maxTree {
			seen[k] = true
			t.Labels = append(t.Labels, l)
		}
	}
	t.Opaque = t.Opaque || u.Opaque
	for _, k := range u.Kids {
		t.absorb(k.T, seen)
	}
}

func (f *freezer) stored(s *Summary, to Place, n *node, initial *label, depth int) {
	if depth > maxDepth {
		return
	}
	intact := false
	var added []carried
	if n != nil {
		for _, c := range n.labs {
			if c.lab == initial {
				intact = true
			} else {
				added = append(added, c)
			}
		}
	}
	if !intact {
		s.Stores = append(s.Stores, Store{To: to, Val: f.part(n), Strong: true})
		return
	}
	if len(added) > 0 || len(n.refs) > 0 || len(n.funcs) > 0 {
		extra := &node{labs: added, refs: n.refs, funcs: n.funcs, dyn: n.dyn, held: n.held}
		s.Stores = append(s.Stores, Store{To: to, Val: f.part(extra)})
	}
	for _, k := range n.kids {
		f.stored(s, Place{to.Param, to.Path + k.key}, k.n, initial.child(k.key), depth+1)
	}
}

// step limits what a fact carries of a trace.
const maxFactSteps = 4

func clipSteps(steps []finding.Step) []finding.Step {
	if len(steps) > maxFactSteps {
		return append(append([]finding.Step(nil), steps[0]), steps[len(steps)-maxFactSteps+1:]...)
	}
	return steps
}
