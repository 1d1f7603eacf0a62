package flow

// What a function value or an interface that was given does is only known where
// it comes from. A function that nobody in sight calls says what the rule for
// unknown functions says, but as an assumption: a caller that knows what is
// called has the outcome instead, and one that does not passes it on.

// assume notes in n that it is only assumed of a call whose outcome, in terms of
// callers, is asked.
func (x *exec) assume(n, asked *node) *node {
	place := x.oneOutcome(asked, 0)
	if n == nil || place < x.inputs() {
		return n
	}
	return x.assumed(n, place+1, 0)
}

// oneOutcome is the place of the one call whose outcome is in n, -1 if there is
// none, or more than one.
func (x *exec) oneOutcome(n *node, depth int) int {
	place := -1
	if n == nil || depth > maxDepth {
		return place
	}
	for _, c := range n.labs {
		if c.lab.kind != Input || c.lab.in.Param < x.inputs() {
			continue
		}
		if place >= 0 && place != c.lab.in.Param {
			return -1
		}
		place = c.lab.in.Param
	}
	for _, k := range n.kids {
		if p := x.oneOutcome(k.n, depth+1); p >= 0 {
			if place >= 0 && place != p {
				return -1
			}
			place = p
		}
	}
	return place
}

func (x *exec) assumed(n *node, place, depth int) *node {
	if n == nil || depth > maxDepth {
		return n
	}
	out := *n
	out.labs = make([]carried, len(n.labs))
	for i, c := range n.labs {
		if (c.lab.kind == Input || c.lab.kind == Source) && c.lab.unless == 0 {
			l := c.lab.copy()
			l.unless = place
			c.lab = x.labels.get(l)
		}
		out.labs[i] = c
	}
	out.labs = sortLabs(out.labs)
	out.kids = make([]kid, len(n.kids))
	for i, k := range n.kids {
		out.kids[i] = kid{k.key, x.assumed(k.n, place, depth+1)}
	}
	return &out
}

// toldOf reports whether the call knows the functions that a label is an
// assumption about.
func (t *thawer) toldOf(l *Label) bool {
	i := l.Unless - 1 - t.sum.Inputs
	return i >= 0 && i < len(t.told) && t.told[i]
}

// askedOf is the outcome, where callers of this function have to tell.
func (t *thawer) askedOf(l *Label) *node {
	var out *node
	i := l.Unless - 1 - t.sum.Inputs
	if i >= 0 && i < len(t.outcomes) && t.outcomes[i] != nil {
		for _, r := range t.outcomes[i].results {
			out = join(out, r)
		}
	}
	return out
}
