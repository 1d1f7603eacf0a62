// Package judge decides whether a disclosure is allowed: it is section "what it
// decides" of the documentation as a function of the taxonomy and of what the
// flow analysis found. It knows nothing of SSA.
package judge

import (
	"fmt"
	"go/token"
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

// Disclosure is one call that hands data to a third party, or that makes a
// third party collect it.
type Disclosure struct {
	Pos, End   token.Pos
	Position   finding.Position
	Func       string         // the enclosing function
	Sink       string         // the disclosing function, in FullName notation
	Vendor     string         // "" when no vendor lists the host
	Host       string         // HTTP requests: where to
	Via        string         // the first-party callee that discloses, "" when the call is the sink itself
	Trail      []finding.Step // from that callee to the sink
	Kind       string         // taxonomy.Egress or taxonomy.Interception
	Parties    string
	Safeguards string // those of the vendor's approvals that are set at the call, one a line
	Tag        *Tag
	Items      []*Item   // what is disclosed; empty for pure interception
	Held       []Consent // interception: consents that hold at the call
	Others     []Consent // interception: consents that hold, of somebody whom the call is not about
	Known      Knowledge
	Inherited  bool // interception: the call that starts it is in a callee, and judged there
	Covered    bool // interception: every caller holds a consent or tag
}

// Item is one piece of personal data in a disclosure.
type Item struct {
	Categories  []string
	Field       string
	SubjectType string
	Consents    []Consent // that held on its way and are, or may be, its subject's own
	Others      []Consent // that held at the call, of another subject
	Steps       []finding.Step
	Tag         *Tag   // nearer than the disclosure's
	Home        string // judged at callers: the question put to them
	Covered     bool   // judged at callers: each holds consent or a tag
	Uncovered   string // judged at callers: the call that brings neither consent nor tag
}

// Consent is a granted consent.
type Consent struct {
	Check      string
	Pos        finding.Position
	Any        bool // of purposes
	Purposes   []string
	Proven     bool // the subject is proven to be the data's
	Explicit   bool
	AllParties bool
	Why        string // an assertion by directive: its reason
}

// Tag is a purpose tag.
type Tag struct {
	Purposes []string
	Pos      finding.Position

	// Params are the parameters of the function with the call that name further
	// purposes: its callers know which.
	Params []int

	// Each says that the call is made for one of the purposes on one path and for
	// another on others: all must be allowed. Else one is enough.
	Each bool
}

// Knowledge is what else the guards know at the call, for messages.
type Knowledge struct {
	Denied  []Consent          // the check said no on every path to the call
	Failed  []Consent          // the check's error path leads to the call
	Partial []Consent          // granted on some path only
	Gaps    []finding.Position // of Partial, in order: where a path without it comes from
	Ignored []Consent          // asked for on every path to the call, and the answer not looked at
}

// Verdict is the outcome for one item.
type Verdict struct {
	Allowed bool
	How     string         // allowed: check | tag | assertion
	Check   string         // not allowed: the check that reports it
	Reason  string         // not allowed: what completes "<data> reaches <vendor> ..."
	Purpose string         // allowed: the purpose it is allowed for, "" if any
	Notes   []finding.Step // not allowed: the places that the reason speaks of
}

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
		if c.Any {
			return c, true
		}
		for _, q := range c.Purposes {
			if taxonomy.Covers(q, p) {
				return c, true
			}
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
		for _, p := range c.Purposes {
			if j.approvedFor(p) {
				return Verdict{Allowed: true, How: how(c), Purpose: p}
			}
			wrong = append(wrong, p)
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

// missing explains why no consent counts. With a tag, purpose is its purpose.
func (j *judgement) missing(purpose string) Verdict {
	forWhat, also := "", " or purpose tag"
	if j.special() != "" {
		also = ""
	}
	if purpose != "" {
		forWhat, also = " for "+purpose, ""
	}
	if j.tax.Policy.Require == "consent" {
		also = ""
	}
	fits := func(c Consent) bool { return purpose == "" || c.Any || coversAny(c.Purposes, purpose) }
	if j.item != nil && j.item.Uncovered != "" {
		return j.no(ConsentCheck, "without a consent check"+forWhat+also+": "+j.item.Uncovered)
	}
	for _, c := range j.d.Known.Failed {
		if fits(c) {
			return j.no(FailOpen, fmt.Sprintf("when the consent check %s fails: its error does not stop it", short(c.Check))).
				at(c.Pos, "the check that may fail")
		}
	}
	for _, c := range j.d.Known.Denied {
		if fits(c) {
			return j.no(ConsentCheck, fmt.Sprintf("where the consent check %s said no: the check is inverted", short(c.Check))).
				at(c.Pos, "the check that said no")
		}
	}
	for _, c := range j.consents() {
		if cat := j.special(); cat != "" && !c.Explicit && c.Why == "" {
			return j.no(ConsentCheck, fmt.Sprintf("with the consent check %s, which is not explicit, as the special category %s needs", short(c.Check), cat)).
				at(c.Pos, "the check that is not explicit")
		}
		if !j.usable(c) {
			return j.no(ConsentCheck, fmt.Sprintf("with the consent check %s, which is not one for all parties", short(c.Check))).
				at(c.Pos, "the check that asks one party")
		}
		if !c.Any && len(c.Purposes) == 0 {
			return j.no(ConsentCheck, fmt.Sprintf("with the consent check %s, whose purpose is not known", short(c.Check))).
				at(c.Pos, "the purpose here is no constant")
		}
		if purpose != "" && !fits(c) {
			return j.no(ConsentCheck, fmt.Sprintf("for %s under consent for %s only", purpose, list(c.Purposes))).
				at(c.Pos, "consent for "+list(c.Purposes)+" is asked here")
		}
	}
	others := j.d.Others
	if j.item != nil {
		others = j.item.Others
	}
	for _, c := range others {
		if fits(c) {
			return j.no(ConsentCheck, fmt.Sprintf("under consent of another data subject (%s at %s)", short(c.Check), where(c.Pos))).
				at(c.Pos, "the other one is asked about here")
		}
	}
	for i, c := range j.d.Known.Partial {
		if fits(c) {
			v := j.no(ConsentCheck, fmt.Sprintf("without a consent check%s on every path: %s holds on some only", forWhat, short(c.Check))).
				at(c.Pos, "asked here")
			if gap := j.d.Known.Gaps[i]; gap.Line > 0 {
				v = v.at(gap, "a path without it comes from here")
			}
			return v
		}
	}
	for _, c := range j.d.Known.Ignored {
		if fits(c) {
			return j.no(ConsentCheck, fmt.Sprintf("without a consent check%s%s: the answer of %s is not used", forWhat, also, short(c.Check))).
				at(c.Pos, "asked here")
		}
	}
	kind := "a consent check"
	if j.special() != "" {
		kind = "an explicit consent check"
	}
	return j.no(ConsentCheck, "without "+kind+forWhat+also)
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
