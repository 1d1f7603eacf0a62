package flow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/guard"
	"github.com/consentvet/consentvet/analyzers/internal/model"
	"github.com/consentvet/consentvet/analyzers/internal/order"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// call is one call in terms of abstract values, receiver first.
type call struct {
	in     ssa.Instruction
	fn     *types.Func // nil: a function literal or value
	args   []*node
	vals   []ssa.Value // the arguments as SSA values; nil entries where there is none
	name   string      // for messages
	sig    *types.Signature
	extra  []*grant      // consents that held where a function value was called
	tag    *TagInfo      // of a pending call
	callee *ssa.Function // the literal that is called
	targs  []types.Type  // type arguments, of a function value
	noted  *[]noted      // where the callee's stores are to be listed, and not made
	async  bool          // it runs beside the rest of the function

	dispatched bool             // it was pending: made in another package, of a method that is known here
	settled    bool             // whether it is dispatched has been decided
	known      []string         // of a call through an interface: types that have been followed
	kept       map[int][]*grant // consents of the elements of an argument that a library lets pass
	library    bool             // a library makes it, of a function that it was given
	nth        int              // which of the calls that callees make of what they were given it is
	unsure     bool             // a callee makes it, and not on every path
	apart      []string         // types that have been followed as an assumption: see Invoke
	asked      *[]*node         // outcomes of calls that this one is passed on as
	before     **memory         // where it is not the memory at hand: what the callee finds
	methods    *[]toMethod      // what the library's model hands to methods
}

func (c *call) hasRecv() bool { return c.sig != nil && c.sig.Recv() != nil }

// found is the memory that the callee finds, mem being the one at hand.
func (c *call) found(mem *memory) *memory {
	if c.before != nil {
		return *c.before
	}
	return mem
}

// arg returns argument i, counted without the receiver.
func (c *call) arg(i int) (*node, ssa.Value) {
	if c.hasRecv() {
		i++
	}
	if i < 0 || i >= len(c.args) {
		return nil, nil
	}
	return c.args[i], c.vals[i]
}

func (c *call) recv() (*node, ssa.Value) {
	if !c.hasRecv() || len(c.args) == 0 {
		return nil, nil
	}
	return c.args[0], c.vals[0]
}

func calleeObject(c *ssa.CallCommon) *types.Func {
	if c.IsInvoke() {
		return c.Method
	}
	if fn := c.StaticCallee(); fn != nil {
		obj, _ := order.Declared(fn).Object().(*types.Func)
		return obj
	}
	return nil
}

// call interprets a call instruction and reports whether it never returns.
func (x *exec) call(in ssa.CallInstruction) (stop bool) {
	c := in.Common()
	if b, ok := c.Value.(*ssa.Builtin); ok {
		x.builtin(in, b)
		return false
	}
	k := &call{in: in, sig: c.Signature()}
	_, k.async = in.(*ssa.Go)
	k.vals = guard.Arguments(c)
	for _, v := range k.vals {
		k.args = append(k.args, x.attachTo(v, x.narrowed(v, x.val(v), in), in))
	}
	k.fn = calleeObject(c)
	if k.fn != nil {
		k.sig = k.fn.Signature()
		k.name = shortName(k.fn)
	}
	var out *node
	switch {
	case c.IsInvoke():
		out = x.invoke(k)
	case k.fn != nil && isDeclared(c.Value):
		out = x.static(k, c.Value.(*ssa.Function))
	default:
		out = x.dynamic(k, x.val(c.Value), c.Value)
	}
	x.startedAt(in, k)
	x.waitsFor(k)
	if v, ok := in.(*ssa.Call); ok {
		x.set(v, x.resultOf(v, x.askedFor(k, out)))
	}
	return model.NoReturn(k.fn)
}

// isDeclared reports whether a callee is a declared function, not a literal nor
// a method bound to its receiver.
func isDeclared(v ssa.Value) bool {
	fn, ok := v.(*ssa.Function)
	return ok && fn.Parent() == nil
}

// resultOf gives each pointer that a call returned something to point to, so
// that what is stored through it later is seen.
func (x *exec) resultOf(v *ssa.Call, out *node) *node {
	if v.Call.Signature().Results().Len() == 1 {
		return x.settleRef(v, "", v.Type(), out)
	}
	t, ok := v.Type().(*types.Tuple)
	if !ok || out == nil {
		return out
	}
	for i := 0; i < t.Len(); i++ {
		key := tupleKey(i)
		if n := out.child(key); n != nil {
			out = out.with(key, x.settleRef(v, key, t.At(i).Type(), n))
		}
	}
	return out
}

func (x *exec) settleRef(v ssa.Value, sub string, t types.Type, n *node) *node {
	if n == nil || isBoolType(t) {
		return nil
	}
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Slice, *types.Map, *types.Chan:
	default:
		return n
	}
	var rest []carried
	out := *n
	out.labs = nil
	for _, c := range n.labs {
		if c.lab.lazy() && c.lab.kind == Input {
			out.labs = append(out.labs, c)
		} else {
			rest = append(rest, c)
		}
	}
	if len(rest) == 0 {
		return n
	}
	o := x.allocSub(v, "res"+sub, pointeeOf(t))
	in := &node{labs: rest} // of the whole: its elements, fields and keys say the same
	x.mem = x.mem.set(o, join(x.content(o), in))
	out.refs = joinRefs(out.refs, []ref{{obj: o}})
	return &out
}

// static handles a call of a known function or method.
func (x *exec) static(k *call, fn *ssa.Function) *node {
	if out, done := x.configured(k); done {
		return x.classifyResults(k, out)
	}
	if k.fn != nil && types.IsInterface(recvType(k.fn)) && len(k.args) > 0 {
		return x.invoke(k) // a method expression of an interface
	}
	if s, known := x.summaryOf(k.fn, fn); known {
		return x.classifyResults(k, x.apply(k, s))
	}
	return x.classifyResults(k, x.library(k))
}

// summaryOf returns the summary of a first-party function. A known function
// without a summary has no effect that matters.
func (x *exec) summaryOf(obj *types.Func, fn *ssa.Function) (*Summary, bool) {
	if fn != nil {
		fn = order.Declared(fn)
		if x.known[fn] {
			x.depend(fn)
			return x.summaries[fn], true
		}
	}
	if obj == nil {
		return nil, false
	}
	obj = obj.Origin()
	if d := x.byObject[obj]; d != nil {
		x.depend(d)
		return x.summaries[d], true
	}
	if s, ok := x.imported[obj]; ok {
		return s, s != nil || x.analysed(obj.Pkg())
	}
	s := new(Summary)
	if obj.Pkg() == nil || obj.Pkg() == x.pass.Pkg || !x.pass.ImportObjectFact(obj, s) {
		s = nil
	}
	x.imported[obj] = s
	return s, s != nil || x.analysed(obj.Pkg())
}

func (x *exec) depend(fn *ssa.Function) { x.deps[fn] = true }

// configured handles functions that the taxonomy names: sinks, sanitizers,
// purpose tags and consent checks.
func (x *exec) configured(k *call) (*node, bool) {
	if k.fn == nil {
		return nil, false
	}
	if s := x.model.Sanitizer(k.fn); s != nil {
		return x.sanitize(k, s.Becomes), true
	}
	if tags := x.model.Tags(k.fn); len(tags) > 0 {
		return x.tagged(k, tags), true
	}
	if len(x.model.Checks(k.fn)) > 0 {
		if _, known := x.summaryOf(k.fn, nil); !known {
			return nil, true // asking for consent discloses nothing
		}
	}
	if sinks := x.model.Sinks(k.fn); len(sinks) > 0 && x.isSink(k.fn, sinks) {
		for _, s := range sinks {
			x.disclose(k, s)
		}
		return x.unknownResult(k), true
	}
	return x.httpCall(k)
}

// isSink tells a vendor's function from a first-party type that implements a
// vendor's interface: the latter's own body decides.
func (x *exec) isSink(fn *types.Func, sinks []model.Sink) bool {
	if fn.Pkg() == nil || fn.Pkg() != x.pass.Pkg && !x.analysed(fn.Pkg()) {
		return true
	}
	full := fn.Origin().FullName()
	for _, s := range sinks {
		if s.Func.Name == full || x.model.FirstPartyRef(s.Func.Name, func(p *types.Package) bool { return p == x.pass.Pkg || x.analysed(p) }) {
			return true
		}
	}
	return false
}

// unknownResult is what a call gives back that nothing is known of.
func (x *exec) unknownResult(k *call) *node {
	v, ok := k.in.(*ssa.Call)
	if !ok {
		return nil
	}
	res := k.sig.Results()
	if res.Len() == 1 {
		return x.localNode(origin.Origin{Root: v}, res.At(0).Type())
	}
	out := &node{}
	for i := 0; i < res.Len(); i++ {
		if n := x.localNode(origin.Origin{Root: v, Path: tupleKey(i)}, res.At(i).Type()); n != nil {
			out = out.with(tupleKey(i), n)
		}
	}
	return out
}

func (x *exec) localNode(o origin.Origin, t types.Type) *node {
	if isBoolType(t) || isErrorType(t) {
		return nil
	}
	if c, ok := o.Root.(*ssa.Call); ok && o.Path == "" {
		if got := x.origins.Of(c); got.Known() {
			o = got
		}
	}
	return &node{labs: []carried{{lab: x.labels.get(label{kind: Local, subject: x.lineageOf(o)})}}}
}

func isErrorType(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }

// classifyResults marks results that the taxonomy or a directive calls
// personal data.
func (x *exec) classifyResults(k *call, out *node) *node {
	if k.fn == nil {
		return out
	}
	res := k.sig.Results()
	for i := 0; i < res.Len(); i++ {
		cats := x.classes.Results(k.fn, i)
		if len(cats) == 0 {
			continue
		}
		v, ok := k.in.(*ssa.Call)
		if !ok {
			continue
		}
		o := origin.Origin{Root: v}
		if res.Len() > 1 {
			o.Path = tupleKey(i)
		}
		subject, typ := x.lineageOf(o), ""
		if _, recv := k.recv(); recv != nil {
			subject, typ = x.subjectOf(recv)
		}
		label := callLabel(k.fn)
		part := out
		if res.Len() > 1 {
			part = out.child(tupleKey(i))
		}
		part = x.sourceOf(part, cats, label, typ, res.At(i).Type(), subject, k.in.Pos())
		if res.Len() > 1 {
			out = out.with(tupleKey(i), part)
		} else {
			out = part
		}
	}
	return out
}

// callLabel names the result of a function as a field would be.
func callLabel(fn *types.Func) string {
	if r := fn.Signature().Recv(); r != nil {
		if tn := typeName(r.Type()); tn != "" {
			return tn + "." + fn.Name()
		}
	}
	return fn.Name()
}

func shortName(fn *types.Func) string {
	if r := fn.Signature().Recv(); r != nil {
		t := types.TypeString(r.Type(), func(p *types.Package) string { return p.Name() })
		return "(" + t + ")." + fn.Name()
	}
	if fn.Pkg() != nil {
		return fn.Pkg().Name() + "." + fn.Name()
	}
	return fn.Name()
}

// sanitize gives the result of a sanitizer.
func (x *exec) sanitize(k *call, becomes string) *node {
	if becomes == "" {
		return nil
	}
	v, ok := k.in.(*ssa.Call)
	if !ok || len(k.args) == 0 {
		return nil
	}
	var in *node
	var first ssa.Value
	for i, a := range k.args {
		if !a.clean() && first == nil {
			first = k.vals[i]
		}
		in = join(in, flat(a))
	}
	if in == nil {
		return nil
	}
	var held []*grant
	var st *step
	field, n := "", 0
	for _, c := range in.labs {
		if c.lab.kind != Source {
			continue
		}
		held = heldEither(held, c.held, n)
		if n++; n == 1 {
			field, st = c.lab.field, c.step
		}
	}
	if n == 0 {
		return nil // nothing that is known to be personal
	}
	subject, typ := x.lineageOf(x.origins.Of(v)), ""
	if first != nil {
		subject, typ = x.subjectOf(first)
	}
	lab := x.labels.get(label{kind: Source, cats: []string{becomes}, field: field, subjectType: typ, subject: subject})
	out := &node{labs: []carried{{lab: lab, held: relate(held, lab), step: st.then(stepThrough, k.in.Pos(), shortName(k.fn))}}}
	if k.sig.Results().Len() > 1 {
		return tuple(out)
	}
	return out
}
