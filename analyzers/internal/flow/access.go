package flow

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// targets returns what a pointer, slice, map or channel may point to, inputs
// and values from outside included.
func (x *exec) targets(n *node) []ref {
	if n == nil {
		return nil
	}
	refs := n.refs
	for _, c := range n.labs {
		if c.lab.lazy() {
			refs = append(refs[:len(refs):len(refs)], ref{obj: x.outside(c.lab.child("*"))})
		}
	}
	return refs
}

// outside returns the object that stands for the content which lab names.
func (x *exec) outside(lab *label) *object {
	k := objKey{in: lab}
	o := x.objs[k]
	if o == nil {
		x.objects++
		o = &object{id: x.objects, in: lab, weak: strings.Contains(lab.in.Path, "[]") || lab.whole}
		x.objs[k] = o
		if lab.kind == Input && x.share.root {
			n := &node{labs: []carried{{lab: lab}}}
			if with := x.withCells(n, x.placeType(lab.in), lab.in.Param, 0); with != n {
				o.init = with
			}
		}
	}
	return o
}

// alloc returns the object that site allocates.
func (x *exec) alloc(site ssa.Value, t types.Type) *object { return x.allocSub(site, "", t) }

func (x *exec) allocSub(site ssa.Value, sub string, t types.Type) *object {
	k := objKey{site: site, sub: sub}
	o := x.objs[k]
	if o == nil && len(x.objs) >= maxObjects {
		o = x.sharedObject(site, t)
		x.objs[k] = o
	}
	if o == nil {
		x.objects++
		o = &object{id: x.objects, typ: t, site: site, weak: x.several(site)}
		x.objs[k] = o
	}
	return o
}

// maxObjects bounds the objects that one function tells apart. Beyond it, in
// generated tables, one weak object stands for all further ones of a type.
const maxObjects = 1000

func (x *exec) sharedObject(site ssa.Value, t types.Type) *object {
	key := ""
	switch {
	case t != nil:
		key = types.TypeString(t, nil)
	case site != nil:
		key = types.TypeString(site.Type(), nil)
	}
	o := x.surplus[key]
	if o == nil {
		x.objects++
		o = &object{id: x.objects, typ: t, weak: true}
		x.surplus[key] = o
	}
	return o
}

// global returns the object of a package variable. It starts with unknown
// content, and stores only add, since other functions store too.
func (x *exec) global(g *ssa.Global) *object {
	lab := x.labels.get(label{kind: Local, subject: origin.Lineage{Self: origin.Origin{Root: g}}})
	o := x.outside(lab)
	if !o.weak {
		o.weak = true
		o.init = x.withGlobal(g, &node{labs: []carried{{lab: lab}}})
	}
	return o
}

// content returns what an object holds now.
func (x *exec) content(o *object) *node {
	if n, ok := x.mem.get(o); ok {
		return n
	}
	return o.initial()
}

// load returns what a pointer points to.
func (x *exec) load(n *node) *node { return x.loadPart(n, "") }

// loadPart returns a part of what n points to.
func (x *exec) loadPart(n *node, part string) *node {
	if n == nil {
		return nil
	}
	var out *node
	var inputs []*label
	targets := x.targets(n)
	for _, r := range targets {
		if r.obj.in != nil && r.obj.in.kind == Input {
			inputs = append(inputs, r.obj.in)
		}
		n := x.content(r.obj).at(steps(r.path + part))
		if part == "" {
			n = x.byClass(n, r)
		}
		out = join(out, n)
	}
	var rest []carried
	for _, c := range n.labs {
		if !c.lab.lazy() {
			rest = append(rest, c)
		}
	}
	if len(rest) > 0 {
		out = join(out, &node{labs: rest})
	}
	if len(n.held) > 0 && len(inputs) == len(targets) {
		return x.ofInputs(out, n.held, inputs)
	}
	return x.withHeld(out, n.held, 0)
}

// ofInputs adds the consents of a pointer to inputs to what was found there. What
// was stored through it since comes from somewhere else, and has only those that are
// its own subject's.
func (x *exec) ofInputs(n *node, held []*grant, inputs []*label) *node {
	if n == nil {
		return nil
	}
	var own, foreign []carried
	for _, c := range n.labs {
		if (c.lab.kind == Input || c.lab.hasIn) && !slices.ContainsFunc(inputs, func(in *label) bool { return in.holds(c.lab.in) }) {
			foreign = append(foreign, c)
		} else {
			own = append(own, c)
		}
	}
	if len(foreign) == 0 {
		return x.withHeld(n, held, 0)
	}
	rest := *n
	rest.labs = own
	open := slices.DeleteFunc(slices.Clone(held), func(g *grant) bool { return g.rel != open })
	return join(x.withHeld(&rest, held, 0), x.withHeld(&node{labs: foreign}, open, 0))
}

// holds reports whether a place is a part of an input's value.
func (l *label) holds(p Place) bool { return Place{l.in.Param, l.in.Path}.holds(p) }

// address returns the address of a part of what n points to.
func (x *exec) address(n *node, part string) *node {
	if n == nil {
		return nil
	}
	out := &node{held: n.held}
	for _, r := range x.targets(n) {
		if len(steps(r.path)) < maxDepth {
			r.path += part
		}
		out.refs = joinRefs(out.refs, []ref{r})
	}
	for _, c := range n.labs {
		if !c.lab.lazy() {
			out.labs = append(out.labs, c)
		}
	}
	return out
}

// byClass marks what a pointer to a classified field leads to.
func (x *exec) byClass(n *node, r ref) *node {
	if r.class == nil || n.clean() {
		return n
	}
	c := r.class
	if some := x.oneOfGiven(n, c.subject.Self); len(some) > 1 {
		var out *node
		for i, part := range perRoot(n) {
			out = join(out, x.sourceOf(part, c.cats, c.field, c.owner, c.typ, some[i], c.pos))
		}
		return out
	}
	return x.sourceOf(n, c.cats, c.field, c.owner, c.typ, c.subject, c.pos)
}

// fieldAddr is the address of a field; that of a classified one says so, since
// it may be read elsewhere.
func (x *exec) fieldAddr(in *ssa.FieldAddr) *node {
	n := x.address(x.val(in.X), "."+origin.FieldName(in.X.Type(), in.Field))
	if n == nil || len(n.refs) == 0 {
		return n
	}
	c := x.class(in)
	if c != nil && len(n.refs) > 1 && x.eachGiven(in, n, c) {
		return n
	}
	return x.ofClass(n, c, in.Type())
}

// indexAddr is the address of an element.
func (x *exec) indexAddr(in *ssa.IndexAddr) *node {
	n := x.address(x.val(in.X), indexKey(in.Index, in.X.Type()))
	return x.ofClass(n, nil, in.Type())
}

// ofClass gives an address n, of type t, the class c. Without one of its own, a
// part of a classified field has that of the field.
func (x *exec) ofClass(n *node, c *fieldClass, t types.Type) *node {
	if n == nil {
		return nil
	}
	for i, r := range n.refs {
		switch {
		case c != nil:
			n.refs[i].class = c
		case r.class != nil:
			n.refs[i].class = x.partClass(r.class, origin.Deref(t))
		}
	}
	return n
}

// partClass is the class of a part of type t of a classified field.
func (x *exec) partClass(c *fieldClass, t types.Type) *fieldClass {
	if types.Identical(c.typ, t) {
		return c
	}
	for _, p := range c.parts {
		if types.Identical(p.typ, t) {
			return p
		}
	}
	p := *c
	p.typ, p.parts = t, nil
	c.parts = append(c.parts, &p)
	return &p
}

// class returns the classification of the field at in, nil if it has none.
func (x *exec) class(in *ssa.FieldAddr) *fieldClass {
	if c, ok := x.fieldClasses[in]; ok {
		return c
	}
	var c *fieldClass
	t := origin.Deref(in.X.Type())
	if cats, label := x.fieldData(t, in.Field); len(cats) > 0 {
		subject, owner := x.subjectOf(in.X)
		c = &fieldClass{cats: cats, field: label, typ: origin.Deref(in.Type()), subject: subject, owner: owner, pos: in.Pos()}
	}
	x.fieldClasses[in] = c
	return c
}

// store stores v into a part of what n points to.
func (x *exec) store(n *node, part string, v *node, strong bool) {
	refs := x.targets(n)
	strong = strong && len(refs) == 1
	for _, r := range refs {
		old := x.content(r.obj)
		now := old.write(steps(r.path+part), v, strong && !r.obj.weak)
		if now == old {
			continue
		}
		x.mem = x.mem.set(r.obj, now)
		if r.obj.in != nil {
			x.conveys(v, 0)
		}
		if r.obj.in != nil && !r.obj.dirty {
			r.obj.dirty = true
			x.outsiders = append(x.outsiders, r.obj)
		}
	}
}

func (x *exec) storeInstr(in *ssa.Store) {
	v := x.attachTo(in.Val, x.narrowed(in.Val, x.val(in.Val), in), in)
	if f, ok := in.Addr.(*ssa.FieldAddr); ok && v != nil {
		v = noteStep(v, stepStored, in.Pos(), fieldLabel(f.X.Type(), f.Field))
	}
	x.store(x.val(in.Addr), "", v, true)
	k := &call{in: in}
	switch a := in.Addr.(type) {
	case *ssa.FieldAddr:
		at := spot{key: fieldKey(origin.Deref(a.X.Type()), a.Field)}
		x.noteStore(k, at, in.Val.Type(), v)
		x.inField(v, at.key)
		if x.cells.disclosed[at.key] != nil {
			x.toDisclosed(k, at, v, in.Val.Type(), builtHere(a.X))
		}
	case *ssa.Global:
		at := spot{key: addrKey(a)}
		x.learn(at.key, v, in.Val.Type(), 0)
		if len(x.waiting[at.key]) > 0 {
			x.fill(k, at.key, x.callables(v, in.Val.Type(), 0))
			if x.keepsMethods(in.Val.Type()) {
				x.fillKept(k, at.key, v)
			}
		}
		x.toDisclosed(k, at, v, in.Val.Type(), false)
	}
}

func (x *exec) mapUpdate(in *ssa.MapUpdate) {
	v := x.attachTo(in.Value, x.val(in.Value), in)
	key := x.mapKey(in.Key)
	if v != nil {
		name := "a map"
		if key != "[]" {
			name = exprName(in.Map) + key
		}
		v = noteStep(v, stepStored, in.Pos(), name)
	}
	x.store(x.val(in.Map), key, v, true)
	if at := holder(in.Map); len(x.waiting[at]) > 0 {
		x.fill(&call{in: in}, at, x.callables(v, in.Value.Type(), 1))
	}
	if k := x.attach(x.val(in.Key), in); !k.clean() {
		c := *k
		c.strs = nil
		x.store(x.val(in.Map), "{}", &c, false)
	}
}

// noteStep records a step on every label of n itself.
func noteStep(n *node, kind stepKind, pos token.Pos, name string) *node {
	if n == nil || len(n.labs) == 0 {
		return n
	}
	out := *n
	out.labs = append([]carried(nil), n.labs...)
	for i := range out.labs {
		out.labs[i].step = out.labs[i].step.then(kind, pos, name)
	}
	return &out
}

// flat collapses a value into the labels of everything in it, as happens when
// it becomes part of a string or number.
func flat(n *node) *node {
	if n == nil {
		return nil
	}
	var labs []carried
	collectLabs(n, &labs, 0)
	if len(labs) == 0 {
		return nil
	}
	for i := range labs {
		l := labs[i].lab
		if l.kind == Local {
			labs[i].lab = l.tab.get(label{kind: Local, whole: true})
		} else {
			labs[i].lab = l.deep(false)
		}
	}
	return &node{labs: sortLabs(labs)}
}

func collectLabs(n *node, out *[]carried, depth int) {
	if n == nil || depth > maxDepth {
		return
	}
	*out = append(*out, n.labs...)
	for _, k := range n.kids {
		collectLabs(k.n, out, depth+1)
	}
}
