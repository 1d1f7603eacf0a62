package flow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A goroutine may write at any time: what it writes is there beside what was there
// before. Where the function has waited for it, it has written, and what it writes
// on every path has replaced what was there. What several that were waited for
// write is there in any order.

// waits are the functions that wait for goroutines which their receiver knows.
var waits = map[string]bool{
	"(*sync.WaitGroup).Wait":                   true,
	"(*golang.org/x/sync/errgroup.Group).Wait": true,
}

// starts are the functions that start a goroutine for their receiver to know.
var starts = map[string]bool{
	"(*sync.WaitGroup).Go":                   true,
	"(*golang.org/x/sync/errgroup.Group).Go": true,
}

// start is a goroutine that this function started.
type start struct {
	in   ssa.CallInstruction
	f    *funcVal
	by   []*node // what it has, and who knows of it
	kept bool    // who knows of it starts it, and knows when it has ended

	args []*node
	vals []ssa.Value
}

// noted is a store of a goroutine that was waited for.
type noted struct {
	to     *node
	path   string
	v      *node
	strong bool
}

// startedAt notes the goroutine that a call starts, if it is known which one.
func (x *exec) startedAt(in ssa.CallInstruction, k *call) {
	c := in.Common()
	_, isGo := in.(*ssa.Go)
	var fn *node
	s := start{in: in}
	switch {
	case isGo && !c.IsInvoke():
		fn = x.val(c.Value)
		s.args, s.vals = k.args, k.vals
	case k.fn != nil && k.fn.Name() == "Go" && starts[k.fn.FullName()] && len(k.args) == 2:
		fn, s.by, s.kept = k.args[1], k.args[:1:1], true
	}
	if fn == nil || len(fn.funcs) != 1 || len(lazyOnly(fn)) > 0 || slices.ContainsFunc(x.begun, func(o start) bool { return o.in == in }) || inLoop(in.Block()) {
		return
	}
	s.f = fn.funcs[0]
	bind, _ := x.bindings(s.f)
	s.by = slices.Concat(s.by, s.args, bind)
	x.begun = append(x.begun, s)
}

// waitsFor lets the goroutines that what a call waits with knows of have written.
func (x *exec) waitsFor(k *call) {
	if len(x.begun) > 0 && k.fn != nil && k.fn.Name() == "Wait" && waits[k.fn.FullName()] {
		x.awaited(x.targets(k.args[0]), k.in)
	}
}

// taken lets the goroutine that has sent what is received from a channel have
// written.
func (x *exec) taken(ch ssa.Value, at ssa.Instruction) {
	if len(x.begun) == 0 {
		return
	}
	if refs := x.targets(x.val(ch)); x.onlySignal(refs, at) {
		x.awaited(refs, at)
	}
}

// awaited lets the goroutines that one of refs knows of have written.
func (x *exec) awaited(refs []ref, at ssa.Instruction) {
	if len(x.begun) == 0 || len(refs) == 0 {
		return
	}
	var list []noted
	cur := x.cur
	for _, s := range x.begun {
		if !s.in.Block().Dominates(at.Block()) || !slices.ContainsFunc(s.by, func(n *node) bool { return x.leadsTo(n, refs) }) {
			continue
		}
		if g, ok := x.signaller(s, refs); !s.kept && (!ok || !g.last(0)) {
			continue
		}
		k := &call{in: s.in, sig: s.f.signature(), args: s.args, vals: s.vals, async: true, name: "a goroutine", noted: &list}
		x.cur = s.in
		x.callFunc(k, s.f)
	}
	x.cur = cur
	for _, w := range list {
		if w.strong {
			x.store(w.to, w.path, nil, true)
		}
	}
	for _, w := range list {
		x.store(w.to, w.path, w.v, false)
	}
}

// leadsTo reports whether n is, or is the address of, one of refs.
func (x *exec) leadsTo(n *node, refs []ref) bool {
	if n == nil {
		return false
	}
	for _, r := range n.refs {
		if slices.ContainsFunc(refs, func(o ref) bool { return o.obj == r.obj && o.path == r.path }) {
			return true
		}
		if c := x.content(r.obj).at(steps(r.path)); c != nil {
			for _, in := range c.refs {
				if slices.ContainsFunc(refs, func(o ref) bool { return o.obj == in.obj && o.path == in.path }) {
					return true
				}
			}
		}
	}
	return false
}

// note evaluates what a goroutine that was waited for stores, and stores nothing.
func (t *thawer) note() {
	x := t.x
	before := x.mem
	t.invokeAll()
	x.mem = joinMemory(before, x.mem)
	t.before, t.after = before, x.mem
	for i, st := range t.sum.Stores {
		t.store(st, t.storedValue(i, st))
	}
}
