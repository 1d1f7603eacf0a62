package flow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/guard"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// heldAt returns the consents that hold at in, not yet related to any data.
func (x *exec) heldAt(in ssa.Instruction) []*grant {
	if gs, ok := x.grants[in]; ok {
		return gs
	}
	var gs []*grant
	for _, f := range x.guards.Held(in) {
		gs = addHeld(gs, []*grant{newGrant(f.Consent, open, "")})
	}
	if in.Pos().IsValid() {
		gs = addHeld(gs, x.asserted(&call{in: in})) // a list may be made of those who agreed
	}
	x.grants[in] = gs
	return gs
}

func newGrant(c *guard.Consent, rel relation, note string) *grant {
	return &grant{key: c.Key() + string(rune('0'+rel)) + note, c: c, rel: rel, note: note}
}

// attach adds the consents that hold at in to what travels in n: consent may
// be given anywhere on the way of the data.
func (x *exec) attach(n *node, in ssa.Instruction) *node {
	if n == nil {
		return nil
	}
	return x.withHeld(n, x.heldAt(in), 0)
}

// attachTo is attach for a value that has a name: consent of the very record v
// is its own wherever it goes, and consent of another is not.
func (x *exec) attachTo(v ssa.Value, n *node, in ssa.Instruction) *node {
	if n == nil {
		return nil
	}
	return x.withHeld(n, x.ofRecord(v, x.heldAt(in)), 0)
}

// ofRecord relates consents to record v; to values of other types it does not.
func (x *exec) ofRecord(v ssa.Value, held []*grant) []*grant {
	if len(held) == 0 {
		return nil
	}
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	switch v.Type().Underlying().(type) {
	case *types.Slice, *types.Map, *types.Array, *types.Chan:
		return ofOne(held)
	}
	_, isStruct := origin.Deref(v.Type()).Underlying().(*types.Struct)
	if _, any := types.Unalias(v.Type()).(*types.TypeParam); !isStruct && !any {
		return held
	}
	subject := x.lineageOf(x.origins.Of(v))
	loose := subject
	loose.Loose = true
	var out []*grant
	for _, g := range held {
		switch {
		case g.rel != open || g.c.If != nil && !g.c.If.Called || g.c.AnySubject || !subject.Self.Known():
		case g.c.Subject.Record() == subject.Self || g.c.Subject.Self == subject.Self:
			g = newGrant(g.c, proven, g.note)
		case g.resolve(loose) == nil:
			continue
		}
		out = addHeld(out, []*grant{g})
	}
	return out
}

// ofOne drops the consents of one element of something: a container that is
// passed on where they hold has other elements too. What is put into it there
// has them.
func ofOne(held []*grant) []*grant {
	var out []*grant
	for _, g := range held {
		if _, ok := g.c.Subject.Self.Root.(*ssa.Next); ok || g.rel == open && !g.c.AnySubject && variableIndex(g.c.Subject.Self.Path) {
			continue
		}
		out = append(out, g)
	}
	return out
}

func variableIndex(path string) bool {
	for _, s := range origin.Steps(path) {
		if s[0] == '[' && s == origin.Anywhere(s) {
			continue
		}
		if s[0] == '[' {
			return true
		}
	}
	return false
}

func (x *exec) withHeld(n *node, held []*grant, depth int) *node {
	if n == nil || len(held) == 0 || depth > maxDepth {
		return n
	}
	out := *n
	out.labs = make([]carried, len(n.labs))
	for i, c := range n.labs {
		c.held = addHeld(c.held, x.relateAny(held, c.lab))
		out.labs[i] = c
	}
	if n.points() {
		out.held = addHeld(n.held, x.relateSome(held, n.labs))
	}
	out.kids = make([]kid, len(n.kids))
	for i, k := range n.kids {
		out.kids[i] = kid{k.key, x.withHeld(k.n, held, depth+1)}
	}
	return &out
}

// relateAny is relate for labels of any kind: what comes from an input that is
// visibly another's does not carry the consent.
func (x *exec) relateAny(held []*grant, l *label) []*grant {
	if l.kind == Source {
		return relate(held, l)
	}
	subject := x.lineage(l)
	if !subject.Self.Known() {
		return held
	}
	subject.Loose = true
	var out []*grant
	for _, g := range held {
		if g.rel != open || g.resolve(subject) != nil {
			out = append(out, g)
		}
	}
	return out
}

// lineageOf is the lineage of an origin; what a value was made of is looked up
// once.
func (e *engine) lineageOf(o origin.Origin) origin.Lineage {
	l, ok := e.lineages[o.Root]
	if !ok {
		l = e.origins.LineageOf(o)
		l.Parents, l.Ambient, l.Within = slices.Clip(l.Parents), slices.Clip(l.Ambient), slices.Clip(l.Within)
		e.lineages[o.Root] = l
	}
	l.Self = o
	return l
}

// lineage is the lineage of the value that an input's or local label stands for.
func (x *exec) lineage(l *label) origin.Lineage {
	if l.kind == Local {
		return l.subject
	}
	root := x.root(l)
	if !root.Known() {
		return origin.Lineage{}
	}
	return x.lineageOf(root)
}

// relateSome keeps the consents that one of the labels may carry; all of them
// where there is no label to tell.
func (x *exec) relateSome(held []*grant, labs []carried) []*grant {
	if len(labs) == 0 {
		return held
	}
	var out []*grant
	for _, g := range held {
		for _, c := range labs {
			if len(x.relateAny([]*grant{g}, c.lab)) > 0 {
				out = append(out, g) // unrelated as yet: what it leads to has labels of its own
				break
			}
		}
	}
	return out
}

// relate keeps the consents that are, or may be, those of the label's subject.
func relate(held []*grant, l *label) []*grant {
	if l.kind != Source {
		return held
	}
	var out []*grant
	for _, g := range held {
		if g = g.resolve(l.subject); g != nil {
			out = addHeld(out, []*grant{g})
		}
	}
	return out
}

// relateFrom is relate for a source that was read from what label from stands
// for: consent may have been given while it was known by that name.
func (x *exec) relateFrom(held []*grant, l *label, from *label) []*grant {
	out := relate(held, l)
	if from == nil || len(out) == len(held) {
		return out
	}
	subject := x.lineage(from)
	if !subject.Self.Known() {
		return out
	}
	subject.Loose = true
	for _, g := range held {
		if g.rel == open {
			if r := g.resolve(subject); r != nil && r.rel == proven {
				out = addHeld(out, []*grant{r})
			}
		}
	}
	return out
}

// resolve relates a consent to a data subject; nil when it is another's.
func (g *grant) resolve(subject origin.Lineage) *grant {
	if g.rel != open || g.c.If != nil && !g.c.If.Called {
		return g
	}
	if g.c.AnySubject {
		return newGrant(g.c, proven, g.note)
	}
	switch origin.Compare(g.c.Subject, subject) {
	case origin.Different:
		return nil
	case origin.Same:
		return newGrant(g.c, proven, g.note)
	}
	return newGrant(g.c, unproven, g.note)
}
