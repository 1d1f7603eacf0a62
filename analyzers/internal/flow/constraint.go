package flow

import (
	"fmt"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/order"
)

// A method that is called on a value of a type parameter is the type argument's.
// There is one body for all instances, and so the call is an Invoke whose
// function is "$i" of parameter -1, type parameter i, and whose first argument is
// the receiver. Whoever calls the instance knows which method it is; inside another
// generic function, its callers do.

const typeParamMark = "$"

// typeParam is the number of the type parameter whose method is called; -1 where
// it is something else that is.
func (i *Invoke) typeParam() int {
	rest, ok := strings.CutPrefix(i.Fn.Path, typeParamMark)
	if i.Fn.Param >= 0 || !ok {
		return -1
	}
	n, err := strconv.Atoi(rest)
	if err != nil {
		return -1
	}
	return n
}

// paramIndex is the number of type parameter t of the function at hand; -1 if t is
// no type parameter of its own.
func (x *exec) paramIndex(t types.Type) int {
	p, ok := types.Unalias(t).(*types.TypeParam)
	if !ok {
		return -1
	}
	list := typeParams(x.fn)
	for i := range list.Len() {
		if list.At(i) == p {
			return i
		}
	}
	return -1
}

// constrained notes a call of a method of type parameter i. It reports whether it
// is kept.
func (x *exec) constrained(k *call, i int) (*node, bool) {
	at, ok := x.addInvoke(k, Place{Param: -1, Path: fmt.Sprint(typeParamMark, i)}, k.fn.Name(), k.args[1:], "")
	if !ok {
		return nil, false
	}
	f := &freezer{x: x, mem: k.found(x.mem), busy: map[ref]bool{}}
	inv := &x.calls[at]
	inv.Args[0], inv.constraint = f.whole(x.withHeld(k.args[0], k.extra, 0)), k.fn
	out := &node{labs: []carried{{lab: x.invocation(at)}}}
	if k.asked != nil {
		*k.asked = append(*k.asked, out)
	}
	x.invoked(k, out, k.args, false)
	return outcome(out, k.sig.Results()), true
}

// constrained makes a call of the callee's of a method of its type parameter p.
func (t *thawer) constrained(c *Invoke, k *call, p int, args []*node) (results []*node) {
	x := t.x
	var typ types.Type
	if list := t.typeArgs(); p < len(list) {
		typ = list[p]
	}
	call := *k
	call.known, call.targs, call.callee, call.noted = nil, nil, nil, nil
	if typ == nil {
		if c.constraint == nil {
			results, _ = x.callNamed(&call, args[0].orNothing(), c.Method, args[1:], make([]ssa.Value, len(args)-1))
			return results
		}
		call.fn, call.sig, call.name = c.constraint, c.constraint.Signature(), shortName(c.constraint)
		call.args, call.vals = args, make([]ssa.Value, len(args))
		out, _ := x.insight(&call)
		return joinResults(nil, call.sig.Results().Len(), out)
	}
	if i := x.paramIndex(typ); i >= 0 || types.IsInterface(typ) {
		m := interfaceMethod(typ, c.Method)
		if m == nil {
			return nil
		}
		call.fn, call.sig, call.name = m, m.Signature(), shortName(m)
		call.args, call.vals = args, make([]ssa.Value, len(args))
		var out *node
		if i >= 0 {
			out, _ = x.constrained(&call, i)
		} else {
			out = x.invoke(&call)
		}
		return joinResults(nil, call.sig.Results().Len(), out)
	}
	results, _ = x.callNamed(&call, boxed(args[0], typ), c.Method, args[1:], make([]ssa.Value, len(args)-1))
	return results
}

func (n *node) orNothing() *node {
	if n == nil {
		return &node{}
	}
	return n
}

// interfaceMethod is a method of an interface, or of the constraint of a type
// parameter; nil if it has none of that name.
func interfaceMethod(t types.Type, name string) *types.Func {
	i, ok := t.Underlying().(*types.Interface)
	if !ok {
		return nil
	}
	for m := range i.Methods() {
		if m.Name() == name {
			return m
		}
	}
	return nil
}

// ofTypeArgs returns the methods of its type arguments that a call of an instance
// may lead to.
func ofTypeArgs(fn *ssa.Function) []*types.Func {
	params := order.Declared(fn).TypeParams()
	var out []*types.Func
	for i, t := range fn.TypeArgs() {
		if i >= params.Len() {
			break
		}
		c, ok := params.At(i).Constraint().Underlying().(*types.Interface)
		if !ok {
			continue
		}
		for m := range c.Methods() {
			if own := methodOf(t, m); own != nil {
				out = append(out, own.Origin())
			}
		}
	}
	return out
}

// instance is the type arguments of a function value that the callee hands out:
// those that it has there, in terms of this call, or else the callee's own.
func (t *thawer) instance(list []types.Type) []types.Type {
	own := t.typeArgs()
	if len(list) == 0 {
		return own
	}
	out := slices.Clone(list)
	for i, typ := range out {
		if p, ok := typ.(*types.TypeParam); ok && p.Index() < len(own) {
			out[i] = own[p.Index()]
		}
	}
	return out
}
