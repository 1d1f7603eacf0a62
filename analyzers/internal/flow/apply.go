package flow

import (
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// apply performs the effect of a summary at a call and returns its results.
// Everything is evaluated before anything is stored: a summary speaks of what
// its inputs hold at the start.
func (x *exec) apply(k *call, s *Summary) *node {
	if s == nil {
		return nil
	}
	t := &thawer{x: x, k: k, sum: s}
	if x.labels.ops-x.start > maxWork {
		for i := range s.Sends {
			t.send(&s.Sends[i])
		}
		return x.byDefault(k)
	}
	results := make([]*node, len(s.Results))
	for i, r := range s.Results {
		n := t.node(r, fmt.Sprintf("r%d", i), 0)
		if r != nil && r.Opaque {
			n = join(n, x.localNode(callOrigin(k, i, len(s.Results)), k.sig.Results().At(i).Type()))
		}
		results[i] = noteStep(n, stepReturned, k.in.Pos(), k.name)
		x.meets(k, n, k.sig.Results().At(i).Type(), 0)
	}
	vals := make([]*node, len(s.Stores))
	for i, st := range s.Stores {
		vals[i] = t.node(st.Val, fmt.Sprintf("s%d", i), 0)
	}
	for i := range s.Sends {
		t.send(&s.Sends[i])
	}
	for i := range s.Owed {
		t.owed(&s.Owed[i])
	}
	for i := range s.Calls {
		t.invoke(&s.Calls[i])
	}
	for i, st := range s.Stores {
		t.store(st, vals[i])
	}
	if len(results) == 1 {
		return results[0]
	}
	return tuple(results...)
}

func callOrigin(k *call, i, n int) origin.Origin {
	v, ok := k.in.(*ssa.Call)
	if !ok {
		return origin.Origin{}
	}
	if n > 1 {
		return origin.Origin{Root: v, Path: tupleKey(i)}
	}
	return origin.Origin{Root: v}
}

// maxWork bounds what one function may cost, in labels merged. Beyond it, what
// its callees disclose still counts, but what they return and store is no
// longer told apart: calls are treated as those of unknown functions. Code
// written by hand stays far below.
const maxWork = 300_000

// store performs a store of the callee through one of its inputs.
func (t *thawer) store(st Store, v *node) {
	if st.To.Param >= len(t.k.args) {
		return
	}
	path := steps(st.To.Path)
	last := -1
	for i, s := range path {
		if s == "*" {
			last = i
		}
	}
	if last < 0 {
		return
	}
	n, _, _ := t.place(Place{st.To.Param, strings.Join(path[:last], "")})
	v = t.x.attach(v, t.k.in)
	t.x.store(n, strings.Join(path[last+1:], ""), v, st.Strong && t.k.extra == nil)
}

// invoke performs a call that the callee makes of a function it was given.
func (t *thawer) invoke(c *Invoke) {
	n, _, _ := t.place(c.Fn)
	if n == nil {
		return
	}
	var args []*node
	var vals []ssa.Value
	for i, a := range c.Args {
		arg := t.node(a, fmt.Sprintf("i%d", i), 0)
		args, vals = append(args, t.x.withHeld(arg, t.grants(c.Held), 0)), append(vals, nil)
	}
	k := *t.k
	k.extra = addHeld(k.extra, t.grants(c.Held))
	if c.Method != "" {
		if len(args) > 0 {
			args, vals = args[1:], vals[1:]
		}
		t.x.callNamed(&k, n, c.Method, args, vals)
		if c.Field != "" && len(n.dyn) == 0 {
			t.x.pendField(&k, c.Field, c.Method, args)
		}
		return
	}
	for _, f := range n.funcs {
		fc := &call{in: t.k.in, sig: f.fn.Signature, args: args, vals: vals, extra: k.extra}
		t.x.callFunc(fc, f)
	}
	for _, l := range n.labs {
		if l.lab.kind == Input && l.lab.lazy() {
			t.x.recordInvoke(&k, l.lab.in, "", args)
		}
	}
}

// recordInvoke notes that a function value of the caller's is called.
func (x *exec) recordInvoke(k *call, fn Place, method string, args []*node) {
	x.recordInvokeAs(k, fn, method, args, "")
}

// recordInvokeAs is recordInvoke for an interface that was loaded from a field.
func (x *exec) recordInvokeAs(k *call, fn Place, method string, args []*node, field string) {
	f := &freezer{x: x, mem: x.mem, busy: map[ref]bool{}}
	inv := Invoke{Fn: fn, Method: method, Field: field}
	if method != "" {
		args = append([]*node{nil}, args...)
	}
	for _, a := range args {
		inv.Args = append(inv.Args, f.whole(x.withHeld(a, k.extra, 0)))
	}
	for _, g := range x.heldAt(k.in) {
		inv.Held = append(inv.Held, x.freezeGrant(g))
	}
	if method != "" && !inv.carries() {
		return // it is given nothing; what the method does by itself is judged in it
	}
	key := fmt.Sprintf("%v|%s|%d", fn, method, x.instrID(k.in))
	if _, ok := x.calls[key]; ok || len(x.calls) < maxCalls {
		x.calls[key] = inv
	}
}

// maxCalls bounds the calls of functions that it was given which one summary
// lists: calls of callees add to those of callers.
const maxCalls = 48

// carries reports whether any argument of the call holds something.
func (i *Invoke) carries() bool {
	for _, a := range i.Args {
		if a != nil && (len(a.Labels) > 0 || len(a.Kids) > 0) {
			return true
		}
	}
	return false
}

// concrete resolves a qualified type name among the imported packages.
func (e *engine) concrete(name string) types.Type {
	bare := strings.TrimPrefix(name, "*")
	dot := strings.LastIndexByte(bare, '.')
	if dot < 0 {
		return nil
	}
	p := e.findPackage(bare[:dot])
	if p == nil {
		return nil
	}
	tn, ok := p.Scope().Lookup(bare[dot+1:]).(*types.TypeName)
	if !ok {
		return nil
	}
	if bare != name {
		return types.NewPointer(tn.Type())
	}
	return tn.Type()
}

func (e *engine) findPackage(path string) *types.Package {
	if path == e.pass.Pkg.Path() {
		return e.pass.Pkg
	}
	for _, p := range e.model.Packages(path) {
		if p.Path() == path {
			return p
		}
	}
	return nil
}
