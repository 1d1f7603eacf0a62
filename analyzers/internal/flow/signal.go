package flow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Who waits for a signal (a value of a channel, its close, Done of a WaitGroup)
// only knows that a goroutine has written what it writes before it gives that. So
// a goroutine counts as one that was waited for if nothing that it does after a
// signal changes anything, and if the signal cannot be somebody else's.

// signaller is the body of a goroutine, and which of its parameters and captured
// variables lead to what it signals with.
type signaller struct {
	fn   *ssa.Function
	with map[ssa.Value]bool
}

// signaller returns the body of goroutine s if it signals through one of refs.
func (x *exec) signaller(s start, refs []ref) (signaller, bool) {
	g := signaller{fn: s.f.fn, with: map[ssa.Value]bool{}}
	if g.fn == nil || len(g.fn.Blocks) == 0 {
		return g, false
	}
	bind, _ := x.bindings(s.f)
	for i, n := range bind {
		if i < len(g.fn.FreeVars) && x.leadsTo(n, refs) {
			g.with[g.fn.FreeVars[i]] = true
		}
	}
	for i, n := range s.args {
		if i < len(g.fn.Params) && x.leadsTo(n, refs) {
			g.with[g.fn.Params[i]] = true
		}
	}
	return g, len(g.signals()) > 0
}

// leads reports whether v is, or is loaded from, something to signal with.
func (g signaller) leads(v ssa.Value) bool {
	for range maxHolder {
		if g.with[v] {
			return true
		}
		switch u := v.(type) {
		case *ssa.FieldAddr:
			v = u.X
		case *ssa.Field:
			v = u.X
		case *ssa.ChangeType:
			v = u.X
		case *ssa.UnOp:
			v = u.X
		default:
			return false
		}
	}
	return false
}

// signals are the instructions that may give the signal. Whoever is handed what
// it is given with may give it.
func (g signaller) signals() []ssa.Instruction {
	var out []ssa.Instruction
	for _, b := range g.fn.Blocks {
		for _, in := range b.Instrs {
			if g.signal(in) {
				out = append(out, in)
			}
		}
	}
	return out
}

func (g signaller) signal(in ssa.Instruction) bool {
	switch in := in.(type) {
	case *ssa.Send:
		return g.leads(in.Chan)
	case *ssa.Select:
		return slices.ContainsFunc(in.States, func(s *ssa.SelectState) bool { return s.Dir == types.SendOnly && g.leads(s.Chan) })
	case *ssa.MakeClosure:
		return slices.ContainsFunc(in.Bindings, g.leads) && !g.deferredOnly(in)
	case ssa.CallInstruction:
		c := in.Common()
		if b, ok := c.Value.(*ssa.Builtin); ok && b.Name() != "close" {
			return false
		}
		if f := calleeObject(c); f != nil && (f.Name() == "Wait" || f.Name() == "Add") && waits[waitOf(f)] {
			return false
		}
		if mc, ok := c.Value.(*ssa.MakeClosure); ok && slices.ContainsFunc(mc.Bindings, g.leads) {
			return true
		}
		return c.IsInvoke() && g.leads(c.Value) || slices.ContainsFunc(c.Args, g.leads)
	}
	return false
}

// waitOf names the Wait of the type whose method f is.
func waitOf(f *types.Func) string {
	r := f.Signature().Recv()
	if r == nil {
		return ""
	}
	return "(" + types.TypeString(r.Type(), nil) + ").Wait"
}

// deferredOnly reports whether a literal is there to be deferred.
func (g signaller) deferredOnly(mc *ssa.MakeClosure) bool {
	for _, r := range *mc.Referrers() {
		if d, ok := r.(*ssa.Defer); !ok || d.Call.Value != mc {
			return false
		}
	}
	return true
}

// last reports whether the goroutine changes nothing any more when it has given a
// signal.
func (g signaller) last(depth int) bool {
	for _, in := range g.signals() {
		d, deferred := in.(*ssa.Defer)
		switch {
		case deferred && !g.runsLast(d, depth), !deferred && g.goesOn(in):
			return false
		}
	}
	return true
}

// runsLast reports whether a deferred signal is what the goroutine ends with: it was
// deferred before all others.
func (g signaller) runsLast(d *ssa.Defer, depth int) bool {
	if mc, ok := d.Call.Value.(*ssa.MakeClosure); ok {
		in := signaller{fn: mc.Fn.(*ssa.Function), with: map[ssa.Value]bool{}}
		for i, b := range mc.Bindings {
			if g.leads(b) {
				in.with[in.fn.FreeVars[i]] = true
			}
		}
		if depth > 2 || !in.last(depth+1) {
			return false
		}
	}
	for _, b := range g.fn.Blocks {
		for i, in := range b.Instrs {
			o, ok := in.(*ssa.Defer)
			if !ok || o == d || g.signal(o) || harmless(o.Common()) {
				continue
			}
			if b == d.Block() && slices.Index(b.Instrs, ssa.Instruction(d)) > i || b != d.Block() && !d.Block().Dominates(b) {
				return false
			}
		}
	}
	return true
}

// goesOn reports whether the goroutine may change something after an instruction.
func (g signaller) goesOn(after ssa.Instruction) bool {
	b := after.Block()
	if slices.ContainsFunc(b.Instrs[slices.Index(b.Instrs, after)+1:], g.changes) {
		return true
	}
	seen := map[*ssa.BasicBlock]bool{}
	work := slices.Clone(b.Succs)
	for len(work) > 0 {
		c := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[c] {
			continue
		}
		seen[c] = true
		if slices.ContainsFunc(c.Instrs, g.changes) {
			return true
		}
		work = append(work, c.Succs...)
	}
	return false
}

// changes reports whether an instruction may change what others see.
func (g signaller) changes(in ssa.Instruction) bool {
	switch in := in.(type) {
	case *ssa.Store:
		a, ok := in.Addr.(*ssa.Alloc)
		return !ok || a.Heap
	case *ssa.MapUpdate, *ssa.Go:
		return true
	case *ssa.RunDefers:
		return slices.ContainsFunc(g.deferred(), func(d *ssa.Defer) bool { return !g.signal(d) && !harmless(d.Common()) })
	case *ssa.Call:
		return !g.signal(in) && !harmless(in.Common())
	}
	return false
}

func (g signaller) deferred() []*ssa.Defer {
	var out []*ssa.Defer
	for _, b := range g.fn.Blocks {
		for _, in := range b.Instrs {
			if d, ok := in.(*ssa.Defer); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

// harmless reports whether a call changes nothing but locks and channels.
func harmless(c *ssa.CallCommon) bool {
	if b, ok := c.Value.(*ssa.Builtin); ok {
		switch b.Name() {
		case "close", "len", "cap", "recover", "print", "println", "ssa:wrapnilchk":
			return true
		}
		return false
	}
	f := calleeObject(c)
	return f != nil && f.Pkg() != nil && f.Pkg().Path() == "sync"
}

// onlySignal reports whether what comes out of a channel, where an instruction of
// the function at hand receives, comes from one of as many goroutines as were
// received from: the channel is the function's own, and nobody else has sent.
func (x *exec) onlySignal(refs []ref, at ssa.Instruction) bool {
	for _, r := range refs {
		mc, ok := r.obj.site.(*ssa.MakeChan)
		if !ok || mc.Parent() != x.fn || r.obj.given {
			return false
		}
	}
	holders := 0
	for _, s := range x.begun {
		if slices.ContainsFunc(s.by, func(n *node) bool { return x.leadsTo(n, refs) }) {
			holders++
		}
	}
	received := 0
	for _, b := range x.fn.Blocks {
		for _, in := range b.Instrs {
			if s, ok := in.(*ssa.Send); ok && x.oneOf(s.Chan, refs) {
				return false
			}
			if u, ok := in.(*ssa.UnOp); ok && x.oneOf(u.X, refs) && before(u, at) {
				received++
			}
		}
	}
	return holders <= received
}

// oneOf reports whether v, a channel, may be one of refs.
func (x *exec) oneOf(v ssa.Value, refs []ref) bool {
	if _, ok := typeUnder(v.Type()).(*types.Chan); !ok {
		return false
	}
	return slices.ContainsFunc(x.targets(x.vals[v]), func(o ref) bool {
		return slices.ContainsFunc(refs, func(r ref) bool { return o.obj == r.obj && o.path == r.path })
	})
}
