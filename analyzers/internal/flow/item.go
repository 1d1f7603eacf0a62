package flow

import (
	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/guard"
	"github.com/consentvet/consentvet/analyzers/internal/judge"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// about returns the subjects that the arguments of a call name: whom a
// recording is of, as far as the call tells.
func (x *exec) about(k *call) []origin.Lineage {
	var out []origin.Lineage
	for i, v := range k.vals {
		if v == nil || i == 0 && k.hasRecv() || origin.IsContext(v.Type()) {
			continue
		}
		if l := x.lineageOf(x.origins.Of(v)); l.Self.Known() {
			out = append(out, l)
		}
	}
	return out
}

// relateCall relates a consent to the subjects that a call names: it is theirs
// if it is that of one, and somebody else's if it is that of none of them.
func relateCall(g *grant, about []origin.Lineage) origin.Relation {
	if g.rel == proven || g.c.AnySubject {
		return origin.Same
	}
	out := origin.Unknown
	for _, l := range about {
		switch origin.Compare(g.c.Subject, l) {
		case origin.Same:
			return origin.Same
		case origin.Different:
			out = origin.Different
		}
	}
	return out
}

// listed reports whether the disclosure has the label, with the same consents,
// already (from another argument of the call).
func (x *exec) listed(d *judge.Disclosure, c carried) bool {
	for _, o := range x.subjects[d] {
		if o.lab == c.lab && sameHeld(o.held, c.held) {
			return true
		}
	}
	return false
}

// item turns a label that reached a sink into an item of the disclosure.
func (x *exec) item(c carried, held []*grant) *judge.Item {
	it := &judge.Item{Categories: c.lab.cats, Field: c.lab.field, SubjectType: c.lab.subjectType, Steps: c.step.trace(x.pass.Fset)}
	for _, g := range consents(addHeld(c.held, relate(held, c.lab))) {
		if d := x.assertions[g.c.Pos]; d != nil {
			x.used[d] = true
		}
		it.Consents = append(it.Consents, consentOf(g, g.rel == proven))
	}
	for _, g := range consents(held) {
		if g.rel == open && g.resolve(c.lab.subject) == nil {
			it.Others = append(it.Others, consentOf(g, true))
		}
	}
	return it
}

// consents drops the conditions, which callers answer.
func consents(held []*grant) []*grant {
	for _, g := range held {
		if g.c.If != nil {
			var out []*grant
			for _, g := range held {
				if g.c.If == nil {
					out = append(out, g)
				}
			}
			return out
		}
	}
	return held
}

// conditions keeps them.
func conditions(held []*grant) []*guard.Condition {
	var out []*guard.Condition
	for _, g := range held {
		if g.c.If != nil {
			out = append(out, g.c.If)
		}
	}
	return out
}

func consentOf(g *grant, proven bool) judge.Consent {
	return judge.Consent{
		Check: g.c.Check, Pos: g.c.Pos, Any: g.c.AnyPurpose, Purposes: g.c.Purposes, OneOf: g.c.OneOf, Proven: proven || g.c.AnySubject,
		Explicit: g.c.Explicit, AllParties: g.c.AllParties, Why: g.note,
	}
}

// knowledge collects what else the guards know at a call, for messages.
func (x *exec) knowledge(in ssa.Instruction) judge.Knowledge {
	var k judge.Knowledge
	for _, f := range x.guards.Known(in) {
		if f.Outcome == guard.Denied {
			k.Denied = append(k.Denied, consentOf(newGrant(f.Consent, open, ""), false))
		}
	}
	for _, f := range x.guards.Seen(in) {
		c := consentOf(newGrant(f.Consent, open, ""), false)
		switch f.Outcome {
		case guard.Failed:
			k.Failed = append(k.Failed, c)
		case guard.Granted:
			k.Partial = append(k.Partial, c)
			var gap finding.Position
			if at := x.guards.Without(in, f.Consent); at.IsValid() {
				gap = x.position(at)
			}
			k.Gaps = append(k.Gaps, gap)
		}
	}
	for _, c := range x.guards.Ignored(in) {
		k.Ignored = append(k.Ignored, consentOf(newGrant(c, open, ""), false))
	}
	return k
}
