package golangci

import (
	"fmt"
	"go/token"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/internal/report"
)

// fold makes the check's diagnostics such as golangci-lint can show.
func fold(a *analysis.Analyzer) {
	run := a.Run
	a.Run = func(pass *analysis.Pass) (any, error) {
		folded := *pass
		folded.Report = func(d analysis.Diagnostic) { pass.Report(foldDiagnostic(pass, d)) }
		return run(&folded)
	}
}

// foldDiagnostic moves the steps into the message: golangci-lint would make an
// issue of each, and put those of other files at the finding. Of several fixes
// only the first that asserts nothing remains, since golangci-lint would apply
// them all.
func foldDiagnostic(pass *analysis.Pass, d analysis.Diagnostic) analysis.Diagnostic {
	var steps []string
	for _, r := range d.Related {
		steps = append(steps, fmt.Sprintf("%s: %s", place(pass, d.Pos, r.Pos), r.Message))
	}
	if len(steps) > 0 {
		d.Message += " (" + strings.Join(steps, "; ") + ")"
	}
	d.Related = nil
	d.SuggestedFixes = report.Automatic(d.SuggestedFixes)
	return d
}

// place names a step's place: line and column in the finding's own file, with the
// file elsewhere. The name is the same on each machine, because the text is
// cached.
func place(pass *analysis.Pass, finding, step token.Pos) string {
	at, p := pass.Fset.Position(finding), pass.Fset.Position(step)
	if p.Filename == at.Filename {
		return fmt.Sprintf("%d:%d", p.Line, p.Column)
	}
	base := filepath.Dir(at.Filename)
	if m := pass.Module; m != nil && m.Dir != "" {
		base = m.Dir
	}
	name := filepath.Base(p.Filename)
	if rel, err := filepath.Rel(base, p.Filename); err == nil {
		name = rel
	}
	return fmt.Sprintf("%s:%d:%d", filepath.ToSlash(name), p.Line, p.Column)
}
