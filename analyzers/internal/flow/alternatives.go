package flow

// alternatives are calls of which one is made: each finds the memory that was
// there before, and what holds afterwards is what any of them may have left. One
// that clears a field does not clear it for the others.
type alternatives struct {
	x             *exec
	before, after *memory
	some          bool
}

func (x *exec) alternatives() *alternatives { return &alternatives{x: x, before: x.mem} }

// try makes one of the calls.
func (a *alternatives) try(call func()) {
	a.x.mem = a.before
	call()
	if !a.some {
		a.after, a.some = a.x.mem, true
		return
	}
	a.after = joinMemory(a.after, a.x.mem)
}

// end goes on with what they left.
func (a *alternatives) end() {
	a.x.mem = a.before
	if a.some {
		a.x.mem = a.after
	}
}
