package report

import (
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
)

// Automatic returns the first of a finding's fixes that can be made without
// asking anybody, for hosts that make fixes by themselves.
func Automatic(fixes []analysis.SuggestedFix) []analysis.SuggestedFix {
	for i, fix := range fixes {
		if !slices.ContainsFunc(fix.TextEdits, func(e analysis.TextEdit) bool { return finding.Asserts(string(e.NewText)) }) {
			return fixes[i : i+1 : i+1]
		}
	}
	return nil
}
