package flow

import (
	"go/ast"
	"go/token"
	"go/types"
	"runtime/debug"
	"slices"
	"sort"
	"strconv"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/judge"
	"github.com/consentvet/consentvet/analyzers/internal/order"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// fnKey marks functions on the way up a chain of callers.
type fnKey *ssa.Function

// callers indexes the visible calls of each function, and for a literal the
// place where it is made.
type callers map[*ssa.Function][]ssa.Instruction

func indexCallers(fns []*ssa.Function) callers {
	out := callers{}
	for _, fn := range fns {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				switch in := in.(type) {
				case ssa.CallInstruction:
					if f, ok := in.Common().Value.(*ssa.Function); ok {
						f = order.Declared(f)
						out[f] = append(out[f], in)
					}
				case *ssa.MakeClosure:
					f := in.Fn.(*ssa.Function)
					out[f] = append(out[f], in)
				}
				for _, op := range in.Operands(nil) {
					if f, ok := (*op).(*ssa.Function); ok && f.Parent() == nil && usedAsValue(in, f) {
						f = order.Declared(f)
						out[f] = append(out[f], in)
					}
				}
			}
		}
	}
	return out
}

// usedAsValue reports whether an instruction does something else with f than
// call it.
func usedAsValue(in ssa.Instruction, f *ssa.Function) bool {
	c, ok := in.(ssa.CallInstruction)
	return !ok || c.Common().Value != f
}

// disclosures returns what was found in all functions, after the disclosures
// of functions that leave the check to their callers were judged there.
func (e *engine) disclosures(fns []*ssa.Function) []*judge.Disclosure {
	idx := indexCallers(fns)
	answers := e.collectAnswers(idx)
	var out []*judge.Disclosure
	for _, fn := range fns {
		x := e.runs[fn]
		if x == nil {
			continue
		}
		if e.callerChecks(fn) {
			continue // its callers answer for them
		}
		for _, k := range x.seen {
			d := x.found[k]
			e.carriedInto(x, d)
			for _, it := range d.Items {
				switch tag := tagAgainst(answers[it.Home]); {
				case it.Home == "":
				case !allowed(judge.Judge(e.model.Tax, d, it)):
					settleItem(it, answers[it.Home])
				case tag != nil && d.Tag == nil:
					d.Tag = tag
				}
			}
			e.judgeAtCallers(idx, fn, x, d)
			some := len(d.Items) > 0
			d.Items = slices.DeleteFunc(slices.Clone(d.Items), func(it *judge.Item) bool { return it.Home != "" && nothingPassed(answers[it.Home]) })
			if len(d.Items) > 0 || !some || d.Kind == taxonomy.Interception && !d.Inherited {
				out = append(out, d)
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Pos != out[j].Pos {
			return out[i].Pos < out[j].Pos
		}
		return out[i].Vendor+out[i].Host+out[i].Sink < out[j].Vendor+out[j].Host+out[j].Sink
	})
	return merged(e.once(out))
}

// judgeAtCallers settles the items of d that nothing in fn itself covers, when
// fn leaves that to its callers: all of them must hold consent or a tag.
func (e *engine) judgeAtCallers(idx callers, fn *ssa.Function, x *exec, d *judge.Disclosure) {
	anybody := !e.leavesToCallers(fn)
	if anybody && !e.passedOn(fn) {
		return
	}
	if len(d.Items) == 0 {
		if !allowed(judge.Judge(e.model.Tax, d, nil)) {
			d.Covered, _ = e.covered(idx, fn, asked{d, nil, origin.Lineage{}, x.under[d], anybody}, map[fnKey]bool{})
		}
		return
	}
	for i, it := range d.Items {
		if it.Home != "" || allowed(judge.Judge(e.model.Tax, d, it)) {
			continue
		}
		label := x.subjects[d][i]
		conds := append(x.under[d][:len(x.under[d]):len(x.under[d])], conditions(label.held)...)
		ok, gap := e.covered(idx, fn, asked{d, it, label.lab.subject, conds, anybody}, map[fnKey]bool{})
		it.Covered = ok
		if !ok && !anybody {
			it.Uncovered = gap
		}
	}
}

// leavesToCallers reports whether disclosures in fn are judged at its callers.
// A literal belongs to the function that makes it.
func (e *engine) leavesToCallers(fn *ssa.Function) bool {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	return e.defers[fn]
}

// passedOn reports whether fn is an unexported function that is used as a value
// in sight: where a consent that is about nobody in particular holds wherever it
// is passed on or called, it is run with that consent.
func (e *engine) passedOn(fn *ssa.Function) bool {
	obj, ok := fn.Object().(*types.Func)
	return ok && fn.Parent() == nil && e.valued[fn] && !obj.Exported() && fn.Signature.Recv() == nil
}

// allowed reports whether nothing but the approval of the vendor is amiss.
func allowed(vs []judge.Verdict) bool {
	for _, v := range vs {
		if !v.Allowed && v.Check != judge.ApprovedSink {
			return false
		}
	}
	return true
}

func (e *engine) useDirectives(in ssa.Instruction) {
	pos := callPos(e, in)
	if d := e.classes.Directives.PurposeAt(pos); d != nil {
		e.used[d] = true
	}
	for _, d := range e.classes.Directives.ConsentAt(pos) {
		e.used[d] = true
	}
}

// callerChecks reports whether a directive makes fn's callers answer for it.
func (e *engine) callerChecks(fn *ssa.Function) bool {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	obj, ok := fn.Object().(*types.Func)
	return ok && e.classes.Directives.CallerChecks(obj) != nil
}

// owe expresses a disclosure of a caller-checks function for its callers.
func (x *exec) owe(d *judge.Disclosure) []Send {
	to := Target{Vendor: d.Vendor, Host: d.Host, Func: d.Sink, Kind: d.Kind, Parties: d.Parties, Set: d.Safeguards}
	tag, ctx := tagInfo(d.Tag), x.contexts[d]
	if len(d.Items) == 0 {
		if allowed(judge.Judge(x.model.Tax, d, nil)) {
			return nil
		}
		return []Send{{Label: Label{Kind: Tag}, To: to, Tag: tag, Context: ctx}}
	}
	var out []Send
	for i, it := range d.Items {
		if !allowed(judge.Judge(x.model.Tax, d, it)) {
			s := Send{Label: x.freezeLabel(x.subjects[d][i]), To: to, Tag: tag, Context: ctx}
			s.HasIn = false
			out = append(out, s)
		}
	}
	return out
}

// owed performs, at a call, what a caller-checks function owes.
func (t *thawer) owed(s *Send) {
	var labs []carried
	if s.Kind == Source {
		if n := t.label(&s.Label); n != nil {
			labs = noteStep(n, stepPassed, t.k.in.Pos(), t.k.name).labs
		}
	}
	tag, places := t.tagOf(s)
	t.x.emitAt(t.k, s.To, labs, tag, s, nil, places)
}

// finish calls the function literals that were handed out and called nowhere
// in sight: someone will.
func (x *exec) finish() {
	var mem *memory
	for i, e := range x.exits {
		if i == 0 {
			mem = e.mem
		} else {
			mem = joinMemory(mem, e.mem)
		}
	}
	if len(x.exits) == 0 && len(x.out) > 0 {
		for _, b := range x.fn.Blocks {
			if x.done[b.Index] {
				mem = joinMemory(mem, x.out[b.Index])
			}
		}
	}
	x.mem = mem
	x.deferredAtPanic()
	x.handedOut = x.outliving()
	for _, in := range append([]ssa.CallInstruction(nil), x.late...) {
		before := x.mem
		x.cur = in
		x.call(in)
		x.mem = joinMemory(before, x.mem)
	}
	x.moveOn()
	x.handedOut = nil
	for _, b := range x.fn.Blocks {
		for _, in := range b.Instrs {
			mc, ok := in.(*ssa.MakeClosure)
			if !ok || x.applied[order.Declared(mc.Fn.(*ssa.Function))] {
				continue
			}
			x.cur = in
			for _, f := range x.val(mc).functions() {
				x.escape(f, in)
			}
		}
	}
	for _, r := range x.received {
		if r.f.fn != nil && !x.applied[order.Declared(r.f.fn)] {
			x.cur = r.at
			x.escape(r.f, r.at)
		}
	}
}

// receipt is a function literal that a callee returned.
type receipt struct {
	f  *funcVal
	at ssa.Instruction
}

func (x *exec) escape(f *funcVal, in ssa.Instruction) {
	x.escaping = order.Declared(f.fn)
	x.callFunc(x.unknownCall(&call{in: in}, f), f)
	x.escaping = nil
}

func (n *node) functions() []*funcVal {
	if n == nil {
		return nil
	}
	return n.funcs
}

// callPos is where a call expression starts, as findings give it.
func callPos(e *engine, in ssa.Instruction) token.Pos {
	pos := in.Pos()
	if c, ok := in.(ssa.CallInstruction); ok {
		pos = c.Common().Pos()
	}
	if p, ok := e.callStarts()[pos]; ok {
		return p.Pos()
	}
	if p := initialized(in); p != nil {
		for _, f := range e.pass.Files {
			for _, s := range f.Imports {
				if s.Path.Value == strconv.Quote(p.Pkg.Path()) {
					return s.Pos()
				}
			}
		}
	}
	if !pos.IsValid() && in.Parent() != nil && in.Parent().Synthetic == initializer && len(e.pass.Files) > 0 {
		return e.pass.Files[0].Name.Pos()
	}
	if !pos.IsValid() && in.Parent() != nil {
		return in.Parent().Pos()
	}
	return pos
}

func callEnd(e *engine, in ssa.Instruction) token.Pos {
	if c, ok := in.(ssa.CallInstruction); ok {
		if p, ok := e.callStarts()[c.Common().Pos()]; ok {
			return p.End()
		}
	}
	return token.NoPos
}

// callStarts maps the parenthesis of each call, which is all that SSA keeps, to
// the call.
func (e *engine) callStarts() map[token.Pos]*ast.CallExpr {
	if e.calls == nil {
		e.calls = map[token.Pos]*ast.CallExpr{}
		for _, f := range e.pass.Files {
			ast.Inspect(f, func(n ast.Node) bool {
				if c, ok := n.(*ast.CallExpr); ok {
					e.calls[c.Lparen] = c
				}
				return true
			})
		}
	}
	return e.calls
}

func stack() string { return string(debug.Stack()) }
