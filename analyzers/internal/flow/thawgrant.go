package flow

import (
	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/guard"
)

func importSteps(list []finding.Step) *step {
	var st *step
	for _, s := range clipSteps(list) {
		n := &step{kind: stepText, at: s.Pos, name: s.Msg, prev: st, len: 1}
		if st != nil {
			n.len = st.len + 1
		}
		st = n
	}
	return st
}

// grants evaluates consents that held in the callee.
func (t *thawer) grants(list []Grant) []*grant {
	var out []*grant
	for i := range list {
		g := &list[i]
		if g.If != nil && g.If.Called {
			out = addHeld(out, t.answered(g))
			continue
		}
		if g.If != nil {
			out = addHeld(out, t.met(g.If, g.Note))
			continue
		}
		c := t.consent(g)
		rel := relation(g.Relation)
		out = addHeld(out, []*grant{newGrant(c, rel, g.Note)})
	}
	return out
}

// met returns the consents that follow, at the call, from what a condition of
// the callee says of an argument.
func (t *thawer) met(c *guard.Condition, note string) []*grant {
	var out []*grant
	for _, con := range t.x.guards.Implied(t.k.in, t.k.vals, c) {
		out = addHeld(out, []*grant{newGrant(con, open, note)})
	}
	return out
}

// answered returns the consents that follow, at the call, from what a question
// that the callee was given has answered there.
func (t *thawer) answered(g *Grant) []*grant {
	c := g.If
	if c.Param >= len(t.k.vals) || t.k.vals[c.Param] == nil {
		return nil
	}
	v, rel := t.k.vals[c.Param], relation(g.Relation)
	if p, ok := v.(*ssa.Parameter); ok && p.Parent() == t.x.fn {
		up := *c
		up.Param = guard.ParamIndex(t.x.fn, p)
		return []*grant{newGrant(&guard.Consent{PurposeParam: -1, If: &up, Subject: t.consent(g).Subject}, rel, g.Note)}
	}
	var out []*grant
	for _, con := range t.x.guards.Picks(v, c.Arg, c.When) {
		if rel == open && !con.AnySubject {
			con.Subject = t.consent(g).Subject
		}
		out = addHeld(out, []*grant{newGrant(con, rel, g.Note)})
	}
	return out
}

func (t *thawer) consent(g *Grant) *guard.Consent {
	if g.c != nil && len(g.Subjects) == 0 && g.PurposeParam < 0 {
		return g.c // inside the package, and not about a parameter
	}
	vals := make([]ssa.Value, 0, len(t.k.vals))
	for _, v := range t.k.vals {
		if v == nil {
			break
		}
		vals = append(vals, v)
	}
	return g.Apply(t.x.origins, vals, func(v ssa.Value, path string) guard.Purpose {
		return guard.PurposeAt(t.x.model.Tax, t.x.origins, v, path)
	})
}

func (t *thawer) regrant(list []Grant, l *label) []*grant { return relate(t.grants(list), l) }
