package flow

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/guard"
	"github.com/consentvet/consentvet/analyzers/internal/judge"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// exec is the abstract interpretation of one function.
//
// Blocks are visited in reverse post-order until nothing changes. Values of
// SSA registers only grow; memory at a block's entry is the join of what its
// predecessors leave. Both live in lattices of finite height (see maxDepth), so
// that the iteration ends.
type exec struct {
	*engine
	fn        *ssa.Function
	vals      map[ssa.Value]*node
	objs      map[objKey]*object
	surplus   map[string]*object  // by type: what stands for objects beyond maxObjects
	out       []*memory           // by block, after it
	between   map[[2]int][]*grant // by blocks: see onEdge
	outsiders []*object           // objects of the caller's and from outside that were stored into
	done      []bool              // by block: out is valid
	mem       *memory             // at the current instruction
	cur       ssa.Instruction

	changed    bool
	turn       int                    // the pass over the blocks at hand
	applied    map[*ssa.Function]bool // literals that are called where they can be seen
	exits      []exit
	found      map[string]*judge.Disclosure
	seen       []string // keys of found, in order of discovery
	sends      map[string]Send
	calls      []Invoke          // numbered by invokes
	inner      int               // of those, that callees make
	sizes      []int             // of what each of them is given
	handed     int               // the sum of sizes
	invokes    map[invokeKey]int // calls of functions that this one was given, in order of discovery
	invokesAt  map[invokeKey][]int
	noting     *[]int       // where calls of functions that this one was given are noted
	waits      *[]Send      // where disclosures wait until it is known what they are assumed of
	merged     map[int]bool // calls that are several
	pending    map[string]Pending
	variables  map[string]Send // disclosures of what package variables hold
	subjects   map[*judge.Disclosure][]carried
	contexts   map[*judge.Disclosure][]Place            // contexts of the caller's that may carry its purpose
	under      map[*judge.Disclosure][]*guard.Condition // conditions of the caller's under which it is made
	dispatched map[*judge.Disclosure]bool               // made in another package
	moved      map[*judge.Disclosure]bool               // made by what callees started
	moving     bool                                     // that is looked at
	ids        map[ssa.Instruction]int
	deferred   []*ssa.Defer
	chain      map[any]bool // functions whose calls are being followed
	nested     int
	start      int           // of the measure of work
	began      int           // the clock of what is shared
	escaping   *ssa.Function // the literal being called because nobody in sight does
	answers    []answer
	questions  []question
	received   []receipt

	share       sharing
	touched     map[string]int // cells that were looked at, and when first
	cellMemo    map[string]*node
	fieldFuncs  map[string]*node // by field: functions and types stored in it
	events      []event
	panics      *node                           // what it panics with
	panicked    *memory                         // where it does
	panicking   bool                            // it does
	recovers    bool                            // it calls recover
	recoverable *node                           // what the deferred functions that are run now may recover
	deps        map[*ssa.Function]bool          // functions whose summaries were used
	groups      map[*joint]bool                 // methods whose merged summaries were used
	behind      map[ssa.CallInstruction]*memory // of late, with which memory they were last looked at
	besides     []besides                       // what callees started and runs on
	begun       []start                         // goroutines that it started
	handedOut   map[*object]bool                // what others have, while late is looked at for the last time
	late        []ssa.CallInstruction           // what they start runs on beside the rest of the function

	fieldClasses map[*ssa.FieldAddr]*fieldClass
	givenClasses map[givenField]*fieldClass
	grants       map[ssa.Instruction][]*grant
	loops        map[*ssa.BasicBlock]bool
}

type exit struct {
	ret *ssa.Return
	mem *memory
}

type objKey struct {
	site ssa.Value
	in   *label
	sub  string
}

func newExec(e *engine, fn *ssa.Function) *exec {
	x := &exec{
		engine: e, fn: fn, vals: map[ssa.Value]*node{}, objs: map[objKey]*object{}, surplus: map[string]*object{},
		out: make([]*memory, len(fn.Blocks)), done: make([]bool, len(fn.Blocks)),
		applied: map[*ssa.Function]bool{}, found: map[string]*judge.Disclosure{}, sends: map[string]Send{},
		invokes: map[invokeKey]int{}, invokesAt: map[invokeKey][]int{}, merged: map[int]bool{}, pending: map[string]Pending{}, variables: map[string]Send{}, fieldClasses: map[*ssa.FieldAddr]*fieldClass{}, givenClasses: map[givenField]*fieldClass{}, ids: map[ssa.Instruction]int{}, grants: map[ssa.Instruction][]*grant{},
	}
	x.start, x.began = e.labels.ops, e.cells.clock
	x.share = e.sharing[fn]
	x.share.root = x.share.root || e.cells.wanted[fn]
	x.touched, x.cellMemo, x.fieldFuncs, x.deps = map[string]int{wantKey(fn): e.cells.clock}, map[string]*node{}, map[string]*node{}, map[*ssa.Function]bool{}
	x.groups = map[*joint]bool{}
	for i, p := range fn.Params {
		x.vals[p] = x.input(i, p)
	}
	for i, f := range fn.FreeVars {
		x.vals[f] = &node{labs: []carried{{lab: e.labels.get(label{kind: Input, in: Place{Param: len(fn.Params) + i}})}}}
	}
	return x
}

// input is the value of a parameter: whatever the caller passes, and personal
// data where the taxonomy or a directive says so.
func (x *exec) input(i int, p *ssa.Parameter) *node {
	lab := x.labels.get(label{kind: Input, in: Place{Param: i}})
	n := &node{labs: []carried{{lab: lab}}}
	if obj, ok := x.fn.Object().(*types.Func); ok {
		k := i
		if obj.Signature().Recv() != nil {
			k--
		}
		if k >= 0 {
			if cats := x.classes.Param(obj, k); len(cats) > 0 {
				n = x.sourceOf(n, cats, p.Name(), "", p.Type(), x.lineageOf(x.origins.Of(p)), p.Pos())
			}
		}
	}
	return x.withCells(x.typed(n, p), p.Type(), i, 0)
}

// From pass settle on, memory only grows: a store that replaces what an earlier
// pass left is joined with it. That is the widening which makes the passes few,
// whatever the loops do. maxPasses ends what has not settled even so.
const (
	settle    = 4
	maxPasses = 16
)

func (x *exec) run() {
	blocks := reversePostorder(x.fn)
	loops := hasLoop(x.fn)
	for pass := 0; pass < maxPasses; pass++ {
		x.turn = pass
		x.restart()
		for _, b := range blocks {
			x.block(b)
		}
		if !x.changed || !loops && pass == 0 || pass >= settle && x.labels.ops-x.start > 2*maxWork {
			break
		}
	}
	x.finish()
}

// restart forgets what the last pass recorded: each pass records all.
func (x *exec) restart() {
	x.changed = false
	x.exits, x.seen, x.deferred = x.exits[:0], x.seen[:0], x.deferred[:0]
	x.answers, x.questions, x.received = nil, nil, nil
	x.nested = 0
	x.events, x.late, x.besides, x.begun = x.events[:0], x.late[:0], x.besides[:0], x.begun[:0]
	x.panics, x.panicked, x.panicking = nil, nil, false
	clear(x.behind)
	clear(x.found)
	clear(x.sends)
	clear(x.pending)
	clear(x.variables)
	x.subjects, x.dispatched, x.moved = map[*judge.Disclosure][]carried{}, map[*judge.Disclosure]bool{}, map[*judge.Disclosure]bool{}
	x.contexts = map[*judge.Disclosure][]Place{}
	x.under = map[*judge.Disclosure][]*guard.Condition{}
}

// instrID numbers the instructions that keys mention.
func (x *exec) instrID(in ssa.Instruction) int {
	id, ok := x.ids[in]
	if !ok {
		id = len(x.ids)
		x.ids[in] = id
	}
	return id
}

func (x *exec) block(b *ssa.BasicBlock) {
	var mem *memory
	first := true
	for _, p := range b.Preds {
		if !x.done[p.Index] {
			continue
		}
		if first {
			mem, first = x.arriving(p, b), false
		} else {
			mem = joinMemory(mem, x.arriving(p, b))
		}
	}
	if first && b.Index != 0 && b != x.fn.Recover {
		return // not reached (yet)
	}
	x.mem = mem
	if b == x.fn.Recover && first && !x.recoverBlock() {
		return
	}
	for _, in := range b.Instrs {
		x.cur = in
		if x.instr(in) {
			return // the rest is not reached
		}
	}
	if x.turn >= settle && x.done[b.Index] {
		x.mem = joinMemory(x.out[b.Index], x.mem)
	}
	if !x.done[b.Index] || !sameMemory(x.out[b.Index], x.mem) {
		x.changed = true
	}
	x.out[b.Index], x.done[b.Index] = x.mem, true
}

// set records the value of an instruction.
func (x *exec) set(v ssa.Value, n *node) {
	if n != nil {
		n = x.typed(n, v)
	}
	old, seen := x.vals[v]
	n = join(old, n)
	if !seen || n != old {
		x.vals[v] = n
		x.changed = true
	}
}

// val returns the abstract value of v.
func (x *exec) val(v ssa.Value) *node {
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value != nil && v.Value.Kind() == constant.String {
			return &node{strs: []text{literal(clip(constant.StringVal(v.Value)))}}
		}
		return nil
	case *ssa.Function:
		return &node{funcs: []*funcVal{{fn: v}}}
	case *ssa.Global:
		return &node{refs: []ref{{obj: x.global(v)}}}
	case *ssa.Builtin:
		return nil
	}
	return x.vals[v]
}

func clip(s string) string {
	if len(s) > maxLit {
		return s[:maxLit]
	}
	return s
}

// instr interprets one instruction and reports whether control never goes on.
func (x *exec) instr(in ssa.Instruction) (stop bool) {
	switch in := in.(type) {
	case *ssa.Alloc:
		o := x.alloc(in, origin.Deref(in.Type()))
		if !o.weak {
			x.mem = x.mem.set(o, nil)
		}
		x.set(in, &node{refs: []ref{{obj: o}}})
	case *ssa.UnOp:
		x.unop(in)
	case *ssa.BinOp:
		x.binop(in)
	case *ssa.Phi:
		x.phi(in)
	case *ssa.Call:
		return x.call(in)
	case *ssa.Go:
		before := x.mem
		x.call(in)
		x.mem = joinMemory(before, x.mem) // it may not have run yet
		x.late = append(x.late, in)
	case *ssa.Defer:
		before := x.mem
		x.call(in) // with what is known now, should the function panic; once more where it ends
		x.mem = before
		x.deferred = append(x.deferred, in)
	case *ssa.RunDefers:
		x.runDefers(in.Block())
	case *ssa.Store:
		x.storeInstr(in)
	case *ssa.Panic:
		x.panicsWith(x.attach(x.val(in.X), in))
	case *ssa.Return:
		x.exits = append(x.exits, exit{in, x.mem})
	case *ssa.Send:
		x.store(x.val(in.Chan), "[]", x.attachTo(in.X, x.val(in.X), in), false)
	case *ssa.MapUpdate:
		x.mapUpdate(in)
	case *ssa.MakeClosure:
		x.set(in, &node{funcs: []*funcVal{{fn: in.Fn.(*ssa.Function), site: in}}})
	case ssa.Value:
		x.value(in)
	}
	return false
}
