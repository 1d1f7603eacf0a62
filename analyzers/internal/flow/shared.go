package flow

import (
	"fmt"
	"go/types"
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

// Cell is what one package stores in a package variable or field.
type Cell struct {
	Key   string // path/of/pkg.Var or path/of/pkg.Type.Field
	Trees []*Tree
}

// Disclosed says that something that nobody in sight calls, a worker say,
// discloses what a field holds: whoever stores there discloses it.
type Disclosed struct {
	Key  string
	Path string // below the field
	Send Send
}

// cells is the shared memory that a package knows of. It only grows.
type cells struct {
	own   map[string][]stored // through objects of unknown callers, and package variables
	async map[string][]stored // anywhere: seen by goroutines
	seen  map[string]bool
	dirty map[string]bool // keys that grew in the round at hand

	// wanted are functions that a caller hands an object whose fields are
	// shared: they read the cells themselves, so that what they disclose is
	// found where they do it.
	wanted map[*ssa.Function]bool

	nodes map[*Tree]*node // memo of what readers see

	imported  map[string][]stored
	disclosed map[string][]Disclosed
}

func newCells() *cells {
	return &cells{own: map[string][]stored{}, async: map[string][]stored{}, seen: map[string]bool{}, dirty: map[string]bool{},
		wanted: map[*ssa.Function]bool{}, nodes: map[*Tree]*node{}, imported: map[string][]stored{}, disclosed: map[string][]Disclosed{}}
}

// stored is a value in a cell, and the parameter through which a function put
// it there: the function itself can tell its parameters apart.
type stored struct {
	*Tree
	by    *ssa.Function
	param int
}

// maxCellTrees bounds the values that are kept apart in one cell.
const maxCellTrees = 24

func (c *cells) add(into map[string][]stored, kind, key string, t *Tree, by *ssa.Function, param int) {
	if t = t.shareable(); t == nil {
		return
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s%s|%p%d", kind, key, by, param)
	t.write(&b)
	if c.seen[b.String()] {
		return
	}
	c.seen[b.String()] = true
	if n := len(into[key]); n >= maxCellTrees {
		last := *into[key][n-1].Tree
		before := len(last.Labels)
		last.Labels = append([]Label(nil), last.Labels...)
		last.absorb(t, map[string]bool{})
		into[key][n-1] = stored{Tree: &last}
		if len(last.Labels) == before {
			return
		}
	} else {
		into[key] = append(into[key], stored{t, by, param})
	}
	c.dirty[key] = true
}

// shareable keeps what a tree says without reference to the inputs of the
// function that made it: personal data, functions and concrete types.
func (t *Tree) shareable() *Tree {
	if t == nil {
		return nil
	}
	out := &Tree{Types: t.Types, Texts: t.Texts, Funcs: t.Funcs, funcs: t.funcs}
	for _, l := range t.Labels {
		if l.Kind == Source {
			l.HasIn, l.In, l.Subjects = false, Place{}, nil
			l.subject = origin.Lineage{}
			out.Labels = append(out.Labels, l)
		}
	}
	for _, k := range t.Kids {
		if sub := k.T.shareable(); sub != nil {
			out.Kids = append(out.Kids, Branch{k.Key, sub})
		}
	}
	if len(out.Labels)+len(out.Kids)+len(out.Types)+len(out.Funcs)+len(out.funcs) == 0 {
		return nil
	}
	return out
}

// beneath wraps t so that it stands at path.
func (t *Tree) beneath(path []string) *Tree {
	for i := len(path) - 1; i >= 0; i-- {
		t = &Tree{Kids: []Branch{{path[i], t}}}
	}
	return t
}

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
			continue
		}
		async := spawned[fn]
		out[fn] = sharing{root: async || asValue[fn] || !called[fn], async: async}
	}
	return out
}

// cell returns what a variable or field may hold, as the reader sees it through
// one of its parameters.
func (x *exec) cell(key string, param int) *node {
	if key == "" {
		return nil
	}
	x.touched[key] = true
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
		if typ := x.concrete(name); typ != nil {
			n.dyn = append(n.dyn, typ)
		}
	}
	for _, f := range t.Funcs {
		if v := x.importFunc(f, x.cellNodes(f.Bind, depth)); v != nil {
			n.funcs = append(n.funcs, v)
		}
	}
	for _, f := range t.funcs {
		n.funcs = append(n.funcs, &funcVal{fn: f.fn, site: f.site, from: f.from, obj: f.obj, bind: x.cellNodes(f.trees, depth)})
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
	if t == nil || depth > 2 || !x.sharesThrough(param) {
		return n
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return n
	}
	for i := range st.NumFields() {
		f := st.Field(i)
		part := x.cell(x.fieldKeyOf(t, st)[i], param)
		own := n.child("." + f.Name())
		now := x.withCells(join(own, part), f.Type(), param, depth+1)
		if now != own {
			n = n.with("."+f.Name(), now)
		}
	}
	return n
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
	if !x.share.root {
		return false
	}
	if i == 0 && x.fn.Signature.Recv() != nil || i >= len(x.fn.Params) {
		return true
	}
	n, ok := types.Unalias(origin.Deref(x.inputType(i))).(*types.Named)
	return ok && n.Obj().Pkg() == x.pass.Pkg && x.fn.Signature.Recv() == nil
}

// placeType is the type of what an input place holds, nil if it cannot be told.
func (x *exec) placeType(p Place) types.Type {
	t := x.inputType(p.Param)
	for _, s := range steps(p.Path) {
		if t = typeAt(t, s); t == nil {
			return nil
		}
	}
	return t
}

// inputType is the type of a parameter or captured variable.
func (x *exec) inputType(i int) types.Type {
	if i < len(x.fn.Params) {
		return x.fn.Params[i].Type()
	}
	if i -= len(x.fn.Params); i < len(x.fn.FreeVars) {
		return x.fn.FreeVars[i].Type()
	}
	return nil
}

// typeAt is the type one step of an access path below a value of type t. Slices,
// maps and channels point to an object of their own type.
func typeAt(t types.Type, step string) types.Type {
	switch u := typeUnder(t).(type) {
	case *types.Pointer:
		if step == "*" {
			return u.Elem()
		}
	case *types.Slice, *types.Map, *types.Chan:
		if step == "*" {
			return t
		}
		return elemType(t, step)
	case *types.Array:
		return elemType(t, step)
	case *types.Struct:
		if i := fieldIndex(u, step); i >= 0 {
			return u.Field(i).Type()
		}
	}
	return nil
}

// spot is a place in shared memory: a field, and a path below it.
type spot struct {
	key   string
	path  []string
	fresh bool // a pointer to an object was just followed
}

// below is the spot one step further, in a value of type t.
func (s spot) below(t types.Type, step string) spot {
	switch u := typeUnder(t).(type) {
	case *types.Struct:
		if i := fieldIndex(u, step); i >= 0 && s.fresh {
			if key := fieldKey(t, i); key != "" {
				return spot{key: key}
			}
		}
	case *types.Pointer:
		s.fresh = step == "*"
	}
	if s.key == "" {
		return s
	}
	return spot{s.key, append(s.path[:len(s.path):len(s.path)], step), s.fresh}
}

// walk follows a path from a value of type t.
func (s spot) walk(t types.Type, path []string) (spot, types.Type) {
	for _, p := range path {
		s = s.below(t, p)
		t = typeAt(t, p)
	}
	return s, t
}

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
	if x.panics != nil {
		x.cells.add(x.cells.own, "o", panicKey(x.fn), f.whole(x.panics), nil, 0)
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

// noteStore records a store of v, of type t, into a field: which functions
// and types the field may hold, and what a goroutine may find there.
func (x *exec) noteStore(at spot, t types.Type, v *node) {
	if at.key == "" || v == nil {
		return
	}
	if len(at.path) == 0 && mayCall(t, 0) {
		x.fieldFuncs[at.key] = join(x.fieldFuncs[at.key], v)
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

// toDisclosed reports what is stored in a field whose content a worker of
// another package discloses.
func (x *exec) toDisclosed(k *call, at spot, v *node, t types.Type) {
	for _, d := range x.cells.disclosed[at.key] {
		if !strings.HasPrefix(d.Path, strings.Join(at.path, "")) && !strings.HasPrefix(strings.Join(at.path, ""), d.Path) {
			continue
		}
		labs := x.collect(nil, v, t, "", k.in.Pos())
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
		x.emitAt(k, s.To, labs, tag, &s, nil, nil)
	}
}

// exportCells makes the facts about shared memory.
func (e *engine) exportCells(f *PackageFact) {
	for _, key := range sortedKeys(e.cells.own) {
		if c := (Cell{key, e.portableTrees(treesOf(e.cells.own[key]), 0)}); len(c.Trees) > 0 {
			f.Cells = append(f.Cells, c)
		}
	}
	seen := map[string]bool{}
	for _, fn := range e.order {
		s := e.summaries[fn]
		sh := e.sharing[fn]
		if s == nil || !sh.async && !(sh.root && e.valued[fn]) {
			continue
		}
		for _, sd := range portableSends(s.Sends, s.returns) {
			if sd.Kind != Input || sd.In.Param >= len(fn.Params) || sd.To.Vendor == "" && sd.To.Host == "" {
				continue
			}
			at, _ := spot{}.walk(fn.Params[sd.In.Param].Type(), steps(sd.In.Path))
			d := Disclosed{Key: at.key, Path: strings.Join(at.path, ""), Send: sd}
			if k := d.Key + d.Path + sd.To.Vendor + sd.To.Host + sd.To.Func; at.key != "" && !seen[k] {
				seen[k] = true
				d.Send.Subjects, d.Send.Context = nil, nil
				f.Disclosed = append(f.Disclosed, d)
			}
		}
	}
}

func treesOf(list []stored) []*Tree {
	out := make([]*Tree, len(list))
	for i, s := range list {
		out[i] = s.Tree
	}
	return out
}

// wants passes on to the callee what a caller found in shared memory among what
// the callee discloses: the callee is analysed again, and finds it itself. It
// returns what is left to report at the call.
func (t *thawer) wants(labs []carried) []carried {
	fn := t.k.callee
	if t.k.fn != nil {
		fn = t.x.byObject[t.k.fn.Origin()]
	}
	if fn == nil || t.x.lastPass {
		return labs
	}
	out := labs[:0:0]
	for _, c := range labs {
		if !c.lab.shared {
			out = append(out, c)
		} else if !t.x.cells.wanted[fn] {
			t.x.cells.wanted[fn] = true
			t.x.cells.dirty[wantKey(fn)] = true
		}
	}
	return out
}

func wantKey(fn *ssa.Function) string { return fmt.Sprintf("wanted %p", fn) }

// importCells takes in what an imported package says of shared memory.
func (e *engine) importCells(f *PackageFact) {
	for _, c := range f.Cells {
		for _, t := range c.Trees {
			e.cells.imported[c.Key] = append(e.cells.imported[c.Key], stored{Tree: t})
		}
	}
	for _, d := range f.Disclosed {
		e.cells.disclosed[d.Key] = append(e.cells.disclosed[d.Key], d)
	}
}
