package flow

import "slices"

// maxWork bounds what one function may cost, in labels merged. Beyond it, what
// its callees disclose still counts, but what they return and store is no longer
// told apart part by part, and what they do with functions that they are given is
// not followed. Code written by hand mostly stays below.
const maxWork = 150_000

// roughly performs the effect of a summary at little cost: everything that goes
// into a result, or into what a parameter leads to, is anywhere in there.
func (t *thawer) roughly() *node {
	s := t.sum
	r := s.rough()
	results := t.results(r.Results, "")
	vals := make([]*node, len(r.Stores))
	for i, st := range r.Stores {
		vals[i] = t.storedValue(i, st)
	}
	for i := range s.Sends {
		t.send(&s.Sends[i])
	}
	for i := range s.Owed {
		t.owed(&s.Owed[i])
	}
	for i, st := range r.Stores {
		t.store(st, vals[i])
	}
	if slices.ContainsFunc(t.k.args, func(a *node) bool { return a != nil && len(a.funcs) > 0 }) {
		newUnknownFunc(t.x, t.k).arguments() // its calls of them are not evaluated
	}
	if len(results) == 1 {
		return results[0]
	}
	return tuple(results...)
}

// rough is s with no more than one part for each result, and one store for each
// parameter.
func (s *Summary) rough() *Summary {
	if s.roughly != nil {
		return s.roughly
	}
	out := &Summary{Inputs: s.Inputs}
	for _, r := range s.Results {
		out.Results = append(out.Results, r.rough(s))
	}
	for _, v := range s.variants {
		for i, r := range v.results {
			if i == len(out.Results) {
				out.Results = append(out.Results, nil)
			}
			out.Results[i] = out.Results[i].coarse(r.rough(s))
		}
	}
	for _, st := range perParam(s.Stores) {
		if st.Val = st.Val.rough(s); st.Val != nil {
			st.Strong = false
			out.Stores = append(out.Stores, st)
		}
	}
	s.roughly = out
	return out
}

// rough is all that is in t, in one. What a function that was given gave is
// anything.
func (t *Tree) rough(s *Summary) *Tree {
	if t == nil {
		return nil
	}
	out := &Tree{Types: t.Types, Exact: t.Exact, Funcs: t.Funcs, funcs: t.funcs}
	if len(t.Texts) > 0 {
		out.Texts = [][]Piece{{{Unknown: true}}}
	}
	out.absorb(t, map[string]bool{})
	out.Labels = fewer(out.Labels)
	kept := out.Labels[:0]
	for _, l := range out.Labels {
		given := l.In.Param >= s.Inputs
		switch {
		case l.Kind == Source && l.HasIn && given:
			l.HasIn, l.In = false, Place{} // personal, whatever it was read from
		case l.Kind == Input && given:
			out.Opaque = true
			continue
		}
		kept = append(kept, l)
	}
	out.Labels = withoutCovered(kept)
	return out
}

// fewer is what a list of labels says with one for each input, if it is long.
func fewer(list []Label) []Label {
	if len(list) <= maxLabels {
		return list
	}
	var out []Label
	seen := map[int]bool{}
	for _, l := range list {
		if l.Kind != Input {
			out = append(out, l)
		} else if !seen[l.In.Param] {
			seen[l.In.Param] = true
			out = append(out, Label{Kind: Input, In: Place{Param: l.In.Param}, Whole: true})
		}
	}
	return out
}
