package flow

import (
	"go/types"
)

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
