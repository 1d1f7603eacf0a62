package flow

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Memory that functions share without a call in sight that joins them: package
// variables, and the fields of objects that were there before the function was
// called (a queue, a cache, a server). Such memory is weak. What any function
// stores is joined per variable or per (type, field) in a cell, and whoever
// reads it may find it there.
//
// Fields of objects that a visible caller hands over are not shared: the
// caller knows which object it is. So only functions that nobody in sight
// calls, goroutines and functions used as values write to and read from cells;
// the callers of the others do it for them.

// sharing says what a function has to do with shared memory: fields of its
// inputs are shared when nobody in sight calls it, and also what others store
// in fields of objects that they made, when it runs beside them.
type sharing struct{ root, async bool }

// sharingOf classifies the functions of the package.
func (e *engine) sharingOf(fns []*ssa.Function) map[*ssa.Function]sharing {
	called, spawned, asValue := e.uses(fns)
	out := map[*ssa.Function]sharing{}
	for _, fn := range fns {
		if fn.Parent() != nil {
			if worksBeside(fn) {
				out[fn] = sharing{root: true, async: true}
			}
			continue
		}
		async := spawned[fn]
		out[fn] = sharing{root: async || asValue[fn] || !called[fn], async: async}
	}
	return out
}

// worksBeside reports whether a literal only runs as a goroutine, and receives
// what others send later: what the function that starts it knows is not all.
func worksBeside(fn *ssa.Function) bool {
	receives := false
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.UnOp:
				receives = receives || in.Op == token.ARROW
			case *ssa.Select:
				receives = receives || len(in.States) > 0
			}
		}
	}
	if !receives {
		return false
	}
	started := false
	for _, b := range fn.Parent().Blocks {
		for _, in := range b.Instrs {
			c, ok := in.(*ssa.MakeClosure)
			if !ok || c.Fn != fn {
				continue
			}
			for _, use := range *c.Referrers() {
				g, ok := use.(*ssa.Go)
				if !ok || g.Call.Value != c {
					return false
				}
				started = true
			}
		}
	}
	return started
}

// cell returns what a variable or field may hold, as the reader sees it through
// one of its parameters.
func (x *exec) cell(key string, param int) *node {
	if key == "" {
		return nil
	}
	x.touch(key)
	if x.share.async {
		x.touch(asyncKey(key))
	}
	if len(x.cells.imported[key])+len(x.cells.own[key]) == 0 && (!x.share.async || len(x.cells.async[key]) == 0) {
		return nil
	}
	id := fmt.Sprintf("%s|%d", key, param)
	if n, ok := x.cellMemo[id]; ok {
		return n
	}
	var out *node
	x.cellMemo[id] = nil // a cell that holds itself
	lists := [][]stored{x.cells.imported[key], x.cells.own[key]}
	if x.share.async {
		lists = append(lists, x.cells.async[key])
	}
	for _, list := range lists {
		for _, t := range list {
			if t.by != x.fn || t.param == param {
				out = join(out, x.storedNode(t.Tree))
			}
		}
	}
	x.cellMemo[id] = out
	return out
}

// touch notes that the function looks at a cell as it is now.
func (x *exec) touch(key string) {
	if _, ok := x.touched[key]; !ok {
		x.touched[key] = x.cells.clock
	}
}

// storedNode is the value of one entry of a cell. It is the same for all
// readers, and a new one for each function would be most of the work.
func (x *exec) storedNode(t *Tree) *node {
	n, ok := x.cells.nodes[t]
	if !ok {
		n = x.cellNode(t, 0)
		x.cells.nodes[t] = n
	}
	return n
}

// cellNode turns a tree of a cell into a node. Its pointees are weak objects.
func (x *exec) cellNode(t *Tree, depth int) *node {
	if t == nil || depth > 2*maxDepth {
		return nil
	}
	n := &node{}
	th := &thawer{x: x, k: &call{}, sum: &Summary{}}
	for i := range t.Labels {
		l := &t.Labels[i]
		if l.Kind != Source {
			continue // an input of the function that stored it
		}
		lab := x.labels.get(label{kind: Source, cats: l.Cats, field: l.Field, subjectType: l.SubjectType, shared: true})
		n.labs = append(n.labs, carried{lab: lab, held: th.regrant(l.Held, lab), step: importSteps(l.Steps)})
	}
	n.labs = sortLabs(n.labs)
	for _, k := range t.Kids {
		sub := x.cellNode(k.T, depth+1)
		if k.Key == "*" {
			x.objects++
			n.refs = append(n.refs, ref{obj: &object{id: x.objects, weak: true, init: sub}})
			continue
		}
		n.kids = append(n.kids, kid{k.Key, sub})
	}
	sort.Slice(n.kids, func(i, j int) bool { return n.kids[i].key < n.kids[j].key })
	for _, name := range t.Types {
		if typ := x.typeNamed(name, nil); typ != nil {
			n.dyn = append(n.dyn, typ)
		}
	}
	for _, p := range t.Texts {
		n.strs = append(n.strs, th.texts(p)...)
	}
	n.strs = normal(n.strs)
	for _, f := range t.Funcs {
		if v := x.importFunc(f, x.cellNodes(f.Bind, depth)); v != nil {
			n.funcs = append(n.funcs, v)
		}
	}
	for _, f := range t.funcs {
		n.funcs = append(n.funcs, &funcVal{fn: f.fn, site: f.site, from: f.from, obj: f.obj, targs: f.targs, bind: x.cellNodes(f.trees, depth)})
	}
	return n
}

func (x *exec) cellNodes(list []*Tree, depth int) []*node {
	out := make([]*node, len(list))
	for i, t := range list {
		out[i] = x.cellNode(t, depth+1)
	}
	return out
}

// withCells adds to n, a value of type t that was there before the function
// was called, what its fields are known to hold.
func (x *exec) withCells(n *node, t types.Type, param, depth int) *node {
	if t == nil || depth > 2 || !x.share.root {
		return n
	}
	all := x.sharesThrough(param)
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return n
	}
	for i := range st.NumFields() {
		f := st.Field(i)
		var part *node
		if all {
			part = x.cell(x.fieldKeyOf(t, st)[i], param)
		} else if mayCall(f.Type(), 0) {
			part = x.cell(x.fieldKeyOf(t, st)[i], param)
			part = x.callable(part)
		}
		own := n.child("." + f.Name())
		now := x.withCells(join(own, part), f.Type(), param, depth+1)
		if now != own {
			n = n.with("."+f.Name(), now)
		}
	}
	return n
}

// callable keeps the functions and concrete types of a cell, and not the data.
func (x *exec) callable(n *node) *node {
	if n == nil {
		return nil
	}
	out := &node{dyn: n.dyn, funcs: n.funcs}
	for _, k := range n.kids {
		if sub := x.callable(k.n); sub != nil {
			out.kids = append(out.kids, kid{k.key, sub})
		}
	}
	for _, r := range n.refs {
		if sub := x.callable(r.obj.init); sub != nil && r.path == "" {
			x.objects++
			out.refs = append(out.refs, ref{obj: &object{id: x.objects, weak: true, init: sub}})
		}
	}
	if len(out.dyn)+len(out.funcs)+len(out.kids)+len(out.refs) == 0 {
		return nil
	}
	return out
}

// withGlobal adds to n, the content of package variable g, what it is known to
// hold.
func (x *exec) withGlobal(g *ssa.Global, n *node) *node {
	return join(n, x.cell(addrKey(g), 0))
}

// fieldKeyOf returns the keys of all fields of a struct type.
func (e *engine) fieldKeyOf(t types.Type, st *types.Struct) []string {
	keys, ok := e.fieldKeys[t]
	if !ok {
		keys = make([]string, st.NumFields())
		for i := range keys {
			keys[i] = fieldKey(t, i)
		}
		e.fieldKeys[t] = keys
	}
	return keys
}

// globalNamed finds a package variable by the key that addrKey gives it; nil if
// export data does not have it.
func (x *exec) globalNamed(key string) *ssa.Global {
	dot := strings.LastIndexByte(key, '.')
	path, name := key[:dot], key[dot+1:]
	var pkg *ssa.Package
	if x.fn.Pkg != nil {
		pkg = x.fn.Pkg
	} else if o := x.fn.Origin(); o != nil {
		pkg = o.Pkg
	}
	if pkg != nil && pkg.Pkg.Path() != path {
		pkg = pkg.Prog.ImportedPackage(path)
	}
	if pkg == nil {
		return nil
	}
	return pkg.Var(name)
}

// sharesThrough reports whether what is below input i outlives the call, as far
// as can be told: it is a receiver, or something of the package's own. What
// comes from elsewhere as an argument (a request, a record, an event) belongs to
// the one call.
func (x *exec) sharesThrough(i int) bool {
	return x.share.root && x.outlives(x.fn, i)
}

func (e *engine) outlives(fn *ssa.Function, i int) bool {
	if i == 0 && fn.Signature.Recv() != nil || i >= len(fn.Params) {
		return true
	}
	n, ok := types.Unalias(origin.Deref(inputType(fn, i))).(*types.Named)
	return ok && n.Obj().Pkg() == e.pass.Pkg && fn.Signature.Recv() == nil
}

// finds reports whether fn, when it reads shared memory, finds there what it
// discloses: a field of an object, not a value that it is handed.
func (e *engine) finds(fn *ssa.Function, in Place) bool {
	if !e.outlives(fn, in.Param) {
		return false
	}
	at, _ := spot{}.walk(inputType(fn, in.Param), steps(in.Path))
	return at.key != ""
}

// wants passes on to the callee what a caller found in shared memory among what
// the callee discloses: the callee is analysed again, and finds it itself. It
// returns what is left to report at the call.
func (t *thawer) wants(labs []carried, in Place) []carried {
	fn := t.k.callee
	if t.k.fn != nil {
		fn = t.x.byObject[t.k.fn.Origin()]
	}
	if fn == nil || t.x.lastPass || !t.x.finds(fn, in) {
		return labs
	}
	out := labs[:0:0]
	for _, c := range labs {
		if !c.lab.shared {
			if !t.besides(fn, in, c.lab) {
				out = append(out, c)
			}
		} else if !t.x.cells.wanted[fn] {
			t.x.cells.wanted[fn] = true
			t.x.cells.grow(wantKey(fn))
		}
	}
	return out
}

// besides reports whether a goroutine that the call starts finds the personal
// data itself: it reads what is stored in fields of the type, and reports it where
// it discloses it.
func (t *thawer) besides(fn *ssa.Function, in Place, lab *label) bool {
	if !t.k.async || lab.kind != Source || !t.x.sharing[fn].async {
		return false
	}
	at, typ := spot{}, inputType(fn, in.Param)
	for _, p := range steps(in.Path) {
		at, typ = at.below(typ, p), typeAt(typ, p)
		for _, list := range [][]stored{t.x.cells.own[at.key], t.x.cells.async[at.key]} {
			for _, st := range list {
				if at.key != "" && st.Tree.has(lab, 0) {
					return true
				}
			}
		}
	}
	return false
}

// has reports whether personal data like a label's is anywhere in the tree.
func (t *Tree) has(lab *label, depth int) bool {
	if t == nil || depth > 2*maxDepth {
		return false
	}
	for i := range t.Labels {
		if l := &t.Labels[i]; l.Kind == Source && l.Field == lab.field && slices.Equal(l.Cats, lab.cats) {
			return true
		}
	}
	return slices.ContainsFunc(t.Kids, func(k Branch) bool { return k.T.has(lab, depth+1) })
}

func wantKey(fn *ssa.Function) string { return fmt.Sprintf("wanted %p", fn) }
