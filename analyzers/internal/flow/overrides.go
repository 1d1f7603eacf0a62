package flow

import "strings"

// A constructor that takes options has a text of its own (a default address) in
// what it makes, beside what an option puts there. Where the caller passes an
// option that does, that is it.

// overrides reports whether functions that the callee was given put known texts
// in the place of its own.
func (t *thawer) overrides(tr *Tree, given *node, own []text) bool {
	if len(own) == 0 || given == nil || len(given.strs) == 0 {
		return false
	}
	set := false
	for _, l := range tr.Labels {
		set = set || l.Kind == Input && l.In.Param >= t.sum.Inputs && strings.HasPrefix(l.In.Path, "#a")
	}
	if !set {
		return false
	}
	rest := textsWithout(given.strs, own)
	for _, s := range rest {
		for _, p := range s {
			if p.unknown {
				return false
			}
		}
	}
	return len(rest) > 0
}

// textsWithout are the texts of list that are not in other.
func textsWithout(list, other []text) []text {
	var out []text
next:
	for _, t := range list {
		for _, u := range other {
			if t.compare(u) == 0 {
				continue next
			}
		}
		out = append(out, t)
	}
	return out
}
