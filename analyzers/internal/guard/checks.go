package guard

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/order"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// callee returns the function or interface method that c names, or nil.
func callee(c *ssa.CallCommon) *types.Func {
	if c.IsInvoke() {
		return c.Method
	}
	if fn := c.StaticCallee(); fn != nil {
		if obj, ok := order.Declared(fn).Object().(*types.Func); ok {
			return obj
		}
	}
	return nil
}

// Arguments returns the arguments of c with the receiver first.
func Arguments(c *ssa.CallCommon) []ssa.Value {
	if c.IsInvoke() {
		return append([]ssa.Value{c.Value}, c.Args...)
	}
	return c.Args
}

// arguments is Arguments with the receiver that a method value was bound to.
func arguments(c *ssa.CallCommon) []ssa.Value {
	if mc, ok := c.Value.(*ssa.MakeClosure); ok && isBound(mc) {
		return append([]ssa.Value{mc.Bindings[0]}, c.Args...)
	}
	return Arguments(c)
}

// isBound reports whether a closure is a method value.
func isBound(mc *ssa.MakeClosure) bool {
	fn := mc.Fn.(*ssa.Function)
	return len(mc.Bindings) == 1 && fn.Synthetic != "" && behind(fn) != fn
}

// operand returns the argument that op names, and nil if there is none.
func operand(c *ssa.CallCommon, op *taxonomy.Operand) ssa.Value {
	args := arguments(c)
	hasRecv := c.IsInvoke() || c.Signature().Recv() != nil
	if mc, ok := c.Value.(*ssa.MakeClosure); ok && len(mc.Bindings) == 1 && mc.Fn.(*ssa.Function).Synthetic != "" {
		hasRecv = true // a method bound to its receiver
		if !isBound(mc) {
			args = append([]ssa.Value{mc.Bindings[0]}, args...)
		}
	}
	if op.Receiver {
		if hasRecv {
			return args[0]
		}
		return nil
	}
	i := op.Arg
	if hasRecv {
		i++
	}
	if i < 0 || i >= len(args) {
		return nil
	}
	return args[i]
}

// callImplies returns the facts that follow from result i of a call, or from
// the part of it at path, having outcome o; i is -1 for what follows from its
// return alone.
func (s *solver) callImplies(call *ssa.Call, i int, path string, o outcome, at *ssa.BasicBlock) []int {
	c := call.Common()
	var ids []int
	fn := callee(c)
	if i == 0 && path == "" && (o.kind == "true" || o.kind == "false") {
		ids = append(ids, s.searched(call, o.kind == "true")...)
		if zero := asksForZero(c); zero != nil {
			on := outcome{kind: "non-nil"}
			if o.kind == "true" {
				on.kind = "nil"
			}
			return append(ids, s.valueOf(zero, on, at)...)
		}
	}
	if fn != nil && path == "" {
		for _, chk := range s.model.Checks(fn) {
			if len(chk.Path) == 0 || i < 0 {
				ids = append(ids, s.checkFacts(chk, fn, call, i, o, at)...)
			}
		}
	}
	if fn != nil && path != "" {
		for _, chk := range s.model.Checks(fn) {
			if joinPath(chk.Path) == path {
				ids = append(ids, s.checkFacts(chk, fn, call, i, o, at)...)
			}
		}
	}
	if i == 0 && path == "" {
		ids = append(ids, s.getter(call, o, at)...)
	}
	if i == 0 && path == "" {
		ids = append(ids, s.answeredCall(call, o)...)
	}
	if made := madeBy(c.Value); made != nil && !c.IsInvoke() {
		ids = append(ids, s.madeImplies(made, call, i, path, o, at)...)
	}
	return append(ids, s.promised(call, i, path, o, at)...)
}

// promised returns what the callee's promises tell of an outcome of a call.
func (s *solver) promised(call *ssa.Call, i int, path string, o outcome, at *ssa.BasicBlock) []int {
	c := call.Common()
	p := s.promisesOf(c)
	if p == nil {
		return nil
	}
	var ids []int
	for _, pr := range p.List {
		if pr.Result != i || pr.Path != path || !o.is(pr) {
			continue
		}
		for _, sym := range pr.Consents {
			if sym.If != nil && sym.If.Called {
				ids = append(ids, s.answered(sym, arguments(c))...)
				continue
			}
			if sym.If != nil {
				ids = append(ids, s.meets(sym.If, arguments(c), at)...)
				continue
			}
			con := sym.Apply(s.res.Origins, arguments(c), func(v ssa.Value, path string) Purpose {
				return PurposeAt(s.model.Tax, s.res.Origins, v, path)
			})
			if !s.stale(con.Subject.Self, call, at) {
				ids = append(ids, s.tab.id(Fact{Outcome: Granted, Consent: con}))
			}
		}
		if len(pr.Either) > 0 {
			ids = append(ids, s.oneHolds(pr.Either, call, at)...)
		}
	}
	return ids
}

// getter handles decide(c).Allowed(): a part of a result that a method gives.
func (s *solver) getter(call *ssa.Call, o outcome, at *ssa.BasicBlock) []int {
	org := s.res.Origins.Of(call)
	from, i, path, ok := resultPart(org)
	if !ok || from == call || path == "" || s.nested > maxDepth || callee(from.Common()) == nil {
		return nil
	}
	var ids []int
	fn := callee(from.Common())
	for _, chk := range s.model.Checks(fn) {
		if len(chk.Path) > 0 && joinPath(chk.Path) == path {
			ids = append(ids, s.checkFacts(chk, fn, from, i, o, at)...)
		}
	}
	return ids
}

// partType is the type of the part of a result that tells: of a field, or of
// what a method returns.
func partType(t types.Type, path []string) types.Type {
	for _, name := range path {
		if t == nil {
			return nil
		}
		obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
		switch obj := obj.(type) {
		case *types.Var:
			t = obj.Type()
		case *types.Func:
			t = result(obj.Signature(), 0)
		default:
			return nil
		}
	}
	return t
}

// asksForZero returns the value of which a call asks whether it is zero:
// t.IsZero().
func asksForZero(c *ssa.CallCommon) ssa.Value {
	if fn := c.StaticCallee(); fn != nil && fn.Name() == "IsZero" && fn.Signature.Recv() != nil && len(c.Args) == 1 {
		return c.Args[0]
	}
	return nil
}

// valueOf returns what follows when a value, or what an address leads to, has
// outcome o.
func (s *solver) valueOf(v ssa.Value, o outcome, at *ssa.BasicBlock) []int {
	if s.nested > maxDepth {
		return nil
	}
	s.nested++
	defer func() { s.nested-- }()
	if f, ok := v.(*ssa.FieldAddr); ok {
		ids, _ := s.field(v, f.X, f.Field, o, at, 0)
		return ids
	}
	ids, _ := s.implied(v, o, at, 0)
	return ids
}

// checkFacts returns the facts that one configured check gives.
func (s *solver) checkFacts(chk *taxonomy.ConsentCheck, fn *types.Func, call *ssa.Call, i int, o outcome, at *ssa.BasicBlock) []int {
	if chk.Guards != nil {
		return nil // middleware: what it wraps runs with consent, not its caller
	}
	sig := fn.Signature()
	want := grantedOutcome(chk, partType(result(sig, chk.Result), chk.Path), s.model.Constant)
	con := s.consent(chk, fn.FullName(), call)
	if s.stale(con.Subject.Self, call, at) {
		return nil
	}
	var ids []int
	switch {
	case want.kind == "returns":
		if i < 0 {
			ids = append(ids, s.tab.id(Fact{Outcome: Granted, Consent: con}))
		}
	case i == chk.Result && o.equal(want):
		ids = append(ids, s.tab.id(Fact{Outcome: Granted, Consent: con}))
	case i == chk.Result && o.equal(want.negate()):
		ids = append(ids, s.tab.id(Fact{Outcome: Denied, Consent: con}))
	}
	if t := result(sig, i); t != nil && isError(t) && o.kind == "non-nil" {
		ids = append(ids, s.tab.id(Fact{Outcome: Failed, Consent: con}))
	}
	return ids
}

// consent builds the consent that a check speaks of at a call.
func (s *solver) consent(chk *taxonomy.ConsentCheck, name string, call *ssa.Call) *Consent {
	c := call.Common()
	con := &Consent{
		Check: name, Pos: position(s.pass.Fset, call.Pos()), PurposeParam: -1,
		Purposes: chk.Purposes, Explicit: chk.Explicit, AllParties: chk.Parties == "all",
	}
	switch {
	case chk.Purpose != nil:
		if v := operand(c, chk.Purpose); v != nil {
			var all []Purpose
			for _, v := range narrowed(v, call.Block()) {
				all = append(all, purposeVia(s.model.Tax, chk.Purpose, s.res.Origins, v))
			}
			con.names(oneOf(all))
		}
	case len(chk.Purposes) == 0:
		con.AnyPurpose = true
	}
	if chk.Subject == nil {
		con.AnySubject = true
	} else if v := operand(c, chk.Subject); v != nil {
		path := joinPath(chk.Subject.Path)
		if _, isStruct := origin.Deref(v.Type()).Underlying().(*types.Struct); isStruct && path == "" {
			path = ".()" // the record itself stands where an identifier would
		}
		con.Subject = s.res.Origins.LineageOf(s.res.Origins.At(v, path))
	}
	return con
}

func joinPath(path []string) string {
	out := ""
	for _, p := range path {
		out += "." + p
	}
	return out
}

// stale reports whether the variable that holds the subject may have been
// assigned between the check and its use.
func (s *solver) stale(subject origin.Origin, call *ssa.Call, at *ssa.BasicBlock) bool {
	if at == nil || call.Parent() != s.fn {
		return false
	}
	if a, ok := subject.Root.(*ssa.Alloc); ok {
		for _, st := range origin.Stores(a) {
			if st.Parent() == call.Parent() && comesBetween(call, st, at) {
				return true
			}
		}
	}
	for _, r := range s.replacing() {
		if r.in != call && replacedAt(subject, r.at) && comesBetween(call, r.in, at) {
			return true
		}
	}
	return false
}

// replacing is what replaces records in the function.
func (s *solver) replacing() []replacement {
	if !s.replKnown {
		s.replKnown, s.repl = true, s.replacements(s.fn)
	}
	return s.repl
}

// comesBetween reports whether in may be executed between a call and the end of
// block at.
func comesBetween(call, in ssa.Instruction, at *ssa.BasicBlock) bool {
	if in.Block() == call.Block() {
		return instrIndex(in) > instrIndex(call)
	}
	if at == call.Block() {
		return false
	}
	return leadsTo(call.Block(), in.Block(), nil) && leadsTo(in.Block(), at, call.Block())
}

// leadsTo reports whether control can go from a to b without passing through
// the block avoid.
func leadsTo(a, b, avoid *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{avoid: true}
	work := []*ssa.BasicBlock{a}
	for len(work) > 0 {
		c := work[len(work)-1]
		work = work[:len(work)-1]
		if c == b {
			return true
		}
		if !seen[c] {
			seen[c] = true
			work = append(work, c.Succs...)
		}
	}
	return false
}

func instrIndex(in ssa.Instruction) int {
	for i, x := range in.Block().Instrs {
		if x == in {
			return i
		}
	}
	return -1
}

// promisesOf returns what is known of the callee of c, or nil.
func (a *analyzer) promisesOf(c *ssa.CallCommon) *Promises {
	if c.IsInvoke() {
		return a.ofEvery(c.Method)
	}
	fn := a.function(c.Value)
	if fn == nil {
		return nil
	}
	return a.promisesOfFunction(fn)
}

func (a *analyzer) importedPromises(obj *types.Func) *Promises {
	if p, ok := a.imported[obj]; ok {
		return p
	}
	p := new(Promises)
	if obj.Pkg() == nil || obj.Pkg() == a.pass.Pkg || !a.pass.ImportObjectFact(obj, p) {
		p = nil
	}
	a.imported[obj] = p
	return p
}
