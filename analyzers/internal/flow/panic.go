package flow

import (
	"golang.org/x/tools/go/ssa"
)

// A panic is a second way out of a function: what it panics with, or a function
// that it calls or was given, is in its summary beside its results, and the
// functions that it defers find it with recover. To a deferred function that is
// an input like any other; it is known where the function is deferred.

// recoverIndex numbers the place that recover gives behind those of the calls
// of functions that were given (see Invoke).
const recoverIndex = 1 << 20

// panicPart is the part of an Invoke's outcome that the function panicked with.
const panicPart = "#p"

// recovered is what recover gives: whatever the function that defers this one
// panicked with.
func (x *exec) recovered() *node {
	x.recovers = true
	return &node{labs: []carried{{lab: x.labels.get(label{kind: Input, in: Place{Param: x.inputs() + recoverIndex}})}}}
}

// fromAround reports whether a literal has what is at a place from the function
// around it, and not from whoever calls it: a captured variable, or what is
// recovered.
func (x *exec) fromAround(p Place) bool {
	if i := p.Param - x.inputs(); i >= 0 && i < len(x.calls) && x.calls[i].Fn.Param < x.inputs() {
		p = x.calls[i].Fn // what a captured function gives
	}
	i := p.Param - len(x.fn.Params)
	return i >= 0 && i < len(x.fn.FreeVars) || p.Param == x.inputs()+recoverIndex
}

// panicsWith notes that control may leave the function here.
func (x *exec) panicsWith(n *node) {
	if n != nil && len(n.strs) > 0 {
		c := *n
		c.strs = nil
		n = &c
	}
	if n.clean() {
		n = nil
	}
	x.panics = join(x.panics, n)
	if !x.panicking {
		x.panicked, x.panicking = x.mem, true
	} else {
		x.panicked = joinMemory(x.panicked, x.mem)
	}
}

// atPanic is the memory in which what the function panics with is looked at, mem
// being that at its returns.
func (x *exec) atPanic(mem *memory) *memory {
	if !x.panicking || x.panics == nil || len(x.exits) == 0 {
		return mem
	}
	return joinMemory(mem, x.panicked)
}

// deferredAtPanic makes the deferred calls of a function that never returns.
func (x *exec) deferredAtPanic() {
	if len(x.exits) > 0 || !x.panicking || len(x.deferred) == 0 {
		return
	}
	before := x.mem
	x.mem = x.panicked
	x.runDefers(nil)
	x.panicked, x.mem = x.mem, before
}

// panicsApart returns what f panics with, and not as if this function did.
func (x *exec) panicsApart(f func()) *node {
	saved := x.panics
	x.panics = nil
	f()
	own := x.panics
	x.panics = saved
	return own
}

// recoverBlock is the entry of the block where control goes on after a recovered
// panic: the deferred functions have run, and found what was panicked with. It
// reports whether the block is reached. Where in the function a call panicked
// that is not known to is not known either: then what holds at its returns does.
func (x *exec) recoverBlock() bool {
	if !x.catches() {
		return false
	}
	mem := x.panicked
	for i, e := range x.exits {
		if i == 0 && !x.panicking {
			mem = e.mem
		} else {
			mem = joinMemory(mem, e.mem)
		}
	}
	x.mem = mem
	x.recoverable, x.panics = x.panics, nil
	x.runDefers(nil) // it may panic again
	x.recoverable = nil
	return true
}

// runDefers makes the deferred calls where block at ends, or where a panic was
// recovered. One that is deferred on some ways to there only may not be made.
func (x *exec) runDefers(at *ssa.BasicBlock) {
	for i := len(x.deferred) - 1; i >= 0; i-- {
		d := x.deferred[i]
		before := x.mem
		x.cur = d
		x.call(d)
		if at != nil && !d.Block().Dominates(at) {
			x.mem = joinMemory(before, x.mem)
		}
	}
}

// catches reports whether a function that this one defers calls recover.
func (x *exec) catches() bool {
	for _, d := range x.deferred {
		if x.mayRecover(d) {
			return true
		}
	}
	return false
}

func (x *exec) mayRecover(d *ssa.Defer) bool {
	c := d.Common()
	if b, ok := c.Value.(*ssa.Builtin); ok {
		return b.Name() == "recover"
	}
	if obj := calleeObject(c); obj != nil {
		s, _ := x.summaryOf(obj, c.StaticCallee())
		return s != nil && s.Recovers
	}
	n := x.val(c.Value)
	if n == nil {
		return false
	}
	for _, f := range n.funcs {
		var s *Summary
		switch {
		case f.fn != nil:
			x.depend(f.fn)
			s = x.summaries[f.fn]
		case f.from != nil:
			s = f.from.Sum
		}
		if s != nil && s.Recovers {
			return true
		}
	}
	return false
}
