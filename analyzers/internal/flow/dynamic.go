package flow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/order"
)

// dynamic handles a call of a function value.
func (x *exec) dynamic(k *call, n *node, v ssa.Value) *node {
	found := false
	var out, asked *node
	key := holder(v)
	if key != "" && !n.closed() {
		x.pendAt(k, key, "", k.args, k.vals)
	}
	if n != nil {
		any := x.alternatives()
		for _, f := range n.funcs {
			any.try(func() { out = join(out, x.callFunc(k, f)) })
			found = true
		}
		for _, r := range n.refs {
			any.try(func() { out = join(out, x.callMade(k, r, k.sig, k.args)) })
			found = true
		}
		for _, c := range n.labs {
			if c.lab.kind != Input || !c.lab.lazy() {
				continue
			}
			if isIterator(k.sig) {
				any.try(func() { x.loop(k, c) })
				found = true
				continue
			}
			any.try(func() {
				inv := x.recordInvokeAs(k, c.lab.in, "", k.args, key)
				asked = join(asked, outcome(inv, k.sig.Results()))
				out = join(out, asked)
				found = found || inv != nil && (c.lab.in.Path == "" || !x.rooted(x.fn))
			})
		}
		any.end()
	}
	if n == nil || len(n.funcs) == 0 {
		x.maybeRequest(k)
	}
	if found {
		return out
	}
	return join(join(out, x.assume(x.byDefault(k), asked)), x.carriedBy(k, n))
}

// carriedBy returns what a function value of a library's making carries: its
// results may hold that.
func (x *exec) carriedBy(k *call, n *node) *node {
	var in []carried
	for _, c := range flatLabs(n) {
		if !c.lab.lazy() && c.lab.kind != Tag {
			in = append(in, c)
		}
	}
	if len(in) == 0 {
		return nil
	}
	return x.spread(nil, &node{labs: in}, k.sig.Results())
}

// callFunc calls a function value with the arguments of k.
func (x *exec) callFunc(k *call, f *funcVal) *node {
	if f.fn == nil {
		return x.callImported(k, f)
	}
	fn := order.Declared(f.fn)
	x.applied[fn] = true
	if !x.enter(fn) {
		return nil
	}
	defer x.leave(fn)
	c := *k
	c.apart, c.asked = nil, nil
	c.args, c.vals = append([]*node(nil), k.args...), append([]ssa.Value(nil), k.vals...)
	bind, vals := x.bindings(f)
	if c.targs = f.fn.TypeArgs(); len(f.targs) > 0 {
		c.targs = f.targs
	}
	if obj, ok := fn.Object().(*types.Func); ok && (!x.known[fn] || fn.Parent() == nil) {
		c.fn, c.sig, c.name = obj, obj.Signature(), shortName(obj)
		if len(bind) > 0 { // a bound method: its receiver comes first
			c.args, c.vals = append(bind, c.args...), append(vals, c.vals...)
		}
		if types.IsInterface(recvType(obj)) {
			return x.invoke(&c)
		}
		return x.method(&c, obj)
	}
	x.depend(fn)
	s := x.summaries[fn]
	c.fn, c.sig, c.name, c.callee = nil, fn.Signature, "a function literal", fn
	for len(c.args) < len(fn.Params) {
		c.args, c.vals = append(c.args, nil), append(c.vals, nil)
	}
	c.args = append(c.args[:len(fn.Params):len(fn.Params)], bind...)
	c.vals = append(c.vals[:len(fn.Params):len(fn.Params)], vals...)
	return x.apply(&c, s)
}

// bindings returns the captured variables of a function value.
func (x *exec) bindings(f *funcVal) ([]*node, []ssa.Value) {
	if f.site == nil {
		return f.bind, make([]ssa.Value, len(f.bind))
	}
	if f.bind != nil || f.site.Parent() != x.fn {
		return f.bind, make([]ssa.Value, len(f.bind))
	}
	var bind []*node
	for _, b := range f.site.Bindings {
		bind = append(bind, x.val(b))
	}
	return bind, append([]ssa.Value(nil), f.site.Bindings...)
}

// callBack calls the functions that an argument holds, with arguments that
// nothing is known of: some library has them now.
func (x *exec) callBack(k *call, n *node) {
	if n == nil || len(n.funcs) == 0 {
		return
	}
	for _, f := range n.funcs {
		x.callFunc(x.unknownCall(k, f), f)
	}
}

// unknownCall is a call with arguments that nothing is known of.
func (x *exec) unknownCall(k *call, f *funcVal) *call {
	c := &call{in: k.in, sig: f.signature(), extra: k.extra, library: true}
	for range f.signature().Params().Len() {
		c.args, c.vals = append(c.args, nil), append(c.vals, nil)
	}
	return c
}

func flatLabs(n *node) []carried {
	if n == nil {
		return nil
	}
	return n.labs
}

// isFunc reports whether t is a function type, such as http.HandlerFunc, whose
// methods call the function.
func isFunc(t types.Type) bool {
	_, ok := t.Underlying().(*types.Signature)
	return ok
}

// callValues calls every function that n may be, each with the memory as it is
// now, and joins what they give and leave. The field or variable that holds the
// function is key, if known.
func (x *exec) callValues(k *call, n *node, args []*node, vals []ssa.Value, key string) (results []*node, sig *types.Signature) {
	any := x.alternatives()
	for _, f := range n.funcs {
		sig = f.signature()
		any.try(func() {
			fc := &call{in: k.in, sig: sig, args: args, vals: vals, extra: k.extra, tag: k.tag, library: k.library, dispatched: k.dispatched, settled: k.settled, nth: k.nth}
			results = joinResults(results, sig.Results().Len(), x.callFunc(fc, f))
		})
	}
	if len(n.funcs) > 1 {
		sig = nil
	}
	for _, r := range n.refs {
		any.try(func() { results = joinResults(results, 1, x.callMade(k, r, nil, args)) })
	}
	for _, l := range n.labs {
		switch {
		case l.lab.kind == Input && l.lab.lazy():
			any.try(func() { results = joinOutcome(results, x.recordInvokeAs(k, l.lab.in, "", args, key)) })
		case l.lab.kind == Local:
			any.try(func() { results = joinOutcome(results, &node{labs: x.flatAll(args, k)}) })
		}
	}
	any.end()
	return results, sig
}

// flatAll is everything in the arguments of a call that nothing is known of.
func (x *exec) flatAll(args []*node, k *call) []carried {
	var labs []carried
	for _, a := range args {
		if n := x.handedOver(a, nil, "", k); n != nil {
			labs = append(labs, n.labs...)
		}
	}
	return sortLabs(labs)
}
