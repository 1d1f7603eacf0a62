package flow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/models"
)

// library handles a call of a function whose body is not analysed: by its
// model, else by the default.
func (x *exec) library(k *call) *node {
	if m := x.modelOf(k.fn); m != nil {
		return x.modelled(k, m)
	}
	return x.byDefault(k)
}

func (x *exec) modelOf(fn *types.Func) *models.Model {
	if fn == nil || x.lib == nil {
		return nil
	}
	return x.lib.Lookup(fn.Origin().FullName())
}

// byDefault applies the rule for unknown functions: arguments flow to the
// results whose types can hold them; a method without results, or one that
// returns its receiver's own type, takes its arguments into its receiver.
// Function arguments may be called at any time, so they are called now.
func (x *exec) byDefault(k *call) *node {
	var in *node
	first := 0
	recv, _ := k.recv()
	if k.hasRecv() {
		first = 1
	}
	for i := first; i < len(k.args); i++ {
		a := x.handedOver(k.args[i], k.vals[i], "", k)
		in = join(in, a)
		x.callBack(k, k.args[i])
	}
	if in != nil {
		in = noteStep(in, stepThrough, k.in.Pos(), k.name)
	}
	x.filled(k, first)
	res := k.sig.Results()
	if k.hasRecv() && (res.Len() == 0 || res.Len() == 1 && types.Identical(res.At(0).Type(), k.sig.Recv().Type())) {
		if in != nil {
			x.store(recv, "", in, false)
		}
		if res.Len() == 1 {
			return recv
		}
		return nil
	}
	out := x.unknownResult(k)
	if k.hasRecv() {
		in = join(in, x.handedOver(k.args[0], k.vals[0], "", k))
	}
	return x.spread(out, in, res)
}

// filled marks the objects whose address an unknown function is given as any:
// that is how records are loaded (db.Get(&customer, id)), so that what is in
// them is not known any more.
func (x *exec) filled(k *call, first int) {
	for i := first; i < len(k.args); i++ {
		n := k.args[i]
		if n == nil || k.vals[i] == nil || len(n.refs) == 0 || !types.IsInterface(k.vals[i].Type()) {
			continue
		}
		for _, t := range n.dyn {
			p, ok := t.Underlying().(*types.Pointer)
			if ok && len(x.classes.Paths(p.Elem())) > 0 {
				x.store(n, "", &node{labs: x.unknown()}, false)
				break
			}
		}
	}
}

// spread adds the data in to every result that can hold it.
func (x *exec) spread(out, in *node, res *types.Tuple) *node {
	if in == nil {
		return out
	}
	if res.Len() == 1 {
		if canHold(res.At(0).Type()) {
			return join(out, in)
		}
		return out
	}
	for i := 0; i < res.Len(); i++ {
		if canHold(res.At(i).Type()) {
			key := tupleKey(i)
			out = out.with(key, join(out.child(key), in))
		}
	}
	return out
}

// canHold tells the results that may carry data: not booleans nor errors.
func canHold(t types.Type) bool { return !isBoolType(t) && !isErrorType(t) }

// handedOver returns everything in an argument as one flat value.
func (x *exec) handedOver(n *node, v ssa.Value, codec string, k *call) *node {
	if n.clean() {
		return nil
	}
	var t types.Type
	if v != nil {
		t = v.Type()
	}
	labs := x.collect(v, n, t, codec, k.in.Pos())
	if len(labs) == 0 {
		return nil
	}
	return &node{labs: labs}
}

// modelled interprets a library model.
func (x *exec) modelled(k *call, m *models.Model) *node {
	res := make([]*node, k.sig.Results().Len())
	for _, cb := range m.Calls {
		x.modelCallback(k, cb, res)
	}
	for _, f := range m.Flows {
		x.modelFlow(k, m, f, res)
	}
	if m.ReturnsRecv {
		recv, _ := k.recv()
		if len(res) > 0 {
			res[0] = join(res[0], recv)
		}
	}
	x.modelText(k, res)
	x.unmentioned(k, m, res)
	if len(res) == 1 {
		return res[0]
	}
	return tuple(res...)
}

// unknown is the label of data from outside that nothing more is known of.
func (x *exec) unknown() []carried {
	return []carried{{lab: x.labels.get(label{kind: Local, whole: true})}}
}

// unmentioned gives results that the model says nothing of, and that are more
// than a string or number, unknown content: rows of a database, say.
func (x *exec) unmentioned(k *call, m *models.Model, res []*node) {
	var unknown *node
	for i := range res {
		t := k.sig.Results().At(i).Type()
		if _, basic := t.Underlying().(*types.Basic); basic || res[i] != nil || m.ReturnsRecv || !canHold(t) {
			continue
		}
		if unknown == nil {
			unknown = x.unknownResult(k)
		}
		res[i] = unknown
		if len(res) > 1 {
			res[i] = unknown.child(tupleKey(i))
		}
	}
}

// modelFlow moves data from one place of a call to another.
func (x *exec) modelFlow(k *call, m *models.Model, f models.Flow, res []*node) {
	from, t, v := x.place(k, f.From)
	if from.clean() && (from == nil || len(from.strs) == 0) {
		return
	}
	moved := from
	switch {
	case f.Keep:
	case f.To.Kind == models.Result && f.To.Method == "" && !f.To.Elem && !f.To.Key && t != nil && m.Codec == "" && sameShape(t, resultType(k, f.To.Index)):
		// a value of one type keeps its shape
	default:
		labs := x.collect(v, from, t, m.Codec, k.in.Pos())
		if len(labs) == 0 {
			labs = x.unknown()
		}
		moved = &node{labs: labs}
	}
	if k.name != "" && quietStep[k.name] == false {
		moved = noteStep(moved, stepThrough, k.in.Pos(), k.name)
	}
	x.deliver(k, f.To, moved, res)
}

// quietStep lists library calls that are too plain to be a step of a trace.
var quietStep = map[string]bool{
	"context.WithCancel": true, "context.WithTimeout": true, "context.WithDeadline": true,
}

func sameShape(a, b types.Type) bool { return b != nil && types.Identical(a, b) }

func resultType(k *call, i int) types.Type {
	if i >= k.sig.Results().Len() {
		return nil
	}
	return k.sig.Results().At(i).Type()
}

// place evaluates a place of a model.
func (x *exec) place(k *call, p models.Place) (n *node, t types.Type, v ssa.Value) {
	switch p.Kind {
	case models.Recv:
		n, v = k.recv()
	case models.Arg:
		n, v = k.arg(p.Index)
	default:
		return nil, nil, nil
	}
	if v != nil {
		t = v.Type()
	}
	if p.Field != "" {
		n, t, v = x.part(n, t, "."+p.Field)
	}
	if p.Elem {
		n, t, v = x.part(n, t, "[]")
	}
	if p.Key {
		n, t, v = x.part(n, t, "{}")
	}
	return n, t, v
}

// part returns a part of a value, through pointers.
func (x *exec) part(n *node, t types.Type, key string) (*node, types.Type, ssa.Value) {
	out := n.child(key)
	if t != nil {
		switch u := t.Underlying().(type) {
		case *types.Struct:
		case *types.Pointer, *types.Slice, *types.Map, *types.Chan:
			out = x.loadPart(n, key)
			if p, ok := u.(*types.Pointer); ok {
				t = p.Elem()
			}
		default:
			out = join(out, x.loadPart(n, key))
		}
	}
	if st, ok := typeUnder(t).(*types.Struct); ok {
		if i := fieldIndex(st, key); i >= 0 {
			return out, st.Field(i).Type(), nil
		}
	}
	return out, elemType(t, key), nil
}

func typeUnder(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	return t.Underlying()
}

// deliver puts data into a place of a call.
func (x *exec) deliver(k *call, p models.Place, n *node, res []*node) {
	if p.Method != "" {
		x.callMethod(k, p, n)
		return
	}
	key := ""
	switch {
	case p.Field != "":
		key = "." + p.Field
	case p.Elem:
		key = "[]"
	case p.Key:
		key = "{}"
	}
	switch p.Kind {
	case models.Recv:
		recv, _ := k.recv()
		x.store(recv, key, n, false)
	case models.Arg:
		a, v := k.arg(p.Index)
		x.storeInto(a, v, key, n)
	case models.Result:
		if p.Index >= len(res) {
			return
		}
		if key == "" {
			res[p.Index] = join(res[p.Index], n)
			return
		}
		v, ok := k.in.(*ssa.Call)
		if !ok {
			return
		}
		o := x.allocSub(v, "model"+tupleKey(p.Index), pointeeOf(resultType(k, p.Index)))
		x.mem = x.mem.set(o, x.content(o).write([]string{key}, n, false))
		res[p.Index] = join(res[p.Index], &node{refs: []ref{{obj: o}}})
	}
}

// storeInto stores data into what an argument points to. Variadic arguments
// (Scan's destinations) are slices of pointers.
func (x *exec) storeInto(a *node, v ssa.Value, key string, n *node) {
	if v != nil {
		if s, ok := v.Type().Underlying().(*types.Slice); ok && (key == "" || key == "[]") {
			switch s.Elem().Underlying().(type) {
			case *types.Interface, *types.Pointer:
				x.store(x.loadPart(a, "[]"), "", n, false)
				return
			}
			key = "[]"
		}
	}
	x.store(a, key, n, false)
}
