package flow

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// value interprets the instructions that compute a value from their operands.
func (x *exec) value(in ssa.Value) {
	switch in := in.(type) {
	case *ssa.FieldAddr:
		x.set(in, x.fieldAddr(in))
	case *ssa.Field:
		n := x.val(in.X).child("." + origin.FieldName(in.X.Type(), in.Field))
		x.set(in, x.readField(n, in.X, in.Field, in))
	case *ssa.IndexAddr:
		x.set(in, x.indexAddr(in))
	case *ssa.Index:
		if isString(in.X.Type()) {
			x.set(in, flat(x.val(in.X)))
			return
		}
		x.set(in, x.val(in.X).child(indexKey(in.Index, in.X.Type())))
	case *ssa.Lookup:
		x.lookup(in)
	case *ssa.MakeInterface:
		x.set(in, boxed(x.val(in.X), in.X.Type()))
	case *ssa.ChangeInterface:
		x.set(in, x.val(in.X))
	case *ssa.ChangeType:
		n := x.val(in.X)
		if _, param := types.Unalias(in.X.Type()).(*types.TypeParam); param && types.IsInterface(in.Type()) {
			n = boxed(n, in.X.Type()) // to SSA no more than another name, for a constraint that any type meets
		}
		x.set(in, n)
	case *ssa.Convert:
		x.convert(in, in.X)
	case *ssa.MultiConvert:
		x.convert(in, in.X)
	case *ssa.SliceToArrayPointer:
		x.set(in, x.val(in.X))
	case *ssa.Slice:
		x.set(in, x.val(in.X))
	case *ssa.TypeAssert:
		x.typeAssert(in)
	case *ssa.Extract:
		x.set(in, x.val(in.Tuple).child(tupleKey(in.Index)))
	case *ssa.MakeMap, *ssa.MakeChan, *ssa.MakeSlice:
		o := x.alloc(in, in.Type())
		if !o.weak {
			x.mem = x.mem.set(o, nil)
		}
		x.set(in, &node{refs: []ref{{obj: o}}})
	case *ssa.Range:
		x.set(in, x.val(in.X))
	case *ssa.Next:
		x.next(in)
	case *ssa.Select:
		x.selects(in)
	}
}

// boxed is a value of type t in an interface. Values that reflection gave have
// the types of what they are made of, which say what is in a text of them.
func boxed(v *node, t types.Type) *node {
	n := node{}
	if v != nil {
		n = *v
	}
	n.dyn = joinTypes(n.dyn, []types.Type{t})
	n.exact = !isOpen(t, 0)
	return &n
}

func (x *exec) unop(in *ssa.UnOp) {
	switch in.Op {
	case token.MUL:
		n := x.load(x.val(in.X))
		if f, ok := in.X.(*ssa.FieldAddr); ok {
			if isErrorType(in.Type()) && x.foreign(origin.Deref(f.X.Type())) {
				n = x.errorIn(x.val(in.X), n)
			}
			n = x.readField(n, f.X, f.Field, in)
		} else {
			n = x.attachTo(in, n, in)
		}
		if g, ok := in.X.(*ssa.Global); ok {
			n = x.loadGlobal(g, n)
		}
		x.set(in, n)
	case token.ARROW:
		x.catchUp()
		x.taken(in.X, in)
		n := x.receivedFrom(in.X)
		if in.CommaOk {
			n = tuple(n, nil)
		}
		x.set(in, n)
	case token.NOT:
	default:
		x.set(in, x.val(in.X))
	}
}

func (x *exec) binop(in *ssa.BinOp) {
	if isBoolType(in.Type()) {
		return // a comparison carries nothing
	}
	a, b := x.val(in.X), x.val(in.Y)
	n := join(flat(a), flat(b))
	if in.Op == token.ADD && isString(in.Type()) {
		c := node{}
		if n != nil {
			c = *n
		}
		c.strs = concat(operandTexts(in.X, a), operandTexts(in.Y, b))
		n = &c
	}
	x.set(in, n)
}

// operandTexts are the texts of an operand. Nothing known of the result of a
// call is not the empty text that nothing known of a variable is.
func operandTexts(v ssa.Value, n *node) []text {
	switch v.(type) {
	case *ssa.Call, *ssa.Extract:
		if n == nil {
			return []text{unknownText}
		}
	}
	return n.texts()
}

// phi joins the values of the edges, each with the consents that hold where it
// comes from.
func (x *exec) phi(in *ssa.Phi) {
	var n *node
	for i, e := range in.Edges {
		pred := in.Block().Preds[i]
		if !x.done[pred.Index] {
			continue
		}
		v := x.val(e)
		if len(pred.Instrs) > 0 {
			v = x.attachTo(e, v, pred.Instrs[len(pred.Instrs)-1])
			v = x.withHeld(v, x.ofRecord(e, x.onEdge(pred, in.Block())), 0)
		}
		n = joinValues(n, v)
	}
	x.set(in, n)
}

// joinValues joins two values of one interface variable, say. Where nothing is
// known of the type of one, that of the other is not all.
func joinValues(a, b *node) *node {
	out := join(a, b)
	if out == nil || a == nil || b == nil || len(out.dyn) == 0 || slices.Contains(out.dyn, types.Type(unknownType)) {
		return out
	}
	if len(a.dyn) == 0 && len(lazyOnly(a)) > 0 || len(b.dyn) == 0 && len(lazyOnly(b)) > 0 {
		c := *out
		c.dyn = joinTypes(c.dyn, []types.Type{unknownType})
		return &c
	}
	return out
}

func (x *exec) convert(v ssa.Value, from ssa.Value) {
	n := x.val(from)
	if isString(v.Type()) != isString(from.Type()) {
		text := n
		n = flat(x.contents(n))
		if _, bytes := v.Type().Underlying().(*types.Slice); bytes {
			n = x.madeOf(v, n)
		}
		n = keepText(n, text)
	}
	x.set(v, n)
}

// madeOf is the slice of the bytes or characters of a text: it may be written to.
func (x *exec) madeOf(v ssa.Value, text *node) *node {
	o := x.alloc(v, v.Type())
	var old *node
	if o.weak {
		old = x.content(o)
	}
	x.mem = x.mem.set(o, old.write([]string{"[]"}, text, false))
	return &node{refs: []ref{{obj: o}}}
}

// contents joins a value with what it points to, so that the characters of a
// []byte are found.
func (x *exec) contents(n *node) *node {
	if n == nil {
		return nil
	}
	return join(n, x.load(n))
}

func keepText(n, from *node) *node {
	if from == nil || len(from.strs) == 0 {
		return n
	}
	c := node{}
	if n != nil {
		c = *n
	}
	c.strs = from.strs
	return &c
}

// implementing is what of n may be of an interface: nothing where it holds other
// types only.
func (x *exec) implementing(n *node, want *types.Interface) *node {
	var dyn []types.Type
	for _, t := range n.dyn {
		if isOpen(t, 0) || t == x.textError || types.Implements(t, want) {
			dyn = append(dyn, t)
		}
	}
	switch len(dyn) {
	case 0:
		return nil
	case len(n.dyn):
		return n
	}
	c := *n
	c.dyn = dyn
	return &c
}

func (x *exec) typeAssert(in *ssa.TypeAssert) {
	n := x.val(in.X)
	if want, ok := in.AssertedType.Underlying().(*types.Interface); ok && n != nil && len(n.dyn) > 0 && want.NumMethods() > 0 {
		n = x.implementing(n, want)
	}
	if n != nil && !types.IsInterface(in.AssertedType) && len(n.dyn) > 0 {
		if !x.mayHold(n.dyn, in.AssertedType) {
			n = n.unseen() // of those that are known it holds other types only
		} else {
			c := *n
			c.dyn, c.exact = nil, false
			n = &c
		}
	}
	if types.IsInterface(in.X.Type()) && n != nil && !n.exact {
		n = asserted(n, in.AssertedType)
	}
	if in.CommaOk {
		n = tuple(n, nil)
	}
	x.set(in, n)
}

// unseen is what is in an interface beside the types that it is known to hold.
func (n *node) unseen() *node {
	rest := lazyOnly(n)
	if n.closed() || len(rest) == 0 {
		return nil
	}
	return &node{labs: rest, held: n.held}
}

func (x *exec) mayHold(list []types.Type, t types.Type) bool {
	for _, u := range list {
		if types.Identical(t, u) || isOpen(u, 0) || u == x.textError && x.foreign(t) {
			return true
		}
	}
	return false
}

func (x *exec) next(in *ssa.Next) {
	src := x.val(in.Iter)
	if in.IsString {
		x.set(in, tuple(nil, nil, flat(src)))
		return
	}
	x.set(in, tuple(nil, x.loadPart(src, "{}"), x.loadPart(src, "[]")))
}

// catchUp lets what runs beside the function see what it was sent: a worker may
// have answered when something is received.
func (x *exec) catchUp() {
	if x.behind == nil {
		x.behind = map[ssa.CallInstruction]*memory{}
	}
	cur := x.cur
	for _, in := range append([]ssa.CallInstruction(nil), x.late...) {
		if x.behind[in] == x.mem {
			continue // nothing was stored since
		}
		before := x.mem
		x.cur = in
		x.call(in)
		x.mem = joinMemory(before, x.mem)
		x.behind[in] = x.mem
	}
	x.moveOn()
	x.cur = cur
}

func (x *exec) selects(in *ssa.Select) {
	parts := []*node{nil, nil}
	x.catchUp()
	for i, st := range in.States {
		if st.Dir == types.SendOnly {
			if !asksFor(in, i) { // else where its case begins
				x.sendCase(in, i)
			}
			continue
		}
		if in.Blocking && len(in.States) == 1 {
			x.taken(st.Chan, in)
		}
		parts = append(parts, x.receivedFrom(st.Chan))
	}
	x.set(in, tuple(parts...))
}

// sendCase sends what case i of a select statement does.
func (x *exec) sendCase(in *ssa.Select, i int) {
	st := in.States[i]
	x.store(x.val(st.Chan), "[]", x.attachTo(st.Send, x.val(st.Send), in), false)
}

func (x *exec) lookup(in *ssa.Lookup) {
	if isString(in.X.Type()) {
		x.set(in, flat(x.val(in.X)))
		return
	}
	n := x.attach(x.loadPart(x.val(in.X), x.mapKey(in.Index)), in)
	if in.CommaOk {
		n = tuple(n, nil)
	}
	x.set(in, n)
}
