package flow

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/guard"
	"github.com/consentvet/consentvet/analyzers/internal/judge"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// heldAt returns the consents that hold at in, not yet related to any data.
func (x *exec) heldAt(in ssa.Instruction) []*grant {
	if gs, ok := x.grants[in]; ok {
		return gs
	}
	var gs []*grant
	for _, f := range x.guards.Held(in) {
		gs = addHeld(gs, []*grant{newGrant(f.Consent, open, "")})
	}
	if in.Pos().IsValid() {
		gs = addHeld(gs, x.asserted(&call{in: in})) // a list may be made of those who agreed
	}
	x.grants[in] = gs
	return gs
}

func newGrant(c *guard.Consent, rel relation, note string) *grant {
	return &grant{key: c.Key() + string(rune('0'+rel)) + note, c: c, rel: rel, note: note}
}

// attach adds the consents that hold at in to what travels in n: consent may
// be given anywhere on the way of the data.
func (x *exec) attach(n *node, in ssa.Instruction) *node {
	if n == nil {
		return nil
	}
	return x.withHeld(n, x.heldAt(in), 0)
}

// attachTo is attach for a value that has a name: consent of the very record v
// is its own wherever it goes, and consent of another is not.
func (x *exec) attachTo(v ssa.Value, n *node, in ssa.Instruction) *node {
	if n == nil {
		return nil
	}
	return x.withHeld(n, x.ofRecord(v, x.heldAt(in)), 0)
}

// ofRecord relates consents to record v; to values of other types it does not.
func (x *exec) ofRecord(v ssa.Value, held []*grant) []*grant {
	if len(held) == 0 {
		return nil
	}
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	switch v.Type().Underlying().(type) {
	case *types.Slice, *types.Map, *types.Array, *types.Chan:
		return ofOne(held)
	}
	_, isStruct := origin.Deref(v.Type()).Underlying().(*types.Struct)
	if _, any := types.Unalias(v.Type()).(*types.TypeParam); !isStruct && !any {
		return held
	}
	subject := x.lineageOf(x.origins.Of(v))
	loose := subject
	loose.Loose = true
	var out []*grant
	for _, g := range held {
		switch {
		case g.rel != open || g.c.If != nil && !g.c.If.Called || g.c.AnySubject || !subject.Self.Known():
		case g.c.Subject.Self.Record() == subject.Self || g.c.Subject.Self == subject.Self:
			g = newGrant(g.c, proven, g.note)
		case g.resolve(loose) == nil:
			continue
		}
		out = addHeld(out, []*grant{g})
	}
	return out
}

// ofOne drops the consents of one element of something: a container that is
// passed on where they hold has other elements too. What is put into it there
// has them.
func ofOne(held []*grant) []*grant {
	var out []*grant
	for _, g := range held {
		if _, ok := g.c.Subject.Self.Root.(*ssa.Next); ok || g.rel == open && !g.c.AnySubject && variableIndex(g.c.Subject.Self.Path) {
			continue
		}
		out = append(out, g)
	}
	return out
}

func variableIndex(path string) bool {
	for _, s := range origin.Steps(path) {
		if s[0] == '[' && s == origin.Anywhere(s) {
			continue
		}
		if s[0] == '[' {
			return true
		}
	}
	return false
}

func (x *exec) withHeld(n *node, held []*grant, depth int) *node {
	if n == nil || len(held) == 0 || depth > maxDepth {
		return n
	}
	out := *n
	out.labs = make([]carried, len(n.labs))
	for i, c := range n.labs {
		c.held = addHeld(c.held, x.relateAny(held, c.lab))
		out.labs[i] = c
	}
	if n.points() {
		out.held = addHeld(n.held, x.relateSome(held, n.labs))
	}
	out.kids = make([]kid, len(n.kids))
	for i, k := range n.kids {
		out.kids[i] = kid{k.key, x.withHeld(k.n, held, depth+1)}
	}
	return &out
}

// askedFor gives a record that was asked for by its id the consents that the id
// carries: it belongs to a record that is known to have them.
func (x *exec) askedFor(k *call, out *node) *node {
	var held []*grant
	n := 0
	for i, v := range k.vals {
		if v == nil || k.args[i] == nil || !origin.Identifies(v.Type()) || !x.origins.Of(v).OwnID() {
			continue
		}
		for _, c := range k.args[i].labs {
			held = heldEither(held, c.held, n)
			n++
		}
	}
	held = onlyProven(held)
	if len(held) == 0 {
		return out
	}
	return unknownWith(out, held, 0)
}

// carriedAt are the consents of its own that the record carries whose id is at o: a
// callee, or a literal, asks for what belongs to it.
func (x *exec) carriedAt(o origin.Origin) []*grant {
	if _, variable := o.Root.(*ssa.Alloc); variable || !o.OwnID() || o.Root.Parent() != x.fn {
		return nil // what a variable holds changes
	}
	n := x.val(o.Root)
	for _, s := range origin.Steps(o.Path) {
		switch {
		case n == nil:
			return nil
		case s[0] == '[':
			n = x.loadPart(n, "[]")
		case len(n.refs) > 0:
			n = x.loadPart(n, s)
		default:
			n = n.child(s)
		}
	}
	if n == nil {
		return nil
	}
	var held []*grant
	for i, c := range n.labs {
		held = heldEither(held, c.held, i)
	}
	return onlyProven(held)
}

// carriedInto gives what a literal asks for by the id of a record around it the
// consents that the record carries there.
func (e *engine) carriedInto(x *exec, d *judge.Disclosure) {
	if x.fn.Parent() == nil {
		return
	}
	for i, it := range d.Items {
		for _, id := range x.subjects[d][i].lab.subject.Parents {
			if id.Root.Parent() == x.fn || e.runs[id.Root.Parent()] == nil {
				continue
			}
			for _, g := range e.runs[id.Root.Parent()].carriedAt(id) {
				it.Consents = append(it.Consents, consentOf(g, true))
			}
		}
	}
}

// unknownWith adds consents to what n holds of unknown content.
func unknownWith(n *node, held []*grant, depth int) *node {
	if n == nil || depth > maxDepth {
		return n
	}
	out := *n
	out.labs = slices.Clone(n.labs)
	for i, c := range out.labs {
		if c.lab.kind == Local {
			out.labs[i].held = addHeld(c.held, held)
		}
	}
	out.kids = slices.Clone(n.kids)
	for i, k := range out.kids {
		out.kids[i].n = unknownWith(k.n, held, depth+1)
	}
	return &out
}

// relateAny is relate for labels of any kind: what comes from an input that is
// visibly another's does not carry the consent.
func (x *exec) relateAny(held []*grant, l *label) []*grant {
	if l.kind == Source {
		return relate(held, l)
	}
	subject := x.lineage(l)
	if !subject.Self.Known() {
		return held
	}
	subject.Loose = true
	var out []*grant
	for _, g := range held {
		if g.rel != open || g.resolve(subject) != nil {
			out = append(out, g)
		}
	}
	return out
}

// lineageOf is the lineage of an origin; what a value was made of is looked up
// once.
func (e *engine) lineageOf(o origin.Origin) origin.Lineage {
	l, ok := e.lineages[o.Root]
	if !ok {
		l = e.origins.LineageOf(o)
		l.Parents, l.Ambient, l.Within = slices.Clip(l.Parents), slices.Clip(l.Ambient), slices.Clip(l.Within)
		e.lineages[o.Root] = l
	}
	l.Self = o
	return l
}

// lineage is the lineage of the value that an input's or local label stands for.
func (x *exec) lineage(l *label) origin.Lineage {
	if l.kind == Local {
		return l.subject
	}
	root := x.root(l)
	if !root.Known() {
		return origin.Lineage{}
	}
	return x.lineageOf(root)
}

// relateSome keeps the consents that one of the labels may carry; all of them
// where there is no label to tell.
func (x *exec) relateSome(held []*grant, labs []carried) []*grant {
	if len(labs) == 0 {
		return held
	}
	var out []*grant
	for _, g := range held {
		for _, c := range labs {
			if len(x.relateAny([]*grant{g}, c.lab)) > 0 {
				out = append(out, g) // unrelated as yet: what it leads to has labels of its own
				break
			}
		}
	}
	return out
}

// relate keeps the consents that are, or may be, those of the label's subject.
func relate(held []*grant, l *label) []*grant {
	if l.kind != Source {
		return held
	}
	var out []*grant
	for _, g := range held {
		if g = g.resolve(l.subject); g != nil {
			out = addHeld(out, []*grant{g})
		}
	}
	return out
}

// relateFrom is relate for a source that was read from what label from stands
// for: consent may have been given while it was known by that name.
func (x *exec) relateFrom(held []*grant, l *label, from *label) []*grant {
	out := relate(held, l)
	if from == nil || len(out) == len(held) {
		return out
	}
	subject := x.lineage(from)
	if !subject.Self.Known() {
		return out
	}
	subject.Loose = true
	for _, g := range held {
		if g.rel == open {
			if r := g.resolve(subject); r != nil && r.rel == proven {
				out = addHeld(out, []*grant{r})
			}
		}
	}
	return out
}

// resolve relates a consent to a data subject; nil when it is another's.
func (g *grant) resolve(subject origin.Lineage) *grant {
	if g.rel != open || g.c.If != nil && !g.c.If.Called {
		return g
	}
	if g.c.AnySubject {
		return newGrant(g.c, proven, g.note)
	}
	switch origin.Compare(g.c.Subject, subject) {
	case origin.Different:
		return nil
	case origin.Same:
		return newGrant(g.c, proven, g.note)
	}
	return newGrant(g.c, unproven, g.note)
}

// readField classifies the read of field i of base.
func (x *exec) readField(n *node, base ssa.Value, i int, in ssa.Instruction) *node {
	t := origin.Deref(base.Type())
	n = x.attach(n, in)
	if v, ok := in.(ssa.Value); ok && isString(v.Type()) {
		n = x.constText(n, fieldKey(t, i))
	}
	cats := x.classes.FieldAt(t, i).Categories
	if len(cats) == 0 || n.clean() || marked(n, cats, fieldLabel(t, i)) {
		return n
	}
	subject, typ := x.subjectOf(base)
	return x.sourceOf(n, cats, fieldLabel(t, i), typ, in.(ssa.Value).Type(), subject, in.Pos())
}

// marked reports whether n carries the field's own mark already.
func marked(n *node, cats []string, field string) bool {
	for _, c := range n.labs {
		if c.lab.kind == Source && c.lab.field == field && sameStrings(c.lab.cats, cats) {
			return true
		}
	}
	return false
}

// sourceOf marks n, a value of type t, as personal data of the given
// categories. The label of the input that it was read from goes into the
// source's own, so that callers do not report it again; pointers keep it, since
// they must still be followed.
func (x *exec) sourceOf(n *node, cats []string, field, subjectType string, t types.Type, subject origin.Lineage, pos token.Pos) *node {
	l := label{kind: Source, cats: cats, field: field, subjectType: subjectType, subject: subject}
	out := node{}
	var held []*grant
	var from *label
	if n != nil {
		out = *n
		held = n.held
		out.labs = nil
		lazy := 0
		for _, c := range n.labs {
			if !c.lab.lazy() {
				if c.lab.kind != Local {
					out.labs = append(out.labs, c)
				}
				held = heldEither(held, c.held, lazy)
				continue
			}
			from = c.lab
			if c.lab.kind == Input && lazy == 0 {
				l.in, l.hasIn = c.lab.in, true
			}
			held = heldEither(held, c.held, lazy)
			lazy++
			if isReference(t) {
				out.labs = append(out.labs, c)
			}
		}
		if lazy > 1 {
			l.hasIn, l.in = false, Place{}
		}
	}
	lab := x.labels.get(l)
	for _, c := range out.labs {
		if c.lab == lab {
			return n
		}
	}
	all := x.relateFrom(held, lab, from)
	if x.cur != nil { // what holds here is judged by the subject that is read, not by the label's past
		all = addHeld(all, relate(x.heldAt(x.cur), lab))
	}
	var st *step
	st = st.then(stepRead, pos, field)
	out.labs = sortLabs(append(out.labs[:len(out.labs):len(out.labs)], carried{lab: lab, held: all, step: st}))
	return &out
}

func heldEither(a, b []*grant, n int) []*grant {
	if n == 0 && len(a) == 0 {
		return b
	}
	return mergeHeld(a, b)
}

func isReference(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Slice, *types.Map, *types.Chan, *types.Interface:
		return true
	}
	return false
}

// typed marks values of a type that is personal data as a whole.
func (x *exec) typed(n *node, v ssa.Value) *node {
	if n == nil {
		return nil
	}
	t := v.Type()
	if _, named := types.Unalias(t).(*types.Named); !named {
		return n
	}
	cats := x.classes.Type(t)
	if len(cats) == 0 || n.clean() {
		return n
	}
	name := typeName(t)
	for _, c := range n.labs {
		if c.lab.kind == Source && sameStrings(c.lab.cats, cats) {
			return n
		}
	}
	return x.sourceOf(n, cats, name, "", t, x.lineageOf(x.origins.Of(v)), v.Pos())
}

func sameStrings(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// subjectOf returns the data subject of a field of base: the nearest value on
// its access path whose type names one, else the root of the path.
func (x *exec) subjectOf(base ssa.Value) (origin.Lineage, string) {
	for v, n := base, 0; v != nil && n < maxDepth*2; n++ {
		t := origin.Deref(v.Type())
		if _, ok := x.classes.Subject(t); ok {
			return x.origins.LineageAt(v, x.cur), typeString(t)
		}
		switch u := v.(type) {
		case *ssa.UnOp:
			v = u.X
		case *ssa.FieldAddr:
			v = u.X
		case *ssa.Field:
			v = u.X
		default:
			return x.rootSubject(base)
		}
	}
	return x.rootSubject(base)
}

// rootSubject is the root of base's access path.
func (x *exec) rootSubject(base ssa.Value) (origin.Lineage, string) {
	o := x.origins.Of(base)
	path := origin.Steps(o.Path)
	for len(path) > 0 && path[len(path)-1][0] == '.' {
		path = path[:len(path)-1]
	}
	o.Path = ""
	for _, s := range path {
		o.Path += s
	}
	return x.lineageOf(o), ""
}

func typeString(t types.Type) string {
	return types.TypeString(types.Unalias(t), func(p *types.Package) string { return p.Path() })
}
