package analyzers

import (
	"flag"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/internal/report"
)

// NewCombined returns all checks as one analyzer, "consentvet", for hosts that
// take one analyzer from a package. Its messages end with the name of the check
// in brackets. Such hosts make patches of the fixes without asking which, and take
// another one where two do not go together: fixes that insert a directive,
// which a person has to choose, are left out. The error is that of [New].
func NewCombined(taxonomyYAML []byte) (*analysis.Analyzer, error) {
	checks, err := New(taxonomyYAML)
	if err != nil {
		return nil, err
	}
	all := &analysis.Analyzer{
		Name: "consentvet",
		Doc:  "report personal data that reaches a third party without a reason",
		URL:  "https://github.com/consentvet/consentvet",
		Run: func(pass *analysis.Pass) (any, error) {
			for _, check := range checks {
				if err := runAs(pass, check); err != nil {
					return nil, err
				}
			}
			return nil, nil
		},
	}
	for _, check := range checks {
		for _, req := range check.Requires {
			if !slices.Contains(all.Requires, req) {
				all.Requires = append(all.Requires, req)
			}
		}
		check.Flags.VisitAll(func(f *flag.Flag) { all.Flags.Var(f.Value, check.Name+"."+f.Name, f.Usage) })
	}
	return all, nil
}

// runAs runs a check within the pass of the combined analyzer.
func runAs(pass *analysis.Pass, check *analysis.Analyzer) error {
	own := *pass
	own.Analyzer = check
	own.Report = func(d analysis.Diagnostic) {
		d.Message += " [" + check.Name + "]"
		d.SuggestedFixes = report.Automatic(d.SuggestedFixes)
		pass.Report(d)
	}
	_, err := check.Run(&own)
	return err
}
