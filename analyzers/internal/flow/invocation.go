package flow

import (
	"fmt"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// What a function gets from calling a function that it was given (a callback,
// a functional option, a method of an injected interface) is an input of it,
// as a parameter is: it is only known where the function value is. Each such
// call site has an Invoke in the summary, and stands behind the parameters and
// captured variables as one more Place.Param. The path of such a place starts
// with "#i" for result i, or with "#ai" for what argument i points to after
// the call. A caller that knows the function evaluates the Invoke and puts the
// outcome in the place; one that does not passes the question on.

// recordInvoke notes that a function value of the caller's, or a method of an
// interface of the caller's, is called. It returns the symbolic outcome, whose
// parts "#0", "#1" are the results; nil if the call is not kept.
func (x *exec) recordInvoke(k *call, fn Place, method string, args []*node) *node {
	return x.recordInvokeAs(k, fn, method, args, "")
}

// recordInvokeAs is recordInvoke for an interface that was loaded from a field.
func (x *exec) recordInvokeAs(k *call, fn Place, method string, args []*node, field string) *node {
	i, ok := x.addInvoke(k, fn, method, args, field)
	if !ok {
		return nil
	}
	out := &node{labs: []carried{{lab: x.invocation(i)}}}
	if k.asked != nil {
		*k.asked = append(*k.asked, out)
	}
	x.invoked(k, out, args, method != "")
	if method != "" {
		x.touchedBy(k, out, 0, x.labels.get(label{kind: Input, in: fn}))
	}
	if method == "" && !k.async {
		x.panicsWith(out.child(panicPart))
	}
	return out
}

// addInvoke lists a call of a function that this one was given.
func (x *exec) addInvoke(k *call, fn Place, method string, args []*node, field string) (int, bool) {
	i, ok := x.invokeFor(k, fn, method)
	if !ok {
		return 0, false
	}
	f := &freezer{x: x, mem: k.found(x.mem), busy: map[ref]bool{}}
	inv := Invoke{Fn: fn, Method: method, Field: field, Known: k.known, Async: k.async, Sure: !k.unsure && !k.async && !k.library && x.always(k.in), escaped: x.escaping}
	if method != "" {
		inv.Args = append(inv.Args, nil)
	}
	x.handed -= x.sizes[i]
	size := 0
	for _, a := range args {
		f.room = max(maxHanded-x.handed-size, coarse)
		inv.Args = append(inv.Args, f.whole(x.withHeld(a, k.extra, 0)))
		size += f.size
	}
	if len(k.apart) > 0 { // where it hands over personal data, that is judged here
		inv.Known, inv.Apart = k.apart, !inv.handsPersonal()
	}
	if x.merged[i] {
		inv.add(&x.calls[i])
	}
	x.handed, x.sizes[i] = x.handed+size, size
	for _, g := range x.heldAt(k.in) {
		inv.Held = append(inv.Held, x.freezeGrant(g))
	}
	x.calls[i] = inv
	if x.noting != nil {
		*x.noting = append(*x.noting, i)
	}
	return i, true
}

// handsPersonal reports whether the call hands over personal data: that is judged
// where it is made, by what is in sight.
func (i *Invoke) handsPersonal() bool { return slices.ContainsFunc(i.Args, (*Tree).personal) }

// add makes a call stand for another one as well.
func (i *Invoke) add(o *Invoke) {
	for j, a := range o.Args {
		if j < len(i.Args) && !a.sameAs(i.Args[j]) {
			i.Args[j] = a.coarse(i.Args[j])
		}
	}
	i.Apart, i.Async, i.Sure = i.Apart || o.Apart, i.Async || o.Async, i.Sure && o.Sure
	i.Known = slices.DeleteFunc(slices.Clone(i.Known), func(t string) bool { return !slices.Contains(o.Known, t) })
}

// inputs is the number of real inputs: parameters and captured variables.
func (x *exec) inputs() int { return len(x.fn.Params) + len(x.fn.FreeVars) }

// invocation is the label of the outcome of Invoke i.
func (x *exec) invocation(i int) *label {
	return x.labels.get(label{kind: Input, in: Place{Param: x.inputs() + i}})
}

// invoked notes that whatever arguments point to may have been changed by the
// function that was called.
func (x *exec) invoked(k *call, out *node, args []*node, method bool) {
	for i, a := range args {
		if a == nil {
			continue
		}
		if method {
			i++
		}
		for _, c := range lazyOnly(a) {
			x.touchedBy(k, out, i, c.lab)
		}
		if len(a.refs) == 0 {
			continue
		}
		now := out.child(fmt.Sprintf("#a%d", i)).child("*")
		for _, r := range a.refs {
			x.store(&node{refs: []ref{r}}, "", now, false)
		}
	}
}

// touchedBy notes that what an input points to may be changed by a function that
// was called with it. Callers see the change itself; it only has to be noted where
// this function has stored something there, which would replace it.
func (x *exec) touchedBy(k *call, out *node, arg int, in *label) {
	o := x.objs[objKey{in: in.child("*")}]
	if o == nil {
		return
	}
	if n, ok := k.found(x.mem).get(o); ok && n != o.initial() {
		x.store(&node{refs: []ref{{obj: o}}}, "", out.child(fmt.Sprintf("#a%d", arg)).child("*"), false)
	}
}

// outcome shapes the symbolic outcome of a call as its result: the one result,
// or the tuple of them. Booleans carry nothing.
func outcome(inv *node, res *types.Tuple) *node {
	if inv == nil {
		return nil
	}
	parts := make([]*node, res.Len())
	for i := range parts {
		if !isBoolType(res.At(i).Type()) {
			parts[i] = inv.child(tupleKey(i))
		}
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return tuple(parts...)
}

// invokeAll evaluates the calls that the callee makes of functions that it was
// given. A call may depend on what an earlier turn of a loop got from a later
// one; then all are evaluated once more.
func (t *thawer) invokeAll() {
	t.outcomes, t.told = make([]*invoked, len(t.sum.Calls)), make([]bool, len(t.sum.Calls))
	again := false
	for i := range t.sum.Calls {
		t.outcome(i)
		again = again || t.sum.Calls[i].after(t.sum.Inputs+i)
	}
	if !again {
		return
	}
	for i := range t.sum.Calls {
		t.outcome(i)
	}
}

func (t *thawer) outcome(i int) {
	own := t.x.panicsApart(func() { t.outcomes[i] = t.invoke(&t.sum.Calls[i], i) })
	if o := t.outcomes[i]; o != nil {
		o.panics, o.after = own, t.x.mem
	}
	t.places, t.dests, t.all, t.vias = nil, nil, nil, nil // they may be of what the call gave
}

// invoked is the outcome of an Invoke at one call.
type invoked struct {
	results []*node
	args    []*node
	asked   []*node // where callers of this function have to tell
	panics  *node

	after *memory          // the call
	sig   *types.Signature // of the function, where there is just one
}

// after reports whether the call depends on the outcome of Invoke n, or of a
// later one.
func (i *Invoke) after(n int) bool {
	if i.Fn.Param >= n {
		return true
	}
	for _, a := range i.Args {
		if a.mentions(n) {
			return true
		}
	}
	return false
}

// handsOn reports whether the call passes on personal data that was read from an
// input: then each caller is a disclosure of its own.
func (i *Invoke) handsOn() bool {
	for _, a := range i.Args {
		if a.readFromInput() {
			return true
		}
	}
	return false
}

func (t *Tree) readFromInput() bool {
	if t == nil {
		return false
	}
	for _, l := range t.Labels {
		if l.Kind == Source && l.HasIn {
			return true
		}
	}
	for _, k := range t.Kids {
		if k.T.readFromInput() {
			return true
		}
	}
	return false
}

func (t *Tree) mentions(n int) bool {
	if t == nil {
		return false
	}
	for _, l := range t.Labels {
		if l.Kind == Input && l.In.Param >= n {
			return true
		}
	}
	for _, k := range t.Kids {
		if k.T.mentions(n) {
			return true
		}
	}
	return false
}

// invoke performs a call that the callee makes of a function it was given.
func (t *thawer) invoke(c *Invoke, i int) *invoked {
	if c.Void || c.escaped != nil && t.sum.returns[c.escaped] {
		return nil
	}
	t.runsLater(t.k.async || c.Async)
	n, typ, v := t.place(c.Fn)
	t.told[i] = n.closed()
	if c.Method != "" && typ != nil && !types.IsInterface(typ) { // a value of a type parameter
		n, t.told[i] = boxed(n, typ), true
	}
	of := c.typeParam()
	if of >= 0 {
		n = &node{}
	} else if c.Fn.Param < 0 { // of what a library keeps
		n = t.x.kept(t.x.cell(c.Field, 0))
	}
	key, known := c.Field, c.Known
	if key == "" && v != nil {
		key = holder(v) // the caller knows where it comes from
	}
	if c.Apart {
		known = nil
	}
	if n == nil && key == "" || c.Method != "" && n.closed() && len(n.refs)+len(n.funcs) == 0 && allKnown(n.dyn, known) {
		return nil
	}
	x := t.x
	held := t.grants(c.Held)
	out := &invoked{}
	var vals []ssa.Value
	for j, a := range c.Args {
		arg := t.node(a, fmt.Sprintf("i%d.%d", i, j), 0)
		if a != nil && a.Opaque && x.model.HasGuards() { // it found that itself: whose it is matters
			arg = join(arg, &node{labs: x.unknown()})
		}
		arg = x.withHeld(arg, held, 0)
		out.args, vals = append(out.args, arg), append(vals, nil)
	}
	k := *t.k
	k.known, k.apart, k.asked = known, nil, &out.asked
	if c.Apart {
		k.apart = c.Known
	}
	k.async, k.unsure = k.async || c.Async, k.unsure || !c.Sure
	k.nth = k.nth*(maxCalls+1) + i + 1
	k.extra = addHeld(k.extra, held)
	if c.Method != "" {
		args := out.args
		if !k.settled { // what the outermost call hands on, layers behind it pass along
			k.dispatched = k.dispatched || k.fn != nil && k.fn.Pkg() != x.pass.Pkg && !c.handsOn()
			k.settled = true
		}
		if of >= 0 {
			out.results = t.constrained(c, &k, of, args)
			return out
		}
		if len(args) > 0 {
			out.args[0] = n
			args, vals = args[1:], vals[1:]
		}
		if key != "" && !n.closed() {
			x.pendAt(&k, key, c.Method, args, vals)
		}
		if n != nil {
			if writes(c.Method) && len(args) > 0 {
				x.written(&k, n, args[0])
			}
			var all bool
			out.results, all = x.callNamed(&k, n, c.Method, args, vals)
			t.told[i] = t.told[i] && all
		}
		return out
	}
	if key != "" && !n.closed() {
		x.pendAt(&k, key, "", out.args, vals)
	}
	if n != nil {
		out.results, out.sig = x.callValues(&k, n, out.args, vals, key)
	}
	return out
}

// closed reports whether the functions and types in n are all that it can be.
func (n *node) closed() bool {
	if n == nil || len(n.dyn)+len(n.funcs) == 0 {
		return false
	}
	if n.exact && len(n.dyn) > 0 {
		return true // what its labels say is of what it holds
	}
	for _, c := range n.labs {
		if c.lab.lazy() {
			return false
		}
	}
	return true
}

// allKnown reports whether the types are among those that have been followed.
func allKnown(list []types.Type, known []string) bool {
	for _, t := range list {
		if !slices.Contains(known, bareName(t)) {
			return false
		}
	}
	return true
}
