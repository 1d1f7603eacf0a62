package flow

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/guard"
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
	if f.size++; f.size > f.limit() || depth > 2*maxDepth {
		return f.joined(n)
	}
	t := &Tree{}
	f.label(t, n.labs)
	if len(n.kids) > 0 {
		t.Kids = make([]Branch, 0, len(n.kids))
	}
	for _, k := range n.kids {
		if n.implies(k) {
			continue
		}
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

// withoutCovered drops the labels of all beneath a place where there is one of all
// beneath it, or beneath a place that it is a part of, with no more consents: that
// stands for the same and more.
func withoutCovered(list []Label) []Label {
	whole := 0
	for i := range list {
		if l := &list[i]; l.Kind == Input && l.Whole {
			whole++
		}
	}
	if whole < 2 {
		return list
	}
	out := make([]Label, 0, len(list))
	for i := range list {
		if !slices.ContainsFunc(list, func(c Label) bool { return c.covers(&list[i]) }) {
			out = append(out, list[i])
		}
	}
	return out
}

// covers reports whether everything that m stands for, l does as well, and on a
// way with no other consents.
func (l *Label) covers(m *Label) bool {
	if l == m || l.Kind != Input || m.Kind != Input || !l.Whole || !m.Whole || l.Codec != m.Codec || l.In.Param != m.In.Param || l.Skip && !m.Skip || l.Unless != 0 && l.Unless != m.Unless {
		return false
	}
	rest, ok := strings.CutPrefix(m.In.Path, l.In.Path)
	if !ok || rest != "" && !strings.ContainsRune(".*[{", rune(rest[0])) || strings.ContainsAny(rest, "#@") {
		return false
	}
	for _, g := range l.Held {
		if !slices.ContainsFunc(m.Held, func(h Grant) bool { return h.key() == g.key() }) {
			return false
		}
	}
	return rest != "" || l.Skip != m.Skip || l.Unless != m.Unless || len(l.Held) < len(m.Held)
}

func (f *freezer) gather(n *node, out *[]carried, seen map[ref]bool, depth int) {
	if n == nil || depth > 2*maxDepth || len(*out) > maxTree {
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
		Whole: l.whole, Skip: l.skip, Codec: l.codec, Via: l.via, Purpose: l.purpose, Unless: l.unless,
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
