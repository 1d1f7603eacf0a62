package report

import (
	"fmt"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/flow"
	"github.com/consentvet/consentvet/analyzers/internal/judge"
)

// AllowedName is the name of the analyzer that [Allowed] makes.
const AllowedName = "allowed"

// Allowed makes an analyzer that reports what the checks do not: data that
// reaches a third party and why it may. It is for explanations, not among the
// checks.
func Allowed(flows *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name: AllowedName, Doc: "tell which data may reach third parties, and why", Requires: []*analysis.Analyzer{flows},
		Run: func(pass *analysis.Pass) (any, error) {
			res := pass.ResultOf[flows].(*flow.Result)
			if res.Config == nil || !res.Config.FirstParty {
				return nil, nil
			}
			m := &materializer{pass: pass}
			for _, d := range res.Disclosures {
				for _, f := range judge.Flows(res.Config.Taxonomy, d) {
					for _, v := range f.Verdicts {
						if v.Allowed {
							m.allowed(f, why(f, v))
						}
					}
				}
				for _, f := range judge.Findings(res.Config.Taxonomy, d) {
					if res.Classes.Directives.IgnoreAt(f.Pos, f.Check) != nil {
						f.Message = "not reported, because of //consentvet:ignore: " + f.Message
						f.Check = AllowedName
						m.tell(f)
					}
				}
			}
			return nil, nil
		},
	}
}

func (m *materializer) tell(f finding.Finding) {
	d := m.diagnostic(f)
	d.URL = ""
	m.pass.Report(d)
}

func (m *materializer) allowed(f judge.Flow, why string) {
	to := f.Vendor
	if to == "" {
		to = f.Host
	}
	out := finding.Finding{Check: AllowedName, Pos: f.Pos, End: f.End}
	if f.Item == nil {
		out.Message = judge.Short(f.Sink) + " may let " + to + " record or observe: " + why
	} else {
		out.Message = fmt.Sprintf("%s (%s) may go to %s: %s", strings.Join(f.Item.Categories, ", "), f.Item.Field, to, why)
		out.Steps = append(out.Steps, f.Item.Steps...)
	}
	if out.Steps = append(out.Steps, f.Trail...); len(f.Trail) == 0 {
		out.Steps = append(out.Steps, finding.Step{Pos: f.Position, Msg: "sent by " + judge.Short(f.Sink)})
	}
	m.tell(out)
}

// why says what allows a flow.
func why(f judge.Flow, v judge.Verdict) string {
	purpose := ""
	if v.Purpose != "" {
		purpose = " for " + v.Purpose
	}
	consents, tag := f.Held, f.Tag
	if f.Item != nil {
		consents = f.Item.Consents
		if f.Item.Tag != nil {
			tag = f.Item.Tag
		}
	}
	switch v.How {
	case "tag":
		text := "a purpose tag gives the reason" + purpose
		if tag != nil {
			text += " (" + place(tag.Pos) + ")"
		}
		return text
	case "assertion", "check":
		var list []string
		for _, c := range consents {
			switch {
			case c.Why != "" && v.How == "assertion":
				list = append(list, "//consentvet:consent at "+place(c.Pos)+" -- "+c.Why)
			case c.Why == "" && v.How == "check":
				list = append(list, judge.Short(c.Check)+" at "+place(c.Pos)+subject(c))
			}
		}
		what := "a consent check covers it"
		if v.How == "assertion" {
			what = "consent is asserted"
		}
		return what + purpose + " (" + strings.Join(list, "; ") + ")"
	case "callers":
		return "every call of the function holds consent or a tag"
	case "policy":
		return "policy.unlisted_hosts ignores hosts that no vendor lists"
	}
	return v.How
}

// subject says of a consent that counts only because nothing shows that it is
// somebody else's.
func subject(c judge.Consent) string {
	if c.Proven {
		return ""
	}
	return ", subject: not proven"
}

func place(p finding.Position) string { return fmt.Sprintf("%s:%d", filepath.Base(p.File), p.Line) }
