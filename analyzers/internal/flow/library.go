package flow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/models"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
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
	var methods []toMethod
	k.methods = &methods
	for _, cb := range m.Calls {
		x.modelCallback(k, m, cb, res)
	}
	x.picks(k, m)
	for _, f := range m.Flows {
		x.modelFlow(k, m, f, res)
	}
	for _, t := range methods {
		x.callMethod(k, m, t.to, t.data)
	}
	for _, f := range m.Addresses {
		x.modelAddress(k, f, res)
	}
	for _, f := range m.Contexts {
		x.modelContext(k, f, res)
	}
	if m.Sends != nil {
		x.modelSends(k, m.Sends)
	}
	if m.ReturnsRecv {
		recv, _ := k.recv()
		if len(res) > 0 {
			res[0] = join(res[0], recv)
		}
	}
	if m.ReturnsOwn && len(res) > 0 {
		res[0] = x.owned(k, res[0])
	}
	if m.ClearsRecv {
		recv, _ := k.recv()
		x.store(recv, "", nil, true)
	}
	if k.hasRecv() && writes(k.fn.Name()) && k.sig.Params().Len() > 0 && isText(k.sig.Params().At(0).Type()) {
		recv, _ := k.recv()
		data, v := k.arg(0)
		x.written(k, recv, x.handedOver(data, v, "", k))
	}
	x.builtText(k)
	x.modelText(k, res)
	x.madeErrors(k, m, res)
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
	if k.sig.Params().Len() == 0 && k.sig.Results().Len() == 1 && origin.IsContext(k.sig.Results().At(0).Type()) {
		res[0] = join(res[0], &node{labs: []carried{{lab: x.labels.get(label{kind: Tag, purpose: noPurpose})}}})
		return // context.Background: it has no values
	}
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
	switch f.From.Kind {
	case models.Result:
		x.shared(k, f, res)
		return
	case models.Outside:
		x.deliver(k, m, f.To, &node{labs: x.unknown()}, res)
		return
	}
	if f.To.Wrapped {
		x.wraps(k, f, res)
		return
	}
	if x.copyKeys(k, m, f) {
		return
	}
	from, t, v := x.place(k, f.From)
	from = x.shown(k, m, f.From, from)
	if f.From.Wrapped {
		from = x.unwrapped(from, wanted(k, f.To), 0)
	}
	if from == nil || !f.Keep && from.clean() && len(from.strs) == 0 {
		return
	}
	moved := from
	switch {
	case f.Keep:
	case f.To.Method == "" && t != nil && m.Codec == "" && sameShape(t, destType(k, f.To)):
		// a value of one type keeps its shape, but a result is another one
		if f.To.Kind == models.Result {
			moved = x.copied(k, from, t, f.To.Index)
		}
	default:
		labs := x.collect(v, from, t, codecOf(k, m, f.From), k.in.Pos())
		switch {
		case len(labs) == 0:
			labs = x.unknown()
		case m.Codec != "" && x.fillsRecord(k, f.To):
			labs = x.ofRecordsType(labs)
			x.decodedFrom(k, m.Codec, f.From, f.To)
		}
		moved = &node{labs: labs}
	}
	if k.name != "" && quietStep[k.name] == false {
		moved = noteStep(moved, stepThrough, k.in.Pos(), k.name)
	}
	if f.From.Kind == models.Arg {
		moved = x.withHeld(moved, k.kept[f.From.Index], 0)
	}
	x.deliver(k, m, f.To, moved, res)
}

// codecOf is how the library looks at what is at a place: what it is given as a
// reader is what its Read method gives.
func codecOf(k *call, m *models.Model, p models.Place) string {
	if m.Codec != "" || p.Kind != models.Arg || p.Elem || p.Field != "" || p.Index >= k.sig.Params().Len() {
		return m.Codec
	}
	if i, ok := k.sig.Params().At(p.Index).Type().Underlying().(*types.Interface); ok {
		for m := range i.Methods() {
			if m.Name() == "Read" {
				return "read"
			}
		}
	}
	return ""
}

func sameShape(a, b types.Type) bool { return b != nil && types.Identical(a, b) }

// resultType is the type of a result, of a generic function as it is called.
func resultType(k *call, i int) types.Type {
	sig := k.sig
	if c, ok := k.in.(ssa.CallInstruction); ok && k.fn != nil && calleeObject(c.Common()) == k.fn {
		sig = c.Common().Signature()
	}
	if i >= sig.Results().Len() {
		return nil
	}
	return sig.Results().At(i).Type()
}

// destType is the type of what a destination takes, nil where it is opaque.
func destType(k *call, p models.Place) types.Type {
	var t types.Type
	switch p.Kind {
	case models.Result:
		t = resultType(k, p.Index)
	case models.Recv:
		_, v := k.recv()
		t = pointedType(v)
	case models.Arg:
		_, v := k.arg(p.Index)
		t = pointedType(v)
	}
	if p.Field != "" {
		st, ok := typeUnder(origin.Deref(t)).(*types.Struct)
		if !ok {
			return nil
		}
		i := fieldIndex(st, "."+p.Field)
		if i < 0 {
			return nil
		}
		t = st.Field(i).Type()
	}
	if p.Elem {
		t = contentType(t, "[]")
	}
	if p.Key {
		t = contentType(t, "{}")
	}
	return t
}

// pointedType is the type of what v points to, nil for other values.
func pointedType(v ssa.Value) types.Type {
	if v == nil {
		return nil
	}
	switch u := v.Type().Underlying().(type) {
	case *types.Pointer:
		return u.Elem()
	case *types.Slice, *types.Map, *types.Chan:
		return v.Type()
	}
	return nil
}

// contentType is the type of the elements or keys of a value of type t, of a
// function those of what it yields or returns.
func contentType(t types.Type, key string) types.Type {
	sig, ok := typeUnder(t).(*types.Signature)
	switch {
	case !ok:
		return elemType(t, key)
	case isIterator(sig):
		return yieldedType(t, key)
	}
	keys := returnedKeys(sig)
	if i := slices.Index(keys, key); i >= 0 && i < sig.Results().Len() {
		return sig.Results().At(i).Type()
	}
	return nil
}

// place evaluates a place of a model.
func (x *exec) place(k *call, p models.Place) (n *node, t types.Type, v ssa.Value) {
	switch p.Kind {
	case models.Recv:
		n, v = k.recv()
	case models.Arg:
		n, v = k.arg(p.Index)
	case models.Variable:
		n = x.cell(libraryVar(k, p), 0)
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
		n, t, v = x.yieldedPart(k, n, t, "[]")
	}
	if p.Key {
		n, t, v = x.yieldedPart(k, n, t, "{}")
	}
	return n, t, v
}

// yieldedPart is part, of iterators what they yield.
func (x *exec) yieldedPart(k *call, n *node, t types.Type, key string) (*node, types.Type, ssa.Value) {
	out, et, v := x.part(n, t, key)
	if iteratorType(t) {
		if got := x.yielded(k, n); got != nil {
			out = join(out, got.child(key))
		}
		et = yieldedType(t, key)
	}
	return out, et, v
}

// part returns a part of a value, through pointers.
func (x *exec) part(n *node, t types.Type, key string) (*node, types.Type, ssa.Value) {
	out := n.child(key)
	if t == nil {
		out = join(out, x.loadPart(n, key))
	} else {
		switch u := t.Underlying().(type) {
		case *types.Struct:
		case *types.Pointer, *types.Slice, *types.Map, *types.Chan:
			out = join(x.loadPart(n, key), n.get(key)) // what a library keeps may be a value or a pointer to it
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
