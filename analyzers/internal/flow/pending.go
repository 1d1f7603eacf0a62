package flow

import (
	"fmt"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// pend notes a method call on an interface of which not every concrete type is
// visible. When the interface is an input, callers may know; when it is kept in
// a field or package variable, the package that fills that does. Where it is just
// one input, place is that of the outcome, else -1.
func (x *exec) pend(k *call, recv *node) (out *node, place int) {
	var asked *node
	place = -1
	key := ""
	if len(k.vals) > 0 {
		key = holder(k.vals[0])
	}
	if recv != nil {
		for _, c := range recv.labs {
			if c.lab.kind == Input && c.lab.lazy() {
				inv := x.recordInvokeAs(k, c.lab.in, k.fn.Name(), k.args[1:], key)
				if place = -1; inv != nil && len(recv.labs) == 1 {
					place = inv.labs[0].lab.in.Param
				}
				asked = join(asked, inv)
			}
		}
	}
	if key != "" {
		x.pendAt(k, key, k.fn.Name(), k.args[1:], k.vals[1:])
	}
	return outcome(asked, k.sig.Results()), place
}

// holder names the field or package variable that a function or interface was
// loaded from, itself or as an element of what is kept there; "" if it was not.
func holder(v ssa.Value) string { return holderSearch{}.from(v, 0) }

// maxHolder bounds the instructions between a value and where it is kept.
const maxHolder = 8

// holderSearch has the values that were looked at in vain, with the least number of
// instructions that led there: in a function with many branches, variables that are
// joined again and again have exponentially many ways to them.
type holderSearch map[*ssa.Phi]int

func (h holderSearch) from(v ssa.Value, depth int) string {
	if depth > maxHolder {
		return ""
	}
	switch v := v.(type) {
	case *ssa.FieldAddr:
		return fieldKey(origin.Deref(v.X.Type()), v.Field)
	case *ssa.Field:
		return fieldKey(v.X.Type(), v.Field)
	case *ssa.Global:
		return addrKey(v)
	case *ssa.Phi: // a default beside what is kept
		if before, ok := h[v]; ok && before <= depth {
			return ""
		}
		h[v] = depth
		for _, e := range v.Edges {
			if key := h.from(e, depth+1); key != "" {
				return key
			}
		}
	default:
		if whole := keptIn(v); whole != nil {
			return h.from(whole, depth+1)
		}
	}
	return ""
}

// keptIn is the value that v was loaded from, converted from or is an element of,
// or nil.
func keptIn(v ssa.Value) ssa.Value {
	switch v := v.(type) {
	case *ssa.UnOp:
		return v.X
	case *ssa.IndexAddr:
		return v.X
	case *ssa.Index:
		return v.X
	case *ssa.Lookup:
		return v.X
	case *ssa.Slice:
		return v.X
	case *ssa.Extract:
		return v.Tuple
	case *ssa.Next:
		return v.Iter
	case *ssa.Range:
		return v.X
	case *ssa.ChangeInterface:
		return v.X
	case *ssa.ChangeType:
		return v.X
	case *ssa.TypeAssert:
		return v.X
	}
	return nil
}

// pendAt exports the call of a function, or of a method of an interface, for
// the packages that fill the field or variable that holds it, if it carries
// personal data.
func (x *exec) pendAt(k *call, key, method string, args []*node, vals []ssa.Value) {
	f := &freezer{x: x, mem: k.found(x.mem), busy: map[ref]bool{}}
	after := x.mem
	x.mem = f.mem
	defer func() { x.mem = after }()
	inv := Invoke{Method: method, Field: key, Known: k.known}
	if method != "" {
		inv.Args = append(inv.Args, nil)
	}
	personal := false
	held := x.heldAt(k.in)
	for i, a := range args {
		var v ssa.Value
		if i < len(vals) {
			v = vals[i]
		}
		// A function that takes a classified type finds out itself what it
		// sends of it; one that takes anything does not know what it is given.
		t := typeOf(v)
		if v == nil && a != nil && len(a.dyn) > 0 {
			t = types.NewInterfaceType(nil, nil)
		}
		if t != nil && types.IsInterface(t) {
			a = join(a, &node{labs: onlySources(x.collect(v, a, t, "", k.in.Pos()))})
		}
		tree := f.whole(x.withHeld(a, held, 0)).shareable()
		personal = personal || tree.personal()
		inv.Args = append(inv.Args, tree)
	}
	if !personal {
		return
	}
	p := Pending{Field: key, Invoke: inv, Trail: []finding.Step{{Pos: x.position(callPos(x.engine, k.in)), Msg: "passed to " + k.name}}}
	if t := x.tagAt(k); t != nil {
		p.Tag = tagInfo(t)
	}
	x.pending[fmt.Sprintf("%s|%s|%d", key, method, x.instrID(k.in))] = p
}

// personal reports whether a tree holds personal data.
func (t *Tree) personal() bool {
	if t == nil {
		return false
	}
	for _, l := range t.Labels {
		if l.Kind == Source {
			return true
		}
	}
	for _, k := range t.Kids {
		if k.T.personal() {
			return true
		}
	}
	return false
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

// meets looks for the functions and concrete types that value n, of type t,
// brings into fields whose calls are pending.
func (x *exec) meets(k *call, n *node, t types.Type, depth int) {
	if n == nil || t == nil || depth > 2 {
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
		x.noteStore(k, spot{key: fieldKey(t, i)}, st.Field(i).Type(), part)
		if !mayCall(st.Field(i).Type(), 0) {
			x.meets(k, part, st.Field(i).Type(), depth+1)
		}
	}
}

// fill resolves the calls that wait for the content of a field or variable.
func (x *exec) fill(k *call, key string, n *node) {
	x.resolve(k, x.waiting[key], n)
}

// resolve makes the waiting calls of the functions and concrete types in n.
func (x *exec) resolve(k *call, waiting []Pending, n *node) {
	if n == nil || len(n.dyn)+len(n.funcs) == 0 {
		return
	}
	for _, p := range waiting {
		from := *k
		from.args, from.vals = nil, nil // the pending call says nothing of this one's arguments
		t := &thawer{x: x, k: &from, sum: &Summary{}}
		c := *k
		c.tag, c.dispatched, c.settled, c.known = p.Tag, true, true, p.Invoke.Known
		list := p.Invoke.Args
		if p.Invoke.Method != "" {
			list = list[1:]
		}
		var args []*node
		for i, a := range list {
			args = append(args, withTrail(t.node(a, fmt.Sprintf("p%d", i), 0), p.Trail))
		}
		vals := make([]ssa.Value, len(args))
		if p.Invoke.Method == "" {
			x.callValues(&c, &node{funcs: n.funcs}, args, vals, "")
		} else {
			x.callNamed(&c, n, p.Invoke.Method, args, vals)
		}
	}
}

// callables joins the functions and interface values that n, of type t, is or
// has as elements.
func (x *exec) callables(n *node, t types.Type, depth int) *node {
	if n == nil || t == nil || depth > 2 {
		return nil
	}
	var out *node
	switch u := t.Underlying().(type) {
	case *types.Signature, *types.Interface:
		return n
	case *types.Slice, *types.Map, *types.Chan:
		for _, e := range x.load(n).parts() {
			if e.key != "{}" {
				out = join(out, x.callables(e.n, elemType(t, "[]"), depth+1))
			}
		}
	case *types.Array:
		for _, e := range n.parts() {
			out = join(out, x.callables(e.n, u.Elem(), depth+1))
		}
	}
	return out
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

// parts are the parts of n that have a value of their own.
func (n *node) parts() []kid {
	if n == nil {
		return nil
	}
	return n.kids
}
