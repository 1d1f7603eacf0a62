package flow

import (
	"fmt"
	"path/filepath"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/guard"
	"github.com/consentvet/consentvet/analyzers/internal/judge"
	"github.com/consentvet/consentvet/analyzers/internal/order"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// asked is what the callers of a function have to answer for: a disclosure, of
// one item or of none, and the conditions under which it is made.
type asked struct {
	d       *judge.Disclosure
	item    *judge.Item
	subject origin.Lineage
	conds   []*guard.Condition
	anybody bool // only consents that are about nobody in particular count
}

// answered returns the consents that follow at call in from the conditions of
// its callee.
func (x *exec) answered(in ssa.Instruction, conds []*guard.Condition) []*grant {
	c, ok := in.(ssa.CallInstruction)
	if !ok {
		return nil
	}
	var out []*grant
	args := guard.Arguments(c.Common())
	for _, cond := range conds {
		for _, con := range x.guards.Implied(in, args, cond) {
			out = addHeld(out, []*grant{newGrant(con, open, "")})
		}
	}
	return out
}

// covered reports whether every visible call of fn brings what item lacks. When
// some do and others do not, gap names one that does not.
func (e *engine) covered(idx callers, fn *ssa.Function, q asked, seen map[fnKey]bool) (ok bool, gap string) {
	if seen[fnKey(fn)] {
		return true, "" // recursion adds no caller
	}
	seen[fnKey(fn)] = true
	sites := idx[fn]
	if len(sites) == 0 {
		return false, ""
	}
	good, bad := 0, ""
	for _, in := range sites {
		if e.coveredAt(idx, fn, in, q, seen) {
			good++
		} else if bad == "" {
			p := e.position(callPos(e, in))
			bad = fmt.Sprintf("%s:%d brings none", filepath.Base(p.File), p.Line)
		}
	}
	if bad == "" {
		return true, ""
	}
	if good == 0 {
		return false, ""
	}
	return false, "the call at " + bad
}

func (e *engine) coveredAt(idx callers, fn *ssa.Function, in ssa.Instruction, q asked, seen map[fnKey]bool) bool {
	d, item, subject := q.d, q.item, q.subject
	x := e.runs[in.Parent()]
	if x == nil {
		return false
	}
	if c, ok := in.(ssa.CallInstruction); ok {
		subject = mapSubject(e, fn, c, subject)
	}
	k := &call{in: in}
	held := addHeld(x.heldAt(in), x.asserted(k))
	held = addHeld(held, x.answered(in, q.conds))
	anybody := q.anybody
	if c, ok := in.(ssa.CallInstruction); ok && c.Common().StaticCallee() == nil || ok && order.Declared(c.Common().StaticCallee()) != fn {
		anybody = fn.Parent() == nil // it is handed to somebody, who knows whom it is run for
	} else if _, made := in.(*ssa.MakeClosure); !ok && !made {
		anybody = true
	}
	if anybody {
		held = ofAnybody(held)
	}
	for _, id := range subject.Parents {
		held = addHeld(held, x.carriedAt(id))
	}
	d2 := *d
	if d2.Tag == nil {
		d2.Tag = x.tagAt(k)
	} else if c, ok := in.(ssa.CallInstruction); ok && len(d2.Tag.Params) > 0 {
		t := &thawer{x: x, k: &call{in: in, vals: guard.Arguments(c.Common())}, sum: &Summary{}}
		d2.Tag = t.tag(&Send{Tag: tagInfo(d2.Tag)})
	}
	var it *judge.Item
	if item != nil {
		c := *item
		it = &c
		for _, g := range consents(held) {
			if g = g.resolve(subject); g != nil {
				it.Consents = append(it.Consents[:len(it.Consents):len(it.Consents)], consentOf(g, g.rel == proven))
			}
		}
	} else {
		for _, g := range consents(held) {
			d2.Held = append(d2.Held[:len(d2.Held):len(d2.Held)], consentOf(g, false))
		}
	}
	if allowed(judge.Judge(e.model.Tax, &d2, it)) {
		e.useDirectives(in)
		return true
	}
	if e.leavesToCallers(in.Parent()) {
		up := map[fnKey]bool{}
		for f := range seen {
			up[f] = true
		}
		ok, _ := e.covered(idx, in.Parent(), asked{&d2, it, subject, conditions(held), anybody}, up)
		return ok
	}
	return false
}

// ofAnybody keeps the consents that are about nobody in particular.
func ofAnybody(held []*grant) []*grant {
	var out []*grant
	for _, g := range held {
		if g.c.AnySubject && g.c.If == nil {
			out = append(out, g)
		}
	}
	return out
}

// mapSubject expresses a subject of fn as its caller sees it.
func mapSubject(e *engine, fn *ssa.Function, c ssa.CallInstruction, l origin.Lineage) origin.Lineage {
	at := func(o origin.Origin) origin.Origin {
		if up, ok := e.origins.Called(o, fn, c.Common().Args); ok {
			return up
		}
		return o
	}
	if self := at(l.Self); self != l.Self {
		return e.lineageOf(self)
	}
	out := origin.Lineage{Self: l.Self, Ambient: l.Ambient, Loose: l.Loose}
	for _, p := range l.Parents {
		up := e.lineageOf(at(p))
		out.Parents = append(append(out.Parents, up.Self), up.Parents...)
	}
	return out
}
