package judge

import (
	"slices"
	"strings"

	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

func (j *judgement) decided() bool {
	return j.vendor != nil && j.vendor.Decided || j.tax.Policy.Approval == "required"
}

// categoriesApproved reports whether the vendor may have every category at all.
func (j *judgement) categoriesApproved() bool { return len(j.unapproved()) == 0 }

func (j *judgement) unapproved() []string {
	if !j.decided() {
		return nil
	}
	var out []string
	for _, cat := range j.item.Categories {
		if len(j.approvals(cat)) == 0 {
			out = append(out, cat)
		}
	}
	return out
}

func (j *judgement) approvals(cat string) []*taxonomy.Approval {
	var out []*taxonomy.Approval
	if j.vendor == nil {
		return nil
	}
	for _, a := range j.vendor.Approvals {
		if j.unset(a) != "" {
			continue // the approval holds only with its safeguards
		}
		for _, c := range a.Categories {
			if taxonomy.Covers(c, cat) {
				out = append(out, a)
				break
			}
		}
	}
	return out
}

// unset returns the first safeguard of an approval that is not set at the
// call, "" if all are.
func (j *judgement) unset(a *taxonomy.Approval) string {
	set := strings.Split(j.d.Safeguards, "\n")
	for _, g := range a.Safeguards {
		if !slices.Contains(set, g.String()) {
			return g.String()
		}
	}
	return ""
}

// lacking returns the safeguard without which the item's category is not
// approved, "" if it is not a matter of safeguards.
func (j *judgement) lacking() string {
	if j.item == nil || j.vendor == nil {
		return ""
	}
	for _, cat := range j.unapproved() {
		for _, a := range j.vendor.Approvals {
			for _, c := range a.Categories {
				if g := j.unset(a); g != "" && taxonomy.Covers(c, cat) {
					return g
				}
			}
		}
	}
	return ""
}

// approvedFor reports whether the vendor may have the item for purpose p.
func (j *judgement) approvedFor(p string) bool {
	if !j.decided() || j.item == nil && !j.vendor.Decided {
		return true
	}
	if j.item == nil {
		for _, a := range j.vendor.Approvals {
			if purposeCovered(a, p) {
				return true
			}
		}
		return len(j.vendor.Approvals) == 0
	}
	for _, cat := range j.item.Categories {
		list := j.approvals(cat)
		ok := len(list) == 0 // approvedsink reports it
		for _, a := range list {
			ok = ok || purposeCovered(a, p)
		}
		if !ok {
			return false
		}
	}
	return true
}

// instead names the purposes that the vendor may have all of the item for.
func (j *judgement) instead() string {
	if j.vendor == nil {
		return ""
	}
	var all []string
	for _, a := range j.vendor.Approvals {
		for _, p := range a.Purposes {
			if j.approvedFor(p) {
				all = append(all, p)
			}
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "; it is for " + list(all)
}

func purposeCovered(a *taxonomy.Approval, p string) bool {
	if a.Purposes == nil {
		return true
	}
	for _, q := range a.Purposes {
		if taxonomy.Covers(q, p) {
			return true
		}
	}
	return false
}
