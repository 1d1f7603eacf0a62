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
	if len(cats) == 0 || n.clean() || marked(n, cats, label) {
		return n
	}
	subject, typ := x.subjectOf(base)
	return x.sourceOf(n, cats, label, typ, in.(ssa.Value).Type(), subject, in.Pos())
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
