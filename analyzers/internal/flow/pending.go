package flow

import (
	"fmt"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// pend notes a method call on an interface whose concrete type is not visible.
// When the interface is an input, callers may know; when it is kept in a field,
// the package that fills the field does.
func (x *exec) pend(k *call, recv *node) *node {
	var out *node
	field := ""
	if len(k.vals) > 0 {
		field = loadedField(k.vals[0])
	}
	if recv != nil {
		for _, c := range recv.labs {
			if c.lab.kind == Input && c.lab.lazy() {
				out = join(out, x.recordInvokeAs(k, c.lab.in, k.fn.Name(), k.args[1:], field))
			}
		}
	}
	if field != "" {
		x.pendField(k, field, k.fn.Name(), k.args[1:])
	}
	return outcome(out, k.sig.Results())
}

// loadedField names the field that an interface value was loaded from.
func loadedField(v ssa.Value) string {
	switch v := v.(type) {
	case *ssa.UnOp:
		if f, ok := v.X.(*ssa.FieldAddr); ok {
			return fieldKey(origin.Deref(f.X.Type()), f.Field)
		}
	case *ssa.Field:
		return fieldKey(v.X.Type(), v.Field)
	case *ssa.ChangeInterface:
		return loadedField(v.X)
	}
	return ""
}

// pendField exports the call for the package that fills the field, if it
// carries personal data.
func (x *exec) pendField(k *call, field, method string, args []*node) {
	f := &freezer{x: x, mem: x.mem, busy: map[ref]bool{}}
	inv := Invoke{Method: method, Field: field, Args: []*Tree{nil}}
	personal := false
	for i, a := range args {
		var v ssa.Value
		if i+1 < len(k.vals) {
			v = k.vals[i+1]
		}
		labs := onlySources(x.collect(v, a, typeOf(v), "", k.in.Pos()))
		personal = personal || len(labs) > 0
		inv.Args = append(inv.Args, f.whole(x.withHeld(&node{labs: labs}, x.heldAt(k.in), 0)))
	}
	if !personal {
		return
	}
	p := Pending{Field: field, Invoke: inv, Trail: []finding.Step{{Pos: x.position(callPos(x.engine, k.in)), Msg: "passed to " + k.name}}}
	if t := x.tagAt(k); t != nil {
		p.Tag = &TagInfo{Purposes: t.Purposes, Pos: t.Pos}
	}
	x.pending[fmt.Sprintf("%s|%s|%d", field, method, x.instrID(k.in))] = p
}

func onlySources(labs []carried) []carried {
	var out []carried
	for _, c := range labs {
		if c.lab.kind == Source {
			out = append(out, c)
		}
	}
	return out
}

// meets looks for the concrete types that value n brings into fields of t whose
// method calls are pending.
func (x *exec) meets(k *call, n *node, t types.Type, depth int) {
	if n == nil || depth > 2 {
		return
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		n, t = x.load(n), p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return
	}
	for i := 0; i < st.NumFields(); i++ {
		part := n.get("." + st.Field(i).Name())
		if part == nil {
			continue
		}
		if mayCall(st.Field(i).Type(), 0) {
			x.noteStore(spot{key: fieldKey(t, i)}, st.Field(i).Type(), part)
		}
		if types.IsInterface(st.Field(i).Type()) {
			x.fill(k, fieldKey(t, i), part)
		} else {
			x.meets(k, part, st.Field(i).Type(), depth+1)
		}
	}
}

// fill resolves the calls that wait for the content of a field.
func (x *exec) fill(k *call, field string, n *node) {
	for _, p := range x.waiting[field] {
		t := &thawer{x: x, k: k}
		var args []*node
		var vals []ssa.Value
		for i, a := range p.Invoke.Args[1:] {
			arg := t.node(a, fmt.Sprintf("p%d", i), 0)
			args, vals = append(args, withTrail(arg, p.Trail)), append(vals, nil)
		}
		c := *k
		c.tag, c.dispatched = p.Tag, true
		x.callNamed(&c, n, p.Invoke.Method, args, vals)
	}
}

func withTrail(n *node, trail []finding.Step) *node {
	if n == nil {
		return nil
	}
	out := *n
	out.labs = append([]carried(nil), n.labs...)
	for i := range out.labs {
		for _, s := range trail {
			out.labs[i].step = &step{kind: stepText, at: s.Pos, name: s.Msg, prev: out.labs[i].step, len: 1}
		}
	}
	return &out
}
