package flow

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

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
	out       []*memory // by block, after it
	outsiders []*object // objects of the caller's and from outside that were stored into
	done      []bool    // by block: out is valid
	mem       *memory   // at the current instruction
	cur       ssa.Instruction

	changed   bool
	turn      int                    // the pass over the blocks at hand
	applied   map[*ssa.Function]bool // literals that are called where they can be seen
	exits     []exit
	found     map[string]*judge.Disclosure
	seen      []string // keys of found, in order of discovery
	sends     map[string]Send
	calls     map[string]Invoke
	pending   map[string]Pending
	subjects  map[*judge.Disclosure][]carried
	ids       map[ssa.Instruction]int
	deferred  []*ssa.Defer
	chain     map[any]bool // functions whose calls are being followed
	nested    int
	start     int           // of the measure of work
	escaping  *ssa.Function // the literal being called because nobody in sight does
	answers   []answer
	questions []question
	received  []receipt

	fieldClasses map[*ssa.FieldAddr]*fieldClass
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
		engine: e, fn: fn, vals: map[ssa.Value]*node{}, objs: map[objKey]*object{},
		out: make([]*memory, len(fn.Blocks)), done: make([]bool, len(fn.Blocks)),
		applied: map[*ssa.Function]bool{}, found: map[string]*judge.Disclosure{}, sends: map[string]Send{},
		calls: map[string]Invoke{}, pending: map[string]Pending{}, fieldClasses: map[*ssa.FieldAddr]*fieldClass{}, ids: map[ssa.Instruction]int{}, grants: map[ssa.Instruction][]*grant{},
	}
	x.start = e.labels.ops
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
				n = x.source(n, cats, p.Name(), p.Type(), x.origins.Lineage(p), p.Pos(), p.Name())
			}
		}
	}
	return x.typed(n, p)
}

// From pass settle on, memory only grows: a store that replaces what an earlier
// pass left is joined with it. That is the widening which makes the passes few,
// whatever the loops do; maxPasses is then not reached in practice.
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
	clear(x.found)
	clear(x.sends)
	clear(x.calls)
	clear(x.pending)
	x.subjects = map[*judge.Disclosure][]carried{}
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
			mem, first = x.out[p.Index], false
		} else {
			mem = joinMemory(mem, x.out[p.Index])
		}
	}
	if first && b.Index != 0 && b != x.fn.Recover {
		return // not reached (yet)
	}
	x.mem = mem
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
		x.call(in)
	case *ssa.Defer:
		x.call(in) // with what is known now; once more where the function ends
		x.deferred = append(x.deferred, in)
	case *ssa.RunDefers:
		for i := len(x.deferred) - 1; i >= 0; i-- {
			x.cur = x.deferred[i]
			x.call(x.deferred[i])
		}
	case *ssa.Store:
		x.storeInstr(in)
	case *ssa.Return:
		x.exits = append(x.exits, exit{in, x.mem})
	case *ssa.Send:
		x.store(x.val(in.Chan), "[]", x.attach(x.val(in.X), in), false)
	case *ssa.MapUpdate:
		x.mapUpdate(in)
	case *ssa.MakeClosure:
		x.set(in, &node{funcs: []*funcVal{{fn: in.Fn.(*ssa.Function), site: in}}})
	case ssa.Value:
		x.value(in)
	}
	return false
}

// value interprets the instructions that compute a value from their operands.
func (x *exec) value(in ssa.Value) {
	switch in := in.(type) {
	case *ssa.FieldAddr:
		x.set(in, x.fieldAddr(in))
	case *ssa.Field:
		n := x.val(in.X).child("." + origin.FieldName(in.X.Type(), in.Field))
		x.set(in, x.readField(n, in.X, in.Field, in))
	case *ssa.IndexAddr:
		x.set(in, x.address(x.val(in.X), indexKey(in.Index, in.X.Type())))
	case *ssa.Index:
		if isString(in.X.Type()) {
			x.set(in, flat(x.val(in.X)))
			return
		}
		x.set(in, x.val(in.X).child(indexKey(in.Index, in.X.Type())))
	case *ssa.Lookup:
		x.lookup(in)
	case *ssa.MakeInterface:
		n := node{}
		if v := x.val(in.X); v != nil {
			n = *v
		}
		n.dyn = joinTypes(n.dyn, []types.Type{in.X.Type()})
		x.set(in, &n)
	case *ssa.ChangeInterface:
		x.set(in, x.val(in.X))
	case *ssa.ChangeType:
		x.set(in, x.val(in.X))
	case *ssa.Convert:
		x.convert(in, in.X)
	case *ssa.MultiConvert:
		x.convert(in, in.X)
	case *ssa.SliceToArrayPointer:
		x.set(in, x.val(in.X))
	case *ssa.Slice:
		x.set(in, x.val(in.X))
	case *ssa.TypeAssert:
		x.typeAssert(in)
	case *ssa.Extract:
		x.set(in, x.val(in.Tuple).child(tupleKey(in.Index)))
	case *ssa.MakeMap, *ssa.MakeChan, *ssa.MakeSlice:
		o := x.alloc(in, in.Type())
		if !o.weak {
			x.mem = x.mem.set(o, nil)
		}
		x.set(in, &node{refs: []ref{{obj: o}}})
	case *ssa.Range:
		x.set(in, x.val(in.X))
	case *ssa.Next:
		x.next(in)
	case *ssa.Select:
		x.selects(in)
	}
}

func (x *exec) unop(in *ssa.UnOp) {
	switch in.Op {
	case token.MUL:
		n := x.load(x.val(in.X))
		if f, ok := in.X.(*ssa.FieldAddr); ok {
			n = x.readField(n, f.X, f.Field, in)
		} else {
			n = x.attach(n, in)
		}
		if g, ok := in.X.(*ssa.Global); ok {
			n = x.loadGlobal(g, n)
		}
		x.set(in, n)
	case token.ARROW:
		n := x.loadPart(x.val(in.X), "[]")
		if in.CommaOk {
			n = tuple(n, nil)
		}
		x.set(in, n)
	case token.NOT:
	default:
		x.set(in, x.val(in.X))
	}
}

func (x *exec) binop(in *ssa.BinOp) {
	if isBoolType(in.Type()) {
		return // a comparison carries nothing
	}
	a, b := x.val(in.X), x.val(in.Y)
	n := join(flat(a), flat(b))
	if in.Op == token.ADD && isString(in.Type()) {
		c := node{}
		if n != nil {
			c = *n
		}
		c.strs = concat(a.texts(), b.texts())
		n = &c
	}
	x.set(in, n)
}

// phi joins the values of the edges, each with the consents that hold where it
// comes from.
func (x *exec) phi(in *ssa.Phi) {
	var n *node
	for i, e := range in.Edges {
		pred := in.Block().Preds[i]
		if !x.done[pred.Index] {
			continue
		}
		v := x.val(e)
		if len(pred.Instrs) > 0 {
			v = x.attach(v, pred.Instrs[len(pred.Instrs)-1])
		}
		n = join(n, v)
	}
	x.set(in, n)
}

func (x *exec) convert(v ssa.Value, from ssa.Value) {
	n := x.val(from)
	if isString(v.Type()) != isString(from.Type()) {
		n = keepText(flat(x.contents(n)), n)
	}
	x.set(v, n)
}

// contents joins a value with what it points to, so that the characters of a
// []byte are found.
func (x *exec) contents(n *node) *node {
	if n == nil {
		return nil
	}
	return join(n, x.load(n))
}

func keepText(n, from *node) *node {
	if from == nil || len(from.strs) == 0 {
		return n
	}
	c := node{}
	if n != nil {
		c = *n
	}
	c.strs = from.strs
	return &c
}

func (x *exec) typeAssert(in *ssa.TypeAssert) {
	n := x.val(in.X)
	if n != nil && !types.IsInterface(in.AssertedType) && len(n.dyn) > 0 {
		if !mayHold(n.dyn, in.AssertedType) {
			n = nil // it holds other types only
		} else {
			c := *n
			c.dyn = nil
			n = &c
		}
	}
	if in.CommaOk {
		n = tuple(n, nil)
	}
	x.set(in, n)
}

func mayHold(list []types.Type, t types.Type) bool {
	for _, u := range list {
		if types.Identical(t, u) {
			return true
		}
	}
	return false
}

func (x *exec) next(in *ssa.Next) {
	src := x.val(in.Iter)
	if in.IsString {
		x.set(in, tuple(nil, nil, flat(src)))
		return
	}
	x.set(in, tuple(nil, x.loadPart(src, "{}"), x.loadPart(src, "[]")))
}

func (x *exec) selects(in *ssa.Select) {
	parts := []*node{nil, nil}
	for _, st := range in.States {
		if st.Dir == types.SendOnly {
			x.store(x.val(st.Chan), "[]", x.attach(x.val(st.Send), in), false)
			continue
		}
		parts = append(parts, x.loadPart(x.val(st.Chan), "[]"))
	}
	x.set(in, tuple(parts...))
}

func (x *exec) lookup(in *ssa.Lookup) {
	if isString(in.X.Type()) {
		x.set(in, flat(x.val(in.X)))
		return
	}
	n := x.attach(x.loadPart(x.val(in.X), mapKey(in.Index)), in)
	if in.CommaOk {
		n = tuple(n, nil)
	}
	x.set(in, n)
}
