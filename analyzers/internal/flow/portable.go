package flow

// portable returns a copy of the summary without what only means something
// inside the package, so that every host passes the same on, whether it encodes
// facts or keeps them in memory. Encoding wants no nil trees in lists.
func (s *Summary) portable() *Summary {
	out := &Summary{Inputs: s.Inputs}
	for _, r := range s.Results {
		out.Results = append(out.Results, r.portable().orEmpty())
	}
	for _, st := range s.Stores {
		out.Stores = append(out.Stores, Store{st.To, st.Val.portable(), st.Strong})
	}
	out.Sends = portableSends(s.Sends)
	out.Owed = portableSends(s.Owed)
	for _, c := range s.Calls {
		out.Calls = append(out.Calls, c.portable())
	}
	return out
}

func (c Invoke) portable() Invoke {
	args := c.Args
	c.Args, c.Held = nil, portableGrants(c.Held)
	for _, a := range args {
		c.Args = append(c.Args, a.portable().orEmpty())
	}
	return c
}

func (p Pending) portable() Pending {
	p.Invoke = p.Invoke.portable()
	return p
}

func (t *Tree) orEmpty() *Tree {
	if t == nil {
		return &Tree{}
	}
	return t
}

func (t *Tree) portable() *Tree {
	if t == nil {
		return nil
	}
	out := &Tree{Opaque: t.Opaque, Types: t.Types, Texts: t.Texts}
	for _, l := range t.Labels {
		out.Labels = append(out.Labels, l.portable())
	}
	for _, k := range t.Kids {
		out.Kids = append(out.Kids, Branch{k.Key, k.T.portable()})
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
		g.c = nil
		g.Symbolic = g.Symbolic.Portable()
		out = append(out, g)
	}
	return out
}

func portableSends(list []Send) []Send {
	var out []Send
	for _, s := range list {
		if s.home != "" {
			continue // asked inside the package
		}
		s.Label = s.Label.portable()
		s.Trail = clipSteps(s.Trail)
		s.at, s.escaped = nil, nil
		out = append(out, s)
	}
	return out
}
