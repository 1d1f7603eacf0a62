package judge

import (
	"go/token"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
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
	OneOf      bool // for one of the purposes, and it is not known which
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
