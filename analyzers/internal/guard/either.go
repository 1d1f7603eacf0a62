package guard

import (
	"slices"
	"sort"
)

// Consent for one purpose on one path and for another on the other: which of
// the two is not known where they meet, and a vendor that is approved for both
// may have the data all the same.

// maxPurposes bounds how many purposes one consent may be for one of.
const maxPurposes = 4

// either returns the consents that hold where a or b holds, besides those that
// both have.
func (t *table) either(a, b []int) []int {
	var out []int
	for _, i := range a {
		if slices.Contains(b, i) || !t.facts[i].divisible() {
			continue
		}
		for _, j := range b {
			f, g := t.facts[i], t.facts[j]
			if slices.Contains(a, j) || !g.divisible() || f.covers(g) || g.covers(f) {
				continue
			}
			if c := eitherOf(f.Consent, g.Consent); c != nil {
				out = append(out, t.id(Fact{Outcome: Granted, Consent: c}))
			}
		}
	}
	return out
}

// divisible reports whether a fact is a consent for purposes that are known.
func (f Fact) divisible() bool {
	return f.Outcome == Granted && f.If == nil && !f.AnyPurpose && f.PurposeParam < 0 && len(f.Purposes) > 0
}

// eitherOf is the consent that is left of two when it is not known which of them
// holds, nil if they are of two people.
func eitherOf(f, g *Consent) *Consent {
	c := *f
	switch {
	case f.AnySubject:
		c.AnySubject, c.Subject = g.AnySubject, g.Subject
	case g.AnySubject:
	case !f.Subject.Self.Known() || f.Subject.Record() != g.Subject.Record():
		return nil
	}
	c.Explicit, c.AllParties = f.Explicit && g.Explicit, f.AllParties && g.AllParties
	c.Purposes, c.OneOf = union(f.Purposes, g.Purposes), true
	if len(c.Purposes) > maxPurposes {
		return nil
	}
	return &c
}

func union(a, b []string) []string {
	out := append(append([]string(nil), a...), b...)
	sort.Strings(out)
	return slices.Compact(out)
}

// granted lists the consents of a set.
func (t *table) granted(s set) []int {
	var out []int
	for i, f := range t.facts {
		if s.has(i) && f.Outcome == Granted {
			out = append(out, i)
		}
	}
	return out
}

// names sets the purposes of a consent to what is known of a value that names
// them.
func (c *Consent) names(p Purpose) {
	c.Purposes, c.OneOf, c.PurposeParam, c.PurposePath, c.purposeOf = p.Keys, p.OneOf, p.Param, p.Path, p.of
	c.purposeList, c.purposeIndex = p.list, p.index
}

// oneOf is a purpose of which it is not known which of a list it is.
func oneOf(list []Purpose) Purpose {
	none := Purpose{Param: -1}
	if len(list) == 0 {
		return none
	}
	first := list[0]
	for _, p := range list[1:] {
		if p.Param == first.Param && p.Path == first.Path && p.OneOf == first.OneOf && sameSet(p.Keys, first.Keys) {
			continue
		}
		if p.Param >= 0 || first.Param >= 0 || len(p.Keys) == 0 || len(first.Keys) == 0 {
			return none
		}
		first = Purpose{Keys: union(first.Keys, p.Keys), OneOf: true, Param: -1}
	}
	if len(first.Keys) > maxPurposes {
		return none
	}
	return first
}
