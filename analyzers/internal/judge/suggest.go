package judge

import (
	"slices"
	"sort"

	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// TagsFor returns the purposes, sorted, with which a purpose tag at the call
// would be all that d needs: the vendor is approved for each of them, and none
// rests on consent. Nothing is suggested for a vendor that nobody decided
// about: which purpose is meant is then anybody's guess.
func TagsFor(tax *taxonomy.Taxonomy, d *Disclosure) []string {
	v := vendor(tax, d.Vendor)
	if v == nil {
		return nil
	}
	var out []string
	for _, a := range v.Approvals {
		for _, p := range a.Purposes {
			if !slices.Contains(out, p) && settles(tax, d, p) {
				out = append(out, p)
			}
		}
	}
	sort.Strings(out)
	return out
}

// settles reports whether a tag with purpose p at the call leaves nothing to
// report.
func settles(tax *taxonomy.Taxonomy, d *Disclosure, p string) bool {
	c := *d
	c.Tag = &Tag{Purposes: []string{p}}
	c.Items = nil
	for _, it := range d.Items {
		if it.Tag != nil {
			return false // a nearer tag decides
		}
		t := *it
		c.Items = append(c.Items, &t)
	}
	return d.Tag == nil && len(Findings(tax, &c)) == 0
}

// ConsentsFor returns the purposes, sorted, for which a consent check of the
// data's subject at the call would be all that d needs. A check that asks for a
// purpose of its own is not asked for others.
func ConsentsFor(tax *taxonomy.Taxonomy, d *Disclosure, check *taxonomy.ConsentCheck) []string {
	v := vendor(tax, d.Vendor)
	if v == nil {
		return nil
	}
	candidates := check.Purposes
	if candidates != nil && d.Tag == nil && len(v.Approvals) == 0 {
		return nil // nobody decided about the vendor
	}
	if candidates == nil {
		if d.Tag != nil {
			candidates = slices.Clone(d.Tag.Purposes)
		}
		for _, a := range v.Approvals {
			candidates = append(candidates, a.Purposes...)
		}
	}
	var out []string
	for _, p := range candidates {
		if !slices.Contains(out, p) && heldSettles(tax, d, check, p) {
			out = append(out, p)
		}
	}
	sort.Strings(out)
	return out
}

func heldSettles(tax *taxonomy.Taxonomy, d *Disclosure, check *taxonomy.ConsentCheck, p string) bool {
	con := Consent{Check: check.Func.Name, Purposes: []string{p}, Proven: true, Explicit: check.Explicit, AllParties: check.Parties == "all"}
	c := *d
	c.Held = append(slices.Clone(d.Held), con)
	c.Items = nil
	for _, it := range d.Items {
		t := *it
		t.Consents = append(slices.Clone(it.Consents), con)
		c.Items = append(c.Items, &t)
	}
	return len(Findings(tax, &c)) == 0
}
