package flow

import "slices"

// What a function value or an interface that was given does is only known where
// it comes from. A function that nobody in sight calls says what the rule for
// unknown functions says, but as an assumption: a caller that knows what is
// called has the outcome instead, and one that does not passes it on.

// assume notes in n that it is only assumed of a call whose outcome, in terms of
// callers, is asked.
func (x *exec) assume(n, asked *node) *node {
	return x.assumeAt(n, x.oneOutcome(asked, 0), false)
}

// assumeAt is assume, of the call whose outcome has this place. What has been
// assumed of another call stays that, unless it is one that this call leads to.
func (x *exec) assumeAt(n *node, place int, leads bool) *node {
	if n == nil || place < x.inputs() {
		return n
	}
	if i := place - x.inputs(); !leads && i < len(x.calls) && !x.calls[i].Apart && len(x.calls[i].Known) > 0 {
		return n // who knows of it does not make the call again
	}
	return x.assumed(n, place+1, leads, 0)
}

// apart follows a call through an interface that callers may know more about to
// the implementations in sight, or to those that are known to be kept where it
// comes from: what those disclose of the caller's data, and give back, is assumed
// until it is known which of them is called.
func (x *exec) apart(k *call, recv *node, follow func() (*node, bool)) (out *node, resolved bool) {
	start, outer := x.mem, x.waits
	var sends []Send
	x.waits = &sends
	asks := x.matters(k) || x.tells(k)
	if asks {
		x.reserve(k, recv)
	}
	noting, noted := x.noting, []int(nil)
	x.noting = &noted
	out, resolved = follow()
	x.waits, x.noting = outer, noting
	place := -1
	if resolved && asks {
		var asked *node
		left := x.mem
		asked, place = x.beside(k, recv, start)
		if place = x.setApart(place); place >= 0 {
			out = x.assumeAt(out, place, true)
			x.assumeStored(start, left, place)
			x.leadTo(noted, x.calls[place-x.inputs()].Fn)
		}
		out = join(out, asked)
	}
	for _, sd := range sends {
		if place >= 0 && sd.home == "" && sd.Kind == Input {
			sd.Unless = place + 1
		}
		x.addSend(sd)
	}
	return out, resolved
}

// setApart notes that callers that know the function are to make the call even
// where it is one of those in sight. Where it hands over personal data, that is
// judged here, by what is in sight; then it returns -1.
func (x *exec) setApart(place int) int {
	i := place - x.inputs()
	if place < 0 || i >= len(x.calls) || x.calls[i].handsPersonal() {
		return -1
	}
	x.calls[i].Apart = true
	return place
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

func (x *exec) assumed(n *node, place int, leads bool, depth int) *node {
	if n == nil || depth > maxDepth {
		return n
	}
	out := *n
	out.labs = make([]carried, len(n.labs))
	for i, c := range n.labs {
		if (c.lab.kind == Input || c.lab.kind == Source) && (leads || c.lab.unless == 0) {
			l := c.lab.copy()
			l.unless = place
			c.lab = x.labels.get(l)
		}
		out.labs[i] = c
	}
	out.labs = sortLabs(out.labs)
	out.kids = make([]kid, len(n.kids))
	for i, k := range n.kids {
		out.kids[i] = kid{k.key, x.assumed(k.n, place, leads, depth+1)}
	}
	return &out
}

// leadTo leaves those of the listed calls that lie behind a call of what is at a place
// to whoever makes that one.
func (x *exec) leadTo(list []int, at Place) {
	for _, i := range list {
		if c := &x.calls[i]; c.Fn != at && at.holds(c.Fn) {
			*c = Invoke{Fn: c.Fn, Method: c.Method, Void: true}
			x.handed -= x.sizes[i]
			x.sizes[i] = 0
		}
	}
}

// assumeStored makes an assumption of what the implementations that were followed
// have stored: left is the memory as they left it, start as they found it.
func (x *exec) assumeStored(start, left *memory, place int) {
	left.changed(start, func(o *object, old, n *node) {
		x.mem = x.mem.set(o, x.assumeNew(x.content(o), old, n, place+1, 0))
	})
}

// assumeNew is now, with what is in n and was not in old only assumed.
func (x *exec) assumeNew(now, old, n *node, place, depth int) *node {
	if n == nil || now == nil || n == old || depth > maxDepth {
		return now
	}
	was, since := old.labelSet(), n.labelSet()
	out := *now
	out.labs = slices.Clone(now.labs)
	for i, c := range out.labs {
		if (c.lab.kind == Input || c.lab.kind == Source) && since[c.lab] && !was[c.lab] {
			l := c.lab.copy()
			l.unless = place
			out.labs[i].lab = x.labels.get(l)
		}
	}
	out.labs = sortLabs(out.labs)
	out.kids = slices.Clone(now.kids)
	for i, k := range out.kids {
		out.kids[i].n = x.assumeNew(k.n, old.child(k.key), n.get(k.key), place, depth+1)
	}
	return &out
}

func (n *node) labelSet() map[*label]bool {
	if n == nil {
		return nil
	}
	out := make(map[*label]bool, len(n.labs))
	for _, c := range n.labs {
		out[c.lab] = true
	}
	return out
}

// assumedOf is the call that all that is in a tree is assumed of, as Unless; 0 if
// something is not.
func (t *Tree) assumedOf() int {
	all := 0
	var walk func(t *Tree, depth int) bool
	walk = func(t *Tree, depth int) bool {
		if t == nil || depth > 3*maxDepth {
			return t == nil
		}
		if t.Opaque || len(t.Funcs)+len(t.funcs)+len(t.Texts) > 0 {
			return false
		}
		for i := range t.Labels {
			u := t.Labels[i].Unless
			if u == 0 || all != 0 && u != all {
				return false
			}
			all = u
		}
		return !slices.ContainsFunc(t.Kids, func(k Branch) bool { return !walk(k.T, depth+1) })
	}
	if !walk(t, 0) {
		return 0
	}
	return all
}

// toldOf reports whether the call knows the functions that a label is an
// assumption about.
func (t *thawer) toldOf(l *Label) bool { return t.toldOfCall(l.Unless) }

func (t *thawer) toldOfCall(unless int) bool {
	i := unless - 1 - t.sum.Inputs
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
