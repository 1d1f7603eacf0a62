// Package judge decides whether a disclosure is allowed: it is section "what it
// decides" of the documentation as a function of the taxonomy and of what the
// flow analysis found. It knows nothing of SSA.
package judge

import (
	"fmt"
	"sort"
	"strings"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// Names of the checks that the judgement can lead to.
const (
	ConsentCheck = "consentcheck"
	FailOpen     = "failopen"
	PurposeTag   = "purposetag"
	ApprovedSink = "approvedsink"
	Interception = "interception"
)

// Judge decides about one item; item is nil for an interception as such. A
// disclosure can be wrong in two ways at once: not approved, and without a
// reason.
func Judge(tax *taxonomy.Taxonomy, d *Disclosure, item *Item) []Verdict {
	j := &judgement{tax: tax, d: d, item: item, vendor: vendor(tax, d.Vendor)}
	if d.Vendor == "" && d.Host != "" {
		if tax.Policy.UnlistedHosts == "ignore" {
			return []Verdict{{Allowed: true, How: "policy"}}
		}
		return []Verdict{{Check: ApprovedSink, Reason: ", which no vendor of the taxonomy lists"}}
	}
	var out []Verdict
	approved := item == nil || j.categoriesApproved()
	if !approved {
		why := ", which is not approved for it"
		if g := j.lacking(); g != "" {
			why += " without the safeguard " + g
		}
		out = append(out, Verdict{Check: ApprovedSink, Reason: why})
	}
	v := j.reason(approved)
	if v.Allowed && !approved {
		return out
	}
	return append(out, v)
}

type judgement struct {
	tax    *taxonomy.Taxonomy
	d      *Disclosure
	item   *Item
	vendor *taxonomy.Vendor
}

func vendor(tax *taxonomy.Taxonomy, name string) *taxonomy.Vendor {
	for _, v := range tax.Vendors {
		if v.Name == name {
			return v
		}
	}
	return nil
}

func (j *judgement) consents() []Consent {
	if j.item == nil {
		return j.d.Held
	}
	return j.item.Consents
}

func (j *judgement) tag() *Tag {
	t := j.d.Tag
	if j.item != nil && j.item.Tag != nil {
		t = j.item.Tag
	}
	if t != nil && len(t.Params) > 0 { // nobody in sight says which
		return &Tag{Purposes: append([]string{""}, t.Purposes...), Pos: t.Pos}
	}
	return t
}

// usable reports whether a consent counts for this disclosure at all.
func (j *judgement) usable(c Consent) bool {
	return (j.d.Parties != "all" || c.AllParties || c.Why != "") && (c.Explicit || c.Why != "" || j.special() == "")
}

// special returns the first of the item's categories that needs explicit
// consent, "" if none does.
func (j *judgement) special() string {
	if j.item == nil {
		return ""
	}
	for _, cat := range j.item.Categories {
		if j.tax.SpecialCategory(cat) {
			return cat
		}
	}
	return ""
}

// basisSuffices reports whether a tag with purpose p needs no consent check.
// Neither a contract nor an interest is a ground for special categories.
func (j *judgement) basisSuffices(p string) bool {
	switch basis := j.tax.BasisOf(p); basis {
	case "consent":
		return false
	case "contract", "legitimate_interests":
		return j.special() == ""
	}
	return true
}

// consentFor returns the consent that covers purpose p.
func (j *judgement) consentFor(p string) (Consent, bool) {
	for _, c := range j.consents() {
		if !j.usable(c) {
			continue
		}
		if c.Any || c.covers(p) {
			return c, true
		}
	}
	return Consent{}, false
}

func how(c Consent) string {
	if c.Why != "" {
		return "assertion"
	}
	return "check"
}

// reason applies rule 2: a consent check, or a purpose tag.
func (j *judgement) reason(approved bool) Verdict {
	require := j.tax.Policy.Require
	if j.item != nil && j.item.Covered || j.item == nil && j.d.Covered {
		return Verdict{Allowed: true, How: "callers"}
	}
	if t := j.tag(); t != nil {
		return j.tagged(t, require)
	}
	if require == "purpose" || require == "both" {
		return j.no(PurposeTag, "without a purpose tag, which policy.require demands")
	}
	var wrong []string
	for _, c := range j.consents() {
		if !j.usable(c) {
			continue
		}
		if c.Any {
			return Verdict{Allowed: true, How: how(c)}
		}
		if c.OneOf && !j.decided() {
			continue // nobody said that the vendor may have it for either
		}
		approved := ""
		for _, p := range c.Purposes {
			if j.approvedFor(p) {
				approved = p
				continue
			}
			if wrong = append(wrong, p); c.OneOf {
				approved = ""
				break
			}
		}
		if approved != "" {
			return Verdict{Allowed: true, How: how(c), Purpose: approved}
		}
	}
	if len(wrong) > 0 && approved {
		v := j.no(ConsentCheck, "under consent for "+list(wrong)+", a purpose that "+j.d.Vendor+" is not approved for"+j.instead())
		for _, c := range j.consents() {
			if len(c.Purposes) > 0 {
				v = v.at(c.Pos, "consent for "+list(c.Purposes)+" is asked here")
			}
		}
		return v
	}
	return j.missing("")
}

func (j *judgement) tagged(t *Tag, require string) Verdict {
	if t.Each && len(t.Purposes) > 1 {
		var v Verdict
		for _, p := range t.Purposes {
			if v = j.tagged(&Tag{Purposes: []string{p}, Pos: t.Pos}, require); !v.Allowed {
				break
			}
		}
		return v
	}
	for _, p := range t.Purposes {
		if msg := j.tax.PurposeError(p); msg != "" {
			return j.no(PurposeTag, fmt.Sprintf("under purpose %q: %s", p, msg))
		}
	}
	var v Verdict
	for _, p := range t.Purposes {
		switch {
		case !j.approvedFor(p):
			v = j.no(PurposeTag, "for purpose "+p+", which it is not approved for")
			continue
		case j.basisSuffices(p) && require != "consent" && require != "both" && j.d.Parties != "all":
			return Verdict{Allowed: true, How: "tag", Purpose: p}
		}
		if c, ok := j.consentFor(p); ok {
			return Verdict{Allowed: true, How: how(c), Purpose: p}
		}
		v = j.missing(p)
	}
	return v
}

func (j *judgement) no(check, reason string) Verdict {
	if j.d.Kind == taxonomy.Interception && j.item == nil {
		check = Interception
	}
	return Verdict{Check: check, Reason: " " + reason}
}

// at adds a place that the reason speaks of.
func (v Verdict) at(p finding.Position, msg string) Verdict {
	v.Notes = append(v.Notes[:len(v.Notes):len(v.Notes)], finding.Step{Pos: p, Msg: msg})
	return v
}

// covers reports whether the consent is one for purpose p.
func (c Consent) covers(p string) bool {
	if !c.OneOf {
		return coversAny(c.Purposes, p)
	}
	for _, q := range c.Purposes {
		if !taxonomy.Covers(q, p) {
			return false
		}
	}
	return len(c.Purposes) > 0
}

func coversAny(have []string, p string) bool {
	for _, q := range have {
		if taxonomy.Covers(q, p) {
			return true
		}
	}
	return false
}

func list(items []string) string {
	seen := map[string]bool{}
	var out []string
	for _, s := range items {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	sort.Strings(out)
	return strings.Join(out, ", ")
}

// short drops the directories of the package path from a function's name.
func short(full string) string {
	i := strings.LastIndexByte(full, '/')
	if i < 0 {
		return full
	}
	head := ""
	for _, p := range []string{"(*", "("} {
		if strings.HasPrefix(full, p) {
			head = p
			break
		}
	}
	return head + full[i+1:]
}

// Short is the name of a function as messages give it.
func Short(full string) string { return short(full) }

func where(p finding.Position) string {
	file := p.File
	if i := strings.LastIndexByte(file, '/'); i >= 0 {
		file = file[i+1:]
	}
	return fmt.Sprintf("%s:%d", file, p.Line)
}
