package flow

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/classify"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// collector gathers everything personal in a value that is handed over whole.
type collector struct {
	encoding
	x    *exec
	skip bool   // classified parts were judged elsewhere
	via  string // only what lies beneath a field of that name
	pos  token.Pos
	seen map[visit]bool
	out  []carried
	at   map[*label]int // position in out
}

// add adds a label; one that is there already keeps the consents of both ways.
func (c *collector) add(l carried) {
	if i, ok := c.at[l.lab]; ok {
		c.out[i] = joinLabs(c.out[i:i+1:i+1], []carried{l})[0]
		return
	}
	if c.at == nil {
		c.at = map[*label]int{}
	}
	c.at[l.lab] = len(c.out)
	c.out = append(c.out, l)
}

type visit struct {
	r   ref
	via string
}

// collect returns the labels of everything in n, a value of type t: what flowed
// into it and, where its content is not known part by part, what its type says
// it holds.
func (x *exec) collect(v ssa.Value, n *node, t types.Type, codec string, pos token.Pos) []carried {
	return (&collector{x: x, encoding: encoding{codec: codec}, pos: pos, seen: map[visit]bool{}}).collect(v, n, t)
}

// collectFor collects what a label of a callee's summary stands for.
func (x *exec) collectFor(l *Label, v ssa.Value, n *node, t types.Type) []carried {
	return (&collector{x: x, skip: l.Skip, via: l.viaField(), encoding: encoding{codec: l.Codec}, pos: x.cur.Pos(), seen: map[visit]bool{}}).collect(v, n, t)
}

func (c *collector) collect(v ssa.Value, n *node, t types.Type) []carried {
	var subject origin.Lineage
	if v != nil {
		subject = c.x.lineageOf(c.x.origins.Of(v))
	}
	c.walk(n, t, subject, nil, 0, 1)
	return dropCovered(sortLabs(c.out))
}

// dropCovered removes the inputs that a source was read from.
func dropCovered(labs []carried) []carried {
	var out []carried
next:
	for _, c := range labs {
		if c.lab.kind == Input {
			for _, s := range labs {
				if s.lab.kind == Source && s.lab.hasIn && s.lab.in.Param == c.lab.in.Param && strings.HasPrefix(c.lab.in.Path, s.lab.in.Path) {
					continue next
				}
			}
		}
		out = append(out, c)
	}
	return out
}

func (c *collector) walk(n *node, t types.Type, subject origin.Lineage, held []*grant, depth, top int) {
	if n.clean() || depth > 3*maxDepth {
		return
	}
	if t != nil && isBoolType(t) || !c.x.mayLead(t, c.via) {
		return
	}
	if len(n.dyn) > 0 && (t == nil || types.IsInterface(t)) {
		m := *n
		m.dyn = nil
		for _, d := range n.dyn {
			if d == unknownType {
				d = nil
			}
			c.walk(&m, d, subject, held, depth+1, top)
		}
		return
	}
	held = addHeld(held, n.held)
	if c.codec != "" && t != nil {
		if c.byMethod(n, t, subject) || c.isAddress(t) {
			return
		}
		defer c.enter(t)()
	}
	c.own(n, t, subject, held, top)
	if len(n.kids) > 0 || len(n.refs) > 0 {
		c.parts(n, t, subject, held, depth, top)
	}
}

// own handles the labels of n itself.
func (c *collector) own(n *node, t types.Type, subject origin.Lineage, held []*grant, top int) {
	var paths []classify.Path
	if t != nil && !c.skip {
		paths = c.x.classes.Paths(t)
	}
	for _, lab := range n.labs {
		lab.held = addHeld(lab.held, relate(held, lab.lab))
		if !lab.lab.lazy() {
			if lab.lab.kind != Tag {
				c.byType(n, lab, t, paths, subject, top)
			}
			if lab.lab.kind != Local {
				lab.lab = lab.lab.childVia(c.via)
				c.add(lab)
			}
			continue
		}
		c.byType(n, lab, t, paths, subject, top)
		c.changed(lab.lab)
		if lab.lab.kind == Input {
			if c.via != "" {
				lab.lab = lab.lab.someField(c.via)
			} else {
				lab.lab = lab.lab.encoded(c.skip || len(paths) > 0, c.codec)
			}
			c.add(lab)
		} else if _, ok := lab.lab.subject.Self.Root.(*ssa.Global); ok && lab.lab.kind == Local {
			c.add(lab) // others may store there
		}
	}
}

// byType adds what the type of a value says that it holds, except parts whose
// value is known.
func (c *collector) byType(n *node, from carried, t types.Type, paths []classify.Path, subject origin.Lineage, top int) {
	from.lab.tab.ops += 4 * len(paths)
	changed := c.x.changedBelow(from.lab)
	for _, p := range paths {
		keys := partKeys(t, p)
		if known(n, keys) || changed && c.x.follow(n, keys).clean() || c.codec != "" && !c.writes(n, t, p, keys, subject) {
			continue
		}
		from, there := nearest(n, from, keys)
		if !there {
			continue
		}
		lab := from.lab
		for _, k := range keys {
			lab = lab.child(k)
		}
		who, typ := c.subject(from.lab, t, p, subject, top)
		l := label{kind: Source, cats: p.Categories, field: p.Label, subjectType: typ, subject: who}
		if lab.kind == Input && lab.lazy() {
			l.in, l.hasIn = lab.in, true
		}
		src := c.x.labels.get(l)
		var st *step
		if from.step != nil {
			st = from.step
		} else {
			st = st.then(stepRead, c.pos, p.Label)
		}
		c.add(carried{lab: src, held: c.x.relateFrom(from.held, src, lab), step: st})
	}
}

// changedBelow reports whether something was stored beneath what a label stands
// for. Only then can a part of it have been cleared.
func (x *exec) changedBelow(lab *label) bool {
	for _, o := range x.outsiders {
		if lab.contains(o.in) {
			return true
		}
	}
	return false
}

// changed follows what was stored into objects of the caller's, or from
// outside, that lie beneath the label's value.
func (c *collector) changed(lab *label) {
	for _, o := range c.x.outsiders {
		if !lab.contains(o.in) {
			continue
		}
		n, ok := c.x.mem.get(o)
		v := visit{ref{obj: o}, c.via}
		if !ok || n == nil || c.seen[v] {
			continue
		}
		c.seen[v] = true
		rest := *n
		rest.labs = nil
		for _, l := range n.labs {
			if l.lab != o.in {
				rest.labs = append(rest.labs, l)
			}
		}
		c.walk(&rest, o.typ, origin.Lineage{}, nil, 2, 0)
	}
}

// follow returns the part of a value that keys lead to, through memory.
func (x *exec) follow(n *node, keys []string) *node {
	for _, k := range keys {
		if k == "*" {
			n = x.load(n)
		} else {
			n = n.child(k)
		}
	}
	return n
}

// nearest is what came with a label to the nearest of the parts on the way to keys
// that have a value of their own, and whether the label did: another value may
// have been put there.
func nearest(n *node, from carried, keys []string) (carried, bool) {
	lab, some := from.lab, false
	for _, k := range keys {
		if !n.has(k) {
			break
		}
		n, lab, some = n.get(k), lab.child(k), true
		if n == nil {
			return from, false
		}
	}
	if !some || !from.lab.lazy() {
		return from, true
	}
	for _, c := range n.labs {
		if c.lab == lab {
			from.held, from.step = c.held, c.step
			return from, true
		}
	}
	return from, false
}

// known reports whether the part at keys has a value of its own, which parts
// handles.
func known(n *node, keys []string) bool {
	for _, k := range keys {
		if n == nil {
			return true
		}
		if !n.has(k) {
			return false
		}
		n = n.get(k)
	}
	return true
}

// subject finds the data subject of the part of a value that path p leads to.
func (c *collector) subject(from *label, t types.Type, p classify.Path, given origin.Lineage, top int) (origin.Lineage, string) {
	base, loose := given.Self, false
	if r := c.x.root(from); r.Known() && (top == 0 || !base.Known() || builtHere(base.Root)) {
		base, loose = r, strings.Contains(r.Path, "[]")
	}
	best, name := base, ""
	cur := base
	if _, ok := c.x.classes.Subject(origin.Deref(t)); ok {
		name = typeString(origin.Deref(t))
	}
	keys := p.Steps
	for i, s := range keys {
		t = stepType(t, s)
		if t == nil || i == len(keys)-1 {
			break
		}
		switch s.Kind {
		case classify.FieldStep:
			cur = cur.Down("." + s.Name)
		case classify.ElemStep:
			cur = cur.Down("[]")
		}
		if _, ok := c.x.classes.Subject(origin.Deref(t)); ok {
			best, name = cur, typeString(origin.Deref(t))
		}
	}
	l := c.x.lineageOf(best)
	l.Loose = loose
	return l, name
}

// builtHere reports whether a value is a container that this function put
// together: what is in it has an origin of its own.
func builtHere(v ssa.Value) bool {
	switch v.(type) {
	case *ssa.Alloc, *ssa.MakeMap, *ssa.MakeSlice, *ssa.MakeChan, *ssa.Phi:
		return true
	}
	return false
}

// root returns the origin that an input's or local label stands for.
func (x *exec) root(l *label) origin.Origin {
	switch l.kind {
	case Local:
		return l.subject.Self
	case Input:
		if strings.Contains(l.in.Path, valuePart) {
			return origin.Origin{} // in the code it is the result of a call
		}
		if l.in.Param < len(x.fn.Params) {
			return x.origins.Of(x.fn.Params[l.in.Param]).Down(originPath(l.in.Path))
		}
		if i := l.in.Param - len(x.fn.Params); i < len(x.fn.FreeVars) {
			return x.origins.Of(x.fn.FreeVars[i]).Down(originPath(l.in.Path))
		}
	}
	return origin.Origin{}
}
