package guard

import (
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// inferGuards finds the functions that fn is given and runs only where consent
// holds.
func (a *analyzer) inferGuards(fn *ssa.Function) {
	if fn.Parent() != nil {
		return
	}
	var guards []Guarded
	for i, p := range fn.Params {
		if !runnable(p.Type()) {
			continue
		}
		if g, ok := a.guardsOf(fn, p, i); ok {
			guards = append(guards, g)
		}
	}
	if len(guards) == 0 {
		return
	}
	p := a.promises[fn]
	if p == nil {
		p = &Promises{}
	}
	p.Guards = guards
	a.keep(fn, p)
}

// guardsOf tells under which consents, in terms of fn, parameter i of fn or of a
// literal of it runs.
func (a *analyzer) guardsOf(fn *ssa.Function, p *ssa.Parameter, i int) (Guarded, bool) {
	v := &visitor{analyzer: a, fn: fn, seen: map[ssa.Value]bool{}}
	if !v.value(p) || len(v.common) == 0 {
		return Guarded{}, false
	}
	g := Guarded{Param: i}
	for _, s := range v.common {
		g.Consents = append(g.Consents, s)
	}
	sortSymbolics(g.Consents)
	return g, true
}

// visitor follows a function value from the parameter that it comes in by to
// its calls, and collects the consents that hold at each of them.
type visitor struct {
	*analyzer
	fn     *ssa.Function
	seen   map[ssa.Value]bool
	called bool
	common map[string]Symbolic // consents of all calls so far
}

// value visits the uses of v. It returns false when v goes where its calls
// cannot be seen, or is called where nothing holds.
func (w *visitor) value(v ssa.Value) bool {
	if w.seen[v] {
		return true
	}
	w.seen[v] = true
	if v.Referrers() == nil {
		return false
	}
	for _, in := range *v.Referrers() {
		if !w.use(in, v) {
			return false
		}
	}
	return true
}

func (w *visitor) use(in ssa.Instruction, v ssa.Value) bool {
	switch in := in.(type) {
	case *ssa.DebugRef, *ssa.BinOp: // compared with nil
		return true
	case *ssa.ChangeType, *ssa.ChangeInterface, *ssa.MakeInterface, *ssa.Phi, *ssa.UnOp:
		return w.value(in.(ssa.Value))
	case *ssa.Store:
		if list := w.intoField(in, v); len(list) > 0 {
			now := map[string]Symbolic{}
			for _, s := range list {
				now[s.key()] = s
			}
			return w.add(now)
		}
		a, ok := in.Addr.(*ssa.Alloc)
		return ok && in.Val == v && w.value(a) || in.Addr == v
	case *ssa.MakeClosure:
		lit := in.Fn.(*ssa.Function)
		for i, b := range in.Bindings {
			if b == v && (i >= len(lit.FreeVars) || !w.value(lit.FreeVars[i])) {
				return false
			}
		}
		return true
	case ssa.CallInstruction:
		return w.call(in, v)
	}
	return false
}

// call handles a call of v, or one that v is passed to.
func (w *visitor) call(in ssa.CallInstruction, v ssa.Value) bool {
	c := in.Common()
	for i, arg := range Arguments(c) {
		if arg == v && !(c.IsInvoke() && i == 0) && !w.passedOn(in, i) {
			return false
		}
	}
	if c.Value != v {
		return true
	}
	now := map[string]Symbolic{}
	for _, con := range w.heldAt(in) {
		s := w.inCall(con, c)
		now[s.key()] = s
	}
	return w.add(now)
}

func (w *visitor) add(now map[string]Symbolic) bool {
	if !w.called {
		w.called, w.common = true, now
	}
	for k := range w.common {
		if _, ok := now[k]; !ok {
			delete(w.common, k)
		}
	}
	return len(w.common) > 0
}

// passedOn handles v as argument i of a call: fine when the callee runs it only
// under consent itself, or when consent holds at the call already and the
// callee's own fate of it does not matter.
func (w *visitor) passedOn(in ssa.CallInstruction, i int) bool {
	p := w.promisesOf(in.Common())
	if p == nil {
		return false
	}
	for _, g := range p.Guards {
		if g.Param != i {
			continue
		}
		now := map[string]Symbolic{}
		for _, s := range g.Consents {
			if !s.OfCall {
				if s.If != nil {
					continue
				}
				s = express(s.Apply(w.res.Origins, Arguments(in.Common()), func(v ssa.Value, path string) Purpose {
					return PurposeAt(w.model.Tax, w.res.Origins, v, path)
				}), w.fn, origin.Anywhere)
			}
			now[s.key()] = s
		}
		return w.add(now)
	}
	return false
}

// heldAt returns the consents that hold at in, those included that hold where
// the literals around it are made.
func (w *visitor) heldAt(in ssa.Instruction) []*Consent {
	var out []*Consent
	for in != nil {
		fn := in.Parent()
		for _, f := range w.res.Held(in) {
			if f.If == nil || fn == w.fn {
				out = append(out, f.Consent)
			}
		}
		if fn == w.fn || fn.Parent() == nil {
			break
		}
		in = w.made(fn)
		out = append(out, w.behind(fn, in)...)
	}
	return out
}

// behind returns the consents that hold where a helper runs the literal fn,
// which instruction at makes or passes.
func (w *visitor) behind(fn *ssa.Function, at ssa.Instruction) []*Consent {
	var v ssa.Value = fn
	call, _ := at.(*ssa.Call)
	if mc, ok := at.(*ssa.MakeClosure); ok {
		v = mc
		if refs := mc.Referrers(); refs != nil && len(*refs) == 1 {
			call, _ = (*refs)[0].(*ssa.Call)
		}
	}
	if call == nil {
		return nil
	}
	p := w.promisesOf(call.Common())
	if p == nil {
		return nil
	}
	var out []*Consent
	args := Arguments(call.Common())
	for _, g := range p.Guards {
		if g.Param >= len(args) || args[g.Param] != v {
			continue
		}
		for _, s := range g.Consents {
			if s.If == nil && !s.OfCall {
				out = append(out, s.Apply(w.res.Origins, args, w.purpose))
			}
		}
	}
	return out
}

// inCall expresses a consent in terms of what the guarded function is called
// with, or else of fn's own parameters.
func (w *visitor) inCall(c *Consent, call *ssa.CallCommon) Symbolic {
	s := express(c, w.fn, origin.Anywhere)
	s.outer = origin.Lineage{}
	self := c.Subject.Self
	if len(s.Subjects) > 0 {
		s.With = w.calledWith(call)
	}
	for j, arg := range call.Args {
		o := w.res.Origins.Of(arg)
		if rest, ok := strings.CutPrefix(self.Path, o.Path); ok && self.Known() && o.Root == self.Root && (rest == "" || rest[0] == '.' || rest[0] == '[') {
			s.OfCall, s.With, s.Subjects = true, nil, []Part{{j, origin.Anywhere(rest)}}
			break
		}
	}
	return s
}

// wrapsInferred notes the functions that a call hands to a parameter which runs
// under consent only.
func (a *analyzer) wrapsInferred(call *ssa.Call) {
	args := Arguments(call.Common())
	for _, g := range a.guardings(call.Common()) {
		if g.Param >= len(args) {
			continue
		}
		for _, target := range a.targets(args[g.Param], 0) {
			for _, s := range g.Consents {
				a.ran(target, call, g.Param, a.wrapping(call, s, g.values, target)...)
			}
		}
	}
}

// wrapping is what s, of a guarded parameter, says of target at a call.
func (a *analyzer) wrapping(call *ssa.Call, s Symbolic, values []ssa.Value, target *ssa.Function) []*Consent {
	switch {
	case s.If != nil:
		return withoutConditions(a.res.Implied(call, values, s.If))
	case s.OfCall:
		return []*Consent{a.ofCall(s, target, values)}
	}
	c := s.Apply(a.res.Origins, values, a.purpose)
	return append(a.asParameters(c, s.With, target, values), c)
}

// calledWith returns the parameters that a guarded function is called with.
func (w *visitor) calledWith(call *ssa.CallCommon) []Part {
	var out []Part
	some := false
	for _, arg := range call.Args {
		part := Part{Param: -1}
		if !origin.Identifies(arg.Type()) && !isTypeParam(arg.Type()) {
			out = append(out, part)
			continue
		}
		o := w.res.Origins.Of(arg)
		if p, ok := o.Root.(*ssa.Parameter); ok && p.Parent() == w.fn && !strings.Contains(o.Path, "[") {
			part, some = Part{ParamIndex(w.fn, p), o.Path}, true
		}
		out = append(out, part)
	}
	if !some {
		return nil
	}
	return out
}

// asParameters is c, of a value that a guarded function is handed by the helper
// that runs it, as a consent about that function's own parameter.
func (a *analyzer) asParameters(c *Consent, with []Part, target *ssa.Function, values []ssa.Value) []*Consent {
	if c.AnySubject || !c.Subject.Self.Known() {
		return nil
	}
	first := 0
	if target.Signature.Recv() != nil {
		first = 1
	}
	var out []*Consent
	for j, part := range with {
		if part.Param < 0 || part.Param >= len(values) || j+first >= len(target.Params) {
			continue
		}
		from := a.res.Origins.At(values[part.Param], part.Path)
		if rest, ok := beneath(c.Subject.Self, from); ok {
			same := *c
			same.Subject = a.res.Origins.LineageOf(a.res.Origins.Of(target.Params[j+first]).Down(rest))
			out = append(out, &same)
		}
	}
	return out
}

func (a *analyzer) purpose(v ssa.Value, path string) Purpose {
	return PurposeAt(a.model.Tax, a.res.Origins, v, path)
}

func withoutConditions(list []*Consent) []*Consent {
	var out []*Consent
	for _, c := range list {
		if c.If == nil {
			out = append(out, c)
		}
	}
	return out
}

// ofCall expresses a consent about what a guarded function is called with as
// one about its parameters.
func (a *analyzer) ofCall(s Symbolic, target *ssa.Function, args []ssa.Value) *Consent {
	parts := s.Subjects
	s.Subjects = nil
	c := s.Apply(a.res.Origins, args, a.purpose)
	first := 0
	if target.Signature.Recv() != nil {
		first = 1
	}
	for _, part := range parts {
		if i := part.Param + first; i < len(target.Params) {
			c.Subject = a.res.Origins.LineageOf(a.res.Origins.Of(target.Params[i]).Down(part.Path))
		}
	}
	return c
}
