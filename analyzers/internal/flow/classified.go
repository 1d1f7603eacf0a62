package flow

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// readField classifies the read of field i of base.
func (x *exec) readField(n *node, base ssa.Value, i int, in ssa.Instruction) *node {
	t := origin.Deref(base.Type())
	n = x.attach(n, in)
	if v, ok := in.(ssa.Value); ok && isString(v.Type()) {
		n = x.constText(n, fieldKey(t, i))
	}
	cats, label := x.fieldData(t, i)
	if len(cats) == 0 || n.clean() {
		return n
	}
	subject, typ := x.subjectOf(base)
	if marked(n, cats, label) {
		return x.returnedAs(n, subject, in)
	}
	if some := x.oneOfGiven(n, subject.Self); len(some) > 1 {
		var out *node
		for i, part := range perRoot(n) {
			out = join(out, x.sourceOf(part, cats, label, typ, in.(ssa.Value).Type(), some[i], in.Pos()))
		}
		return out
	}
	return x.sourceOf(n, cats, label, typ, in.(ssa.Value).Type(), subject, in.Pos())
}

// returnedAs adds, to what was read from a record that a call returned, the consents of
// that record that hold there.
func (x *exec) returnedAs(n *node, subject origin.Lineage, in ssa.Instruction) *node {
	out := *n
	out.labs = slices.Clone(n.labs)
	for i, c := range out.labs {
		if c.lab.kind == Source {
			out.labs[i].held = addHeld(c.held, x.ownHere(subject, c.lab, in))
		}
	}
	return &out
}

// ownHere returns the consents of a record that hold where a field of it is read, if a
// call returned it and was given whom the label lab is of: the data is the record's,
// whoever else's the callee knew it to be.
func (x *exec) ownHere(subject origin.Lineage, lab *label, in ssa.Instruction) []*grant {
	if in == nil {
		return nil
	}
	return x.ownAmong(x.heldAt(in), subject, lab)
}

func (x *exec) ownAmong(held []*grant, subject origin.Lineage, lab *label) []*grant {
	call, ok := subject.Self.Root.(*ssa.Call)
	if !ok || lab.subject.Self.Root == call || !x.givenTo(call, lab.subject.Self) {
		return nil
	}
	var out []*grant
	for _, g := range held {
		if g.rel != open || g.c.If != nil || g.c.AnySubject || g.c.Subject.Self.Root != call {
			continue
		}
		if r := g.resolve(subject); r != nil && r.rel == proven {
			out = addHeld(out, []*grant{r})
		}
	}
	return out
}

// givenTo reports whether a record, or a part of it, is among the arguments of a call.
func (x *exec) givenTo(call *ssa.Call, o origin.Origin) bool {
	for _, arg := range call.Common().Args {
		given := []ssa.Value{arg}
		if sl, ok := arg.(*ssa.Slice); ok {
			given = append(given, origin.Elements(sl)...)
		}
		for _, v := range given {
			if x.origins.Of(v).Root == o.Root {
				return true
			}
		}
	}
	return false
}

// oneOfGiven returns whose n may be, part by part, where a call, whose result o is,
// returns one of several records that it was given: pick(a, b).
func (x *exec) oneOfGiven(n *node, o origin.Origin) []origin.Lineage {
	call, ok := o.Root.(*ssa.Call)
	if !ok || o.Path != "" {
		return nil
	}
	t := origin.Deref(call.Type())
	var out []origin.Lineage
	seen := map[origin.Origin]bool{}
	for _, part := range perRoot(n) {
		r := x.rootOf(part)
		given := false
		for _, arg := range call.Common().Args {
			given = given || types.Identical(origin.Deref(arg.Type()), t) && x.origins.Of(arg) == r
		}
		if !given {
			return nil
		}
		seen[r] = true
		out = append(out, x.lineageOf(r))
	}
	if len(seen) < 2 {
		return nil
	}
	return out
}

// eachGiven is oneOfGiven for a pointer: each of the records that it may point to has a
// class of its own. It reports whether that is so.
func (x *exec) eachGiven(in *ssa.FieldAddr, n *node, c *fieldClass) bool {
	call, ok := c.subject.Self.Root.(*ssa.Call)
	if !ok || c.subject.Self.Path != "" {
		return false
	}
	roots := make([]origin.Origin, len(n.refs))
	seen := map[origin.Origin]bool{}
	for i, r := range n.refs {
		if r.obj.in == nil {
			return false
		}
		for _, arg := range call.Common().Args {
			if o := x.origins.Of(arg); types.Identical(arg.Type(), in.X.Type()) && o == x.root(r.obj.in) {
				roots[i] = o
			}
		}
		if !roots[i].Known() {
			return false
		}
		seen[roots[i]] = true
	}
	if len(seen) < 2 {
		return false
	}
	for i := range n.refs {
		key := givenField{in, roots[i]}
		if x.givenClasses[key] == nil {
			own := *c
			own.subject, own.parts = x.lineageOf(roots[i]), nil
			x.givenClasses[key] = &own
		}
		n.refs[i].class = x.givenClasses[key]
	}
	return true
}

// givenField is a field of one of the records that a pointer may point to.
type givenField struct {
	in *ssa.FieldAddr
	of origin.Origin
}

// fieldData returns what field i of a struct is, and its name in findings: what
// is personal as a whole has the name of the type.
func (x *exec) fieldData(t types.Type, i int) (cats []string, label string) {
	c := x.classes.FieldAt(t, i)
	if c.Whole {
		return c.Categories, typeName(t)
	}
	return c.Categories, fieldLabel(t, i)
}

// marked reports whether n carries the field's own mark already.
func marked(n *node, cats []string, field string) bool {
	for _, c := range n.labs {
		if c.lab.kind == Source && c.lab.field == field && slices.Equal(c.lab.cats, cats) {
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
				if c.lab.kind == Source && c.lab.field == field {
					c.held = addHeld(c.held, x.ownHere(subject, c.lab, x.cur))
				}
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
		if c.lab.kind == Source && slices.Equal(c.lab.cats, cats) {
			return n
		}
	}
	return x.sourceOf(n, cats, name, "", t, x.lineageOf(x.origins.Of(v)), v.Pos())
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

// errorIn is n, read from the field of a library's struct that holds an error, as far
// as something was put there: what the library was given for other fields its
// errors do not quote.
func (x *exec) errorIn(addr, n *node) *node {
	var out *node
	if in := lazyOnly(n); len(in) > 0 {
		out = &node{labs: in}
	}
	if addr == nil {
		return out
	}
	for _, r := range addr.refs {
		path := steps(r.path)
		if len(path) == 0 {
			return n
		}
		last := path[len(path)-1]
		if whole := x.content(r.obj).at(path[:len(path)-1]); whole.has(last) {
			out = join(out, whole.get(last))
		}
	}
	return out
}
