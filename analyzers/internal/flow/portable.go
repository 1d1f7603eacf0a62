package flow

import "golang.org/x/tools/go/ssa"

// A portable summary is a copy without what only means something inside the
// package, so that every host passes the same on, whether it encodes facts or
// keeps them in memory. Encoding wants no nil trees in lists.

func (e *engine) portableSummary(s *Summary, depth int) *Summary {
	out := &Summary{Inputs: s.Inputs, Panics: e.portableTree(s.Panics, depth), Recovers: s.Recovers}
	for _, r := range s.Results {
		out.Results = append(out.Results, e.portableTree(r, depth).orEmpty())
	}
	for _, st := range s.Stores {
		out.Stores = append(out.Stores, Store{st.To, st.Global, e.portableTree(st.Val, depth), st.Strong, st.Unless})
	}
	if len(s.Beside) > 0 {
		out.Beside = e.portableTrees(s.Beside, depth)
	}
	out.Sends = portableSends(s.Sends, s.returns)
	out.Owed = portableSends(s.Owed, nil)
	for _, c := range s.Calls {
		if c.escaped != nil && s.returns[c.escaped] {
			c = Invoke{Fn: c.Fn, Void: true} // counted, since the others are numbered
		}
		out.Calls = append(out.Calls, e.portableInvoke(c, depth))
	}
	return out
}

func (e *engine) portableInvoke(c Invoke, depth int) Invoke {
	args := c.Args
	c.Args, c.Held, c.escaped, c.constraint = nil, portableGrants(c.Held), nil, nil
	for _, a := range args {
		c.Args = append(c.Args, e.portableTree(a, depth).orEmpty())
	}
	return c
}

func (e *engine) portablePending(p Pending) Pending {
	p.Invoke = e.portableInvoke(p.Invoke, 0)
	return p
}

func (t *Tree) orEmpty() *Tree {
	if t == nil {
		return &Tree{}
	}
	return t
}

func (e *engine) portableTree(t *Tree, depth int) *Tree {
	if t == nil {
		return nil
	}
	out := &Tree{Opaque: t.Opaque, Object: t.Object, Types: t.Types, Exact: t.Exact, Texts: t.Texts}
	for _, l := range t.Labels {
		out.Labels = append(out.Labels, l.portable())
	}
	for _, k := range t.Kids {
		out.Kids = append(out.Kids, Branch{k.Key, e.portableTree(k.T, depth)})
	}
	for _, f := range t.funcs {
		if p := e.portableFunc(f, depth); p != nil {
			out.Funcs = append(out.Funcs, p)
		}
	}
	return out
}

func (l Label) portable() Label {
	l.subject.Self.Root = nil
	l.subject.Parents, l.subject.Ambient = nil, nil
	l.Held = portableGrants(l.Held)
	l.Steps = clipSteps(l.Steps)
	return l
}

func portableGrants(list []Grant) []Grant {
	var out []Grant
	for _, g := range list {
		if g.Captured() && relation(g.Relation) == open {
			continue // whose it is cannot be said outside: it would count for anybody
		}
		g.c = nil
		g.Symbolic = g.Symbolic.Portable()
		out = append(out, g)
	}
	return out
}

// portableSends leaves out what is asked inside the package, and what a
// literal discloses that is among the results itself.
func portableSends(list []Send, returns map[*ssa.Function]bool) []Send {
	var out []Send
	for _, s := range list {
		if s.home != "" || s.escaped != nil && returns[s.escaped] {
			continue
		}
		s.Label = s.Label.portable()
		s.Trail = clipSteps(s.Trail)
		s.at, s.escaped = nil, nil
		out = append(out, s)
	}
	return out
}
