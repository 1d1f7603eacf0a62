package flow

import (
	"fmt"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/guard"
	"github.com/consentvet/consentvet/analyzers/internal/judge"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Functions whose callers judge: data that such a function reads from its
// arguments is disclosed in it, and reported there; but each caller is asked,
// through a Send that names the disclosure as its home, whether what it passes
// is personal and covered.

// answers are what callers say about a disclosure, by the key of its home.
type answer struct {
	home    string
	good    bool
	at      finding.Position
	tag     *judge.Tag // that of the context passed, under which it would be another thing
	nothing bool       // it passes nothing personal
}

// tellsAll reports whether what a call finds at a place of its callee is all that the
// callee may find there: a literal that is run elsewhere, or shares a variable with
// another one that assigns it, may find what was put there since.
func (t *thawer) tellsAll(p Place) bool {
	fn := t.k.callee
	if fn == nil || fn.Parent() == nil {
		return t.k.fn != nil
	}
	return t.x.inSight(fn) && !assignedElsewhere(fn, p.Param-len(fn.Params))
}

// assignedElsewhere reports whether another literal assigns captured variable i.
func assignedElsewhere(lit *ssa.Function, i int) bool {
	for _, b := range lit.Parent().Blocks {
		for _, in := range b.Instrs {
			mc, ok := in.(*ssa.MakeClosure)
			if !ok || mc.Fn != lit || i < 0 || i >= len(mc.Bindings) || mc.Bindings[i].Referrers() == nil {
				continue
			}
			for _, use := range *mc.Bindings[i].Referrers() {
				other, ok := use.(*ssa.MakeClosure)
				if !ok || other.Fn == lit {
					continue
				}
				for j, v := range other.Bindings {
					if v == mc.Bindings[i] && assigns(other.Fn.(*ssa.Function).FreeVars[j], 0) {
						return true
					}
				}
			}
		}
	}
	return false
}

// assigns reports whether a captured variable is assigned where it was captured, or in
// a literal in there.
func assigns(v *ssa.FreeVar, depth int) bool {
	for _, use := range *v.Referrers() {
		switch use := use.(type) {
		case *ssa.Store:
			if use.Addr == v {
				return true
			}
		case *ssa.FieldAddr, *ssa.IndexAddr:
			return true // a part of it may be
		case *ssa.MakeClosure:
			for j, b := range use.Bindings {
				if b == v && (depth > maxDepth || assigns(use.Fn.(*ssa.Function).FreeVars[j], depth+1)) {
					return true
				}
			}
		}
	}
	return false
}

// nothingPassed reports whether callers say that they pass nothing personal, and none
// says otherwise.
func nothingPassed(list []answer) bool {
	return len(list) > 0 && !slices.ContainsFunc(list, func(a answer) bool { return !a.nothing })
}

// callersKnow reports whether callers of x's function are to be asked about a
// label: it was read from a parameter, or from a captured variable, whose value
// the function that makes the literal knows.
func (x *exec) callersKnow(c carried) bool {
	if x.fn.Parent() != nil && c.lab.in.Param < len(x.fn.Params) {
		return c.lab.kind == Source && c.lab.hasIn && x.inSight(x.fn)
	}
	if x.fn.Parent() != nil {
		return c.lab.kind == Source && c.lab.hasIn && c.lab.in.Param >= len(x.fn.Params) && c.lab.in.Param < x.inputs()
	}
	return c.lab.kind == Source && c.lab.hasIn && x.fn.Parent() == nil &&
		c.lab.in.Param < len(x.fn.Params) && x.leavesToCallers(x.fn) && !x.callerChecks(x.fn)
}

// inSight reports whether all runs of a literal are seen where it is made: it is
// called there, or handed to functions that only run it.
func (e *engine) inSight(lit *ssa.Function) bool {
	if seen, ok := e.sighted[lit]; ok {
		return seen
	}
	seen, some := true, false
	for _, b := range lit.Parent().Blocks {
		for _, in := range b.Instrs {
			if mc, ok := in.(*ssa.MakeClosure); ok && mc.Fn == lit {
				some, seen = true, seen && e.guards.InSight(mc)
				continue
			}
			for _, op := range in.Operands(nil) {
				if *op == lit {
					some, seen = true, seen && e.handsOver(in, lit)
				}
			}
		}
	}
	e.sighted[lit] = seen && some
	return seen && some
}

// handsOver reports whether an instruction calls function f, or hands it to
// functions that only run it.
func (e *engine) handsOver(in ssa.Instruction, f ssa.Value) bool {
	switch in := in.(type) {
	case *ssa.ChangeType:
		return e.guards.InSight(in)
	case ssa.CallInstruction:
		for i, arg := range guard.Arguments(in.Common()) {
			if arg == f && !e.guards.OnlyRuns(in.Common(), i) {
				return false
			}
		}
		return true
	}
	return false
}

// homeKey identifies one label of one disclosure in the package.
func (x *exec) homeKey(k *call, to Target, c carried) string {
	return fmt.Sprintf("%s|%d|%s|%s|%s|%d", x.fn, x.instrID(k.in), to.Vendor, to.Host, to.Func, c.lab.id)
}

// notOthers drops the consents that are visibly another subject's than the
// source's: a caller knows the record that an element is of, and not which one.
func notOthers(held []*grant, source *label) []*grant {
	var out []*grant
	for _, g := range held {
		if g.resolve(source.subject) != nil {
			out = append(out, g)
		}
	}
	return out
}

// asInput turns what was read from an input back into that input.
func (x *exec) asInput(c carried) carried {
	held := c.held
	c.lab = x.labels.get(label{kind: Input, in: c.lab.in})
	c.held = nil
	for _, g := range held {
		c.held = addHeld(c.held, []*grant{newGrant(g.c, open, g.note)})
	}
	return c
}

// asSource is what a callback was handed as what it discloses of it: whoever runs
// a callback need not know the types of what it passes.
func (x *exec) asSource(c carried, source *label) carried {
	if source == nil || c.lab.kind != Input && c.lab.kind != Local {
		return c
	}
	l := label{kind: Source, cats: source.cats, field: source.field, subjectType: source.subjectType, subject: x.lineage(c.lab)}
	if c.lab.kind == Input {
		l.in, l.hasIn = c.lab.in, true
	}
	c.lab = x.labels.get(l)
	c.held = relate(c.held, c.lab)
	return c
}

// runs reports whether a helper runs the function that s is of, and not the call
// at hand itself.
func (k *call) runs(s *Send) bool {
	return s.source != nil && !s.captured && s.In.Param < len(k.vals) && k.vals[s.In.Param] == nil
}

// own reports whether a subject is somebody whom x's function knows. Of others,
// whom a helper found, nothing can be said with what the function has checked.
func (x *exec) own(l origin.Lineage) bool {
	return l.Self.Known() && l.Self.Root.Parent() == x.fn
}

// answer evaluates, at a call, what the callee asks about labs. A caller that
// is judged at its own callers passes the question on.
func (x *exec) answer(k *call, s *Send, labs []carried, tag *judge.Tag, places []Place) {
	held := addHeld(addHeld(x.heldAt(k.in), x.asserted(k)), k.extra)
	if s.captured { // it knows these itself, and whose data it is more exactly
		held = nil
	}
	x.useDirectives(k.in)
	d := &judge.Disclosure{Vendor: s.To.Vendor, Host: s.To.Host, Sink: s.To.Func, Kind: s.To.Kind, Parties: s.To.Parties, Safeguards: s.To.Set, Tag: tag}
	ok := true
	var against *judge.Tag
	all := held
	for _, c := range labs {
		held := all
		before := c.held
		if c = x.asSource(c, s.source); c.lab.kind != Source {
			continue
		}
		c.held = addHeld(c.held, x.passedAs(k, c.lab, s.source, addHeld(before, held)))
		c = x.ofElement(c, x.elementRead(k, s.source))
		if s.captured {
			c.held = onlyProven(c.held)
		}
		if k.runs(s) && !x.own(c.lab.subject) {
			held = ofAnybody(held)
		}
		it := x.item(c, held)
		if allowed(judge.Judge(x.model.Tax, d, it)) {
			continue
		}
		if tag != nil {
			untagged := *d
			untagged.Tag = nil
			if allowed(judge.Judge(x.model.Tax, &untagged, it)) {
				against = tag
			}
		}
		if x.callersKnow(c) {
			here := notOthers(held, c.lab)
			c = x.asInput(c)
			c.held = addHeld(c.held, here)
			up := Send{Label: x.freezeLabel(c), To: s.To, Context: places, home: s.home, source: s.source, Trail: s.Trail, captured: s.captured}
			if tag != nil {
				up.Tag = tagInfo(tag)
			}
			x.addSend(up)
			continue
		}
		if x.leavesToCallers(x.fn) && !x.callerChecks(x.fn) {
			x.questions = append(x.questions, question{home: s.home, d: d, item: x.item(c, held), lab: c, held: addHeld(held, c.held), at: x.position(callPos(x.engine, k.in))})
			continue
		}
		ok = false
	}
	x.answers = append(x.answers, answer{s.home, ok, x.position(callPos(x.engine, k.in)), against, false})
}

// onlyProven keeps the consents that a value has carried along as its own.
func onlyProven(held []*grant) []*grant {
	var out []*grant
	for _, g := range held {
		if g.rel == proven {
			out = append(out, g)
		}
	}
	return out
}

// question is one that a caller cannot answer from what it was passed: the data
// is its own, and consent its callers' matter.
type question struct {
	home string
	d    *judge.Disclosure
	item *judge.Item
	lab  carried
	held []*grant
	at   finding.Position
}

// collectAnswers settles the items that callers were asked about.
func (e *engine) collectAnswers(idx callers) map[string][]answer {
	out := map[string][]answer{}
	for _, fn := range e.order {
		x := e.runs[fn]
		if x == nil {
			continue
		}
		for _, q := range x.questions {
			ok, _ := e.covered(idx, fn, asked{q.d, q.item, q.lab.lab.subject, conditions(q.held), false}, map[fnKey]bool{})
			out[q.home] = append(out[q.home], answer{q.home, ok, q.at, nil, false})
		}
		for _, a := range x.answers {
			out[a.home] = append(out[a.home], a)
		}
	}
	return out
}

// settleItem decides about an item by the answers of the callers.
func settleItem(it *judge.Item, list []answer) {
	good, gap := 0, ""
	for _, a := range list {
		if a.nothing {
			continue
		}
		if a.good {
			good++
		} else if gap == "" {
			gap = fmt.Sprintf("the call at %s:%d brings none", filepath.Base(a.at.File), a.at.Line)
		}
	}
	it.Covered = gap == "" && good > 0
	if gap != "" && good > 0 {
		it.Uncovered = gap
	}
}

// tagAgainst is the purpose of a context that a caller passes, or that a literal has
// captured, where the consent in the function itself is for another one.
func tagAgainst(list []answer) *judge.Tag {
	for _, a := range list {
		if a.tag != nil {
			return a.tag
		}
	}
	return nil
}

// unknownOf are the labels of what a helper hands to a callback and nothing is
// known of: the callback's own type says what it discloses.
func unknownOf(n *node) []carried {
	var out []carried
	for _, c := range n.labs {
		if c.lab.kind == Local {
			out = append(out, c)
		}
	}
	return out
}
