package flow

import (
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/guard"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// thawer expresses parts of a summary in terms of one call.
type thawer struct {
	x   *exec
	k   *call
	sum *Summary

	outcomes []*invoked               // of sum.Calls
	told     []bool                   // of sum.Calls: the functions that may be called are all known
	objects  map[int]*object          // by number, what more than one pointer of the summary leads to
	all      map[wholePlace][]carried // memo of everything
	places   map[Place]placed         // memo of place, for memory mem
	dests    map[string][]addressed   // memo of destinations, for memory mem
	vias     map[wholePlace]*node     // memo of someParts, for memory viasOf
	viasOf   *memory
	mem      *memory
	later    bool // it is looked at when the function has returned

	before, after, either *memory // the calls that the callee makes of what it was given
}

type placed struct {
	n   *node
	typ types.Type
	v   ssa.Value
}

type wholePlace struct {
	p     Place
	skip  bool
	codec string
	via   string
}

// everything collects what is at a place of the call's inputs, however deep.
// Many labels of one summary speak of the same place.
func (t *thawer) everything(l *Label, n *node, typ types.Type, v ssa.Value) []carried {
	key := wholePlace{l.In, l.Skip, l.Codec, l.Via}
	if labs, ok := t.all[key]; ok {
		return labs
	}
	labs := t.x.collectFor(l, v, n, typ)
	if t.all == nil {
		t.all = map[wholePlace][]carried{}
	}
	t.all[key] = labs
	return labs
}

// node turns a tree into a node. What its pointers point to becomes objects of
// the call site.
func (t *thawer) node(tr *Tree, key string, depth int) *node {
	if tr == nil {
		return nil
	}
	out := t.labelled(tr.Labels)
	n := &node{}
	var moved []kid
	for _, b := range tr.Kids {
		if b.Key == "*" {
			n.refs = joinRefs(n.refs, []ref{t.object(b.T, key, depth)})
			continue
		}
		sub := t.node(b.T, key+b.Key, depth+1)
		if b.T != nil && b.T.Opaque {
			sub = join(sub, t.opaque(key+b.Key))
		}
		if at := t.step(b.Key); at != b.Key {
			moved = append(moved, kid{at, sub})
			continue
		}
		n.kids = append(n.kids, kid{b.Key, sub})
	}
	for _, k := range moved {
		n = n.with(k.key, join(n.get(k.key), k.n))
	}
	exact := false
	if len(tr.Types) > 0 {
		n.dyn = t.types(tr)
		exact = tr.Exact && len(n.dyn) == len(tr.Types)
		n.exact = exact
	}
	for _, p := range tr.Texts {
		n.strs = append(n.strs, t.texts(p)...)
	}
	n.strs = normal(n.strs)
	if t.overrides(tr, out, n.strs) {
		over := *out
		over.strs = textsWithout(out.strs, n.strs)
		out, n.strs = &over, nil
	}
	for i, f := range tr.Funcs {
		var bind []*node
		for j, b := range f.Bind {
			bind = append(bind, t.node(b, fmt.Sprintf("%sF%d.%d", key, i, j), depth+1))
		}
		if v := t.x.importFunc(f, bind); v != nil {
			if len(v.targs) == 0 {
				v.targs = t.typeArgs()
			}
			n.funcs = append(n.funcs, v)
		}
	}
	for i, f := range tr.funcs {
		v := &funcVal{fn: f.fn, site: f.site, from: f.from, obj: f.obj, targs: t.instance(f.targs)}
		for j, b := range f.trees {
			v.bind = append(v.bind, t.node(b, fmt.Sprintf("%sf%d.%d", key, i, j), depth+1))
		}
		n.funcs = append(n.funcs, v)
		t.x.received = append(t.x.received, receipt{v, t.k.in})
	}
	if out == nil {
		if len(n.refs)+len(n.kids)+len(n.dyn)+len(n.strs)+len(n.funcs) == 0 {
			return nil
		}
		return n
	}
	if len(n.kids) > 0 { // parts override what the labels say
		m := *out
		for _, k := range n.kids {
			m = *m.with(k.key, k.n)
		}
		out = &m
		n.kids = nil
	}
	if out = join(out, n); exact && !out.exact {
		all := *out // what the labels stand for is in there
		all.exact = true
		out = &all
	}
	return out
}

// opaque is the unknown content of a part of a result.
func (t *thawer) opaque(key string) *node {
	o := callOrigin(t.k, 0, 1)
	if strings.HasPrefix(key, "r") {
		i := int(key[1] - '0')
		o = callOrigin(t.k, i, t.k.sig.Results().Len())
		if at := strings.IndexAny(key, ".*["); at > 0 {
			o.Path += originPath(key[at:])
		}
	}
	if !o.Known() {
		return &node{labs: []carried{{lab: t.x.labels.get(label{kind: Local, whole: true})}}}
	}
	subject := t.x.lineageOf(o)
	if strings.HasPrefix(key, "s") {
		subject = t.stored(subject, key)
	}
	return &node{labs: []carried{{lab: t.x.labels.get(label{kind: Local, subject: subject})}}}
}

// stored is the subject of what a callee puts into one of its arguments. It may
// come from any of the others, but not from the record that it replaces.
func (t *thawer) stored(subject origin.Lineage, key string) origin.Lineage {
	var i int
	if n, err := fmt.Sscanf(key, "s%d", &i); n != 1 || err != nil || i >= len(t.sum.Stores) {
		return subject
	}
	subject.Self.Path += fmt.Sprintf("#s%d", i)
	p := t.sum.Stores[i].To.Param
	if p >= len(t.k.vals) || t.k.vals[p] == nil {
		return subject
	}
	into := t.x.origins.Of(t.k.vals[p])
	var parents []origin.Origin
	for _, o := range subject.Parents {
		if o != into {
			parents = append(parents, o)
		}
	}
	subject.Parents = parents
	return subject
}

// labelled joins the labels of a part. Most evaluate to labels alone, which need
// no node each.
func (t *thawer) labelled(list []Label) *node {
	var out, first *node
	var labs []carried
	for i := range list {
		n := t.label(&list[i])
		switch {
		case n == nil:
		case len(list) > 1 && len(n.labs) > 0 && n.plain():
			if first == nil {
				first, labs = n, n.labs
			} else {
				labs = joinLabs(labs, n.labs)
			}
		default:
			out = join(out, n)
		}
	}
	switch {
	case first == nil:
		return out
	case &labs[0] == &first.labs[0]:
		return join(out, first)
	}
	return join(out, &node{labs: labs})
}

// plain reports whether a node is nothing but its labels.
func (n *node) plain() bool {
	return len(n.refs)+len(n.kids)+len(n.funcs)+len(n.dyn)+len(n.strs)+len(n.held) == 0
}

// label evaluates a label of the summary at the call.
func (t *thawer) label(l *Label) *node {
	if l.Unless == 0 {
		return t.given(l)
	}
	if t.toldOf(l) {
		return nil
	}
	return t.x.assume(t.given(l), t.askedOf(l))
}

func (t *thawer) given(l *Label) *node {
	switch l.Kind {
	case Input:
		n, typ, v := t.place(l.In)
		if via := l.viaField(); via != "" {
			n = t.someParts(l, n, typ, via)
		} else if l.Whole {
			labs := t.everything(l, n, typ, v)
			if len(labs) == 0 {
				return nil
			}
			n = &node{labs: labs}
		}
		return t.x.withHeld(n, t.grants(l.Held), 0)
	case Tag:
		return t.purposeTag(l)
	}
	if l.HasIn {
		if n, _, _ := t.place(l.In); n.clean() {
			return nil // this caller passes nothing personal there
		}
	}
	lab := label{kind: Source, cats: l.Cats, field: l.Field, subjectType: l.SubjectType, subject: t.subject(l)}
	var held []*grant
	if l.HasIn {
		if n, _, _ := t.place(l.In); n != nil {
			held = n.held
			for i, c := range n.labs {
				if c.lab.kind == Input && c.lab.lazy() {
					lab.in, lab.hasIn = c.lab.in, true
				}
				held = heldEither(held, c.held, i)
			}
		}
	}
	il := t.x.labels.get(lab)
	held = addHeld(t.regrant(l.Held, il), relate(held, il))
	for _, id := range lab.subject.Parents {
		held = addHeld(held, t.x.carriedAt(id))
	}
	return &node{labs: []carried{{lab: il, held: held, step: importSteps(l.Steps)}}}
}

// purposeTag evaluates a tag whose purpose the callee was given.
func (t *thawer) purposeTag(l *Label) *node {
	tag := func(l label) *node {
		l.kind = Tag
		return &node{labs: []carried{{lab: t.x.labels.get(l)}}}
	}
	if !l.HasIn {
		return tag(label{purpose: l.Purpose})
	}
	if l.In.Param >= len(t.k.vals) || t.k.vals[l.In.Param] == nil {
		return nil
	}
	v := t.k.vals[l.In.Param]
	p := guard.PurposeAt(t.x.model.Tax, t.x.origins, v, t.path(l.In.Path))
	if p.Param >= 0 {
		return tag(label{in: Place{Param: p.Param, Path: p.Path}, hasIn: true})
	}
	var out *node
	keys := p.Keys
	if len(keys) == 0 {
		keys = unknownPurpose(v)
	}
	for _, key := range keys {
		out = join(out, tag(label{purpose: key}))
	}
	return out
}

// subject is the data subject of a source of the callee, as the caller sees it.
func (t *thawer) subject(l *Label) origin.Lineage {
	if l.subject.Self.Known() {
		return l.subject
	}
	var out origin.Lineage
	if o := callOrigin(t.k, 0, 1); o.Known() {
		out = t.x.lineageOf(o)
	}
	if len(l.Subjects) > 0 {
		out.Parents = nil // not all that the call was given, but what the callee says
	}
	for i, p := range l.Subjects {
		if p.Param >= len(t.k.vals) || t.k.vals[p.Param] == nil {
			if who := t.goneThrough(p); i == 0 && !l.Derived && who.Self.Known() {
				return who
			}
			continue
		}
		up := t.x.lineageOf(t.x.origins.At(t.k.vals[p.Param], p.Path))
		if i == 0 && !l.Derived {
			return up
		}
		out.Parents = append(append(out.Parents, up.Self), up.Parents...)
	}
	return out
}
