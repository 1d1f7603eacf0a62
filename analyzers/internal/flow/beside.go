package flow

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A goroutine that a function starts runs on when the function has returned: what
// is sent to it later is moved on, or disclosed, later. So a summary lists the functions
// that still run and that move something of what the results or the inputs lead to (a
// worker between two channels), and callers look at them again where they receive and
// where they end.

// maxBeside bounds the goroutines of callees that one function looks at.
const maxBeside = 8

// besides is a function that runs on beside this one.
type besides struct {
	f  *funcVal
	at ssa.Instruction // where it was started, or handed over by whoever started it
}

// started lists the functions that go instructions start, with all that they are
// given bound to them.
func (x *exec) started() []besides {
	var out []besides
	for _, in := range x.late {
		c, ok := in.(*ssa.Go)
		if !ok || c.Call.IsInvoke() {
			continue
		}
		if fn, ok := c.Call.Value.(*ssa.Function); ok && isDeclared(fn) {
			f := &funcVal{fn: fn}
			for _, a := range c.Call.Args {
				f.bind = append(f.bind, x.val(a))
			}
			if len(f.bind) > 0 {
				out = append(out, besides{f, in})
			}
			continue
		}
		if n := x.val(c.Call.Value); n != nil && len(c.Call.Args) == 0 {
			for _, f := range n.funcs {
				out = append(out, besides{f, in})
			}
		}
	}
	return append(out, x.besides...)
}

// running freezes those that move data of what others have as well.
func (f *freezer) running() []*Tree {
	var out []*Tree
	for _, b := range f.x.started() {
		if len(out) >= maxBeside || !f.x.moves(b.f) {
			continue
		}
		f.size = 0
		if t := f.tree(&node{funcs: []*funcVal{b.f}}, 0); t.shares(f.shared, 0) {
			out = append(out, t)
		}
	}
	return out
}

// moves reports whether a function stores something of what it is given, hands it
// to a function that it was given, or discloses what it receives.
func (x *exec) moves(f *funcVal) bool {
	var s *Summary
	switch {
	case f.fn != nil:
		x.depend(f.fn)
		s, _ = x.summaryOf(nil, f.fn)
	case f.obj != nil:
		s, _ = x.summaryOf(f.obj, nil)
	case f.from != nil:
		s = f.from.Sum
	}
	if s == nil {
		return false
	}
	for _, st := range s.Stores {
		if st.Val.mentions(0) {
			return true
		}
	}
	if slices.ContainsFunc(s.Sends, func(sd Send) bool { return sd.Kind == Input && strings.Contains(sd.In.Path, "*[]") }) {
		return true
	}
	return slices.ContainsFunc(s.Calls, func(c Invoke) bool { return c.Fn.Param >= 0 && c.reads() })
}

// reads reports whether the call hands on elements of what an input leads to, as
// those of a channel: others may be there later.
func (i *Invoke) reads() bool { return slices.ContainsFunc(i.Args, (*Tree).readsElement) }

func (t *Tree) readsElement() bool {
	if t == nil {
		return false
	}
	return slices.ContainsFunc(t.Labels, func(l Label) bool { return l.Kind == Input && strings.Contains(l.In.Path, "*[]") }) ||
		slices.ContainsFunc(t.Kids, func(k Branch) bool { return k.T.readsElement() })
}

// shares reports whether a tree leads to an input, or to what another tree of the
// summary leads to. What was sent already is no way for what is sent later.
func (t *Tree) shares(shared map[int]bool, depth int) bool { return t.leads(shared, false, depth) }

func (t *Tree) leads(shared map[int]bool, sent bool, depth int) bool {
	if t == nil || depth > 2*maxDepth {
		return false
	}
	if shared[t.Object] {
		return true
	}
	if !sent && slices.ContainsFunc(t.Labels, func(l Label) bool { return l.Kind == Input }) {
		return true
	}
	for _, k := range t.Kids {
		if k.T.leads(shared, sent || strings.HasPrefix(k.Key, "["), depth+1) {
			return true
		}
	}
	for _, f := range t.funcs {
		for _, b := range f.trees {
			if b.leads(shared, sent, depth+1) {
				return true
			}
		}
	}
	return false
}

// runOn takes over what the callee started.
func (t *thawer) runOn() {
	for i, tr := range t.sum.Beside {
		n := t.node(tr, "b"+tupleKey(i), 0)
		if n == nil {
			continue
		}
		for _, f := range n.funcs {
			if len(t.x.besides) < maxBeside {
				t.x.besides = append(t.x.besides, besides{f, t.k.in})
			}
		}
	}
}

// moveOn lets what callees started see what is there now.
func (x *exec) moveOn() {
	x.moving = true
	defer func() { x.moving = false }()
	for i := range x.besides {
		b := x.besides[i]
		before := x.mem
		x.cur = b.at
		x.callFunc(&call{in: b.at, sig: b.f.signature(), async: true, name: "a goroutine"}, b.f)
		x.mem = joinMemory(before, x.mem)
	}
}
