// Package report turns findings into diagnostics: the same sentence in every
// host, the steps as related information, the documentation as URL.
package report

import (
	"go/token"
	"os"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/internal/classify"
	"github.com/consentvet/consentvet/analyzers/internal/config"
	"github.com/consentvet/consentvet/analyzers/internal/directive"
	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/flow"
	"github.com/consentvet/consentvet/analyzers/internal/judge"
)

// docs is where the pages of the checks are.
const docs = "https://github.com/consentvet/consentvet/blob/main/docs/checks/"

// URL is the documentation page of a check.
func URL(check string) string { return docs + check + ".md" }

// Check makes the analyzer for a check that reports disclosures. doc is its
// user-facing text; the findings that it reports are those of its name.
func Check(name, doc string, flows *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name: name, Doc: doc, URL: URL(name), Requires: []*analysis.Analyzer{flows},
		Run: func(pass *analysis.Pass) (any, error) {
			Disclosures(pass, pass.ResultOf[flows].(*flow.Result), name)
			return nil, nil
		},
	}
}

// Disclosures reports the findings of one check.
func Disclosures(pass *analysis.Pass, res *flow.Result, check string) {
	if res.Config == nil || !res.Config.FirstParty {
		return
	}
	m := &materializer{pass: pass}
	for _, d := range res.Disclosures {
		if res.Config.Ignored(pass.Fset, d.Pos) {
			continue
		}
		for _, f := range judge.Findings(res.Config.Taxonomy, d) {
			if f.Check == check && res.Classes.Directives.IgnoreAt(f.Pos, check) == nil {
				f.Fixes = fixes(pass, res, d, &f)
				pass.Report(m.diagnostic(f))
			}
		}
	}
}

// Plain reports a finding that has no steps.
func Plain(pass *analysis.Pass, check string, pos, end token.Pos, msg string) {
	pass.Report(analysis.Diagnostic{Pos: pos, End: end, Category: check, URL: URL(check), Message: msg})
}

// Directives returns the directives that had an effect: those that the flow
// analysis used, and the suppressions of findings that were there.
func Directives(res *flow.Result) map[*directive.Directive]bool {
	used := map[*directive.Directive]bool{}
	for d := range res.Used {
		used[d] = true
	}
	dirs := res.Classes.Directives
	if slices.ContainsFunc(dirs.All(), func(d *directive.Directive) bool {
		return d.Kind == directive.Ignore && (len(d.Args) == 0 || d.Args[0] == "datatype")
	}) {
		for _, p := range slices.Concat(res.Classes.Problems(), res.Classes.Suggestions()) {
			if ig := dirs.IgnoreAt(p.Pos, "datatype"); ig != nil {
				used[ig] = true
			}
		}
	}
	for _, d := range res.Disclosures {
		if t := dirs.PurposeAt(d.Pos); t != nil {
			used[t] = true
		}
		for _, c := range dirs.ConsentAt(d.Pos) {
			used[c] = true
		}
		for _, f := range judge.Findings(res.Config.Taxonomy, d) {
			if ig := dirs.IgnoreAt(f.Pos, f.Check); ig != nil {
				used[ig] = true
			}
		}
	}
	return used
}

// Problems reports classification problems (unknown categories).
func Problems(pass *analysis.Pass, cfg *config.Config, check string, list []classify.Problem, dirs *directive.Set) {
	for _, p := range list {
		if cfg.Ignored(pass.Fset, p.Pos) || dirs.IgnoreAt(p.Pos, check) != nil {
			continue
		}
		Plain(pass, check, p.Pos, p.End, p.Message)
	}
}

// materializer gives steps of other packages, which facts carry as file, line
// and column, a position in the pass's file set.
type materializer struct {
	pass  *analysis.Pass
	files map[string]*token.File
}

func (m *materializer) diagnostic(f finding.Finding) analysis.Diagnostic {
	d := analysis.Diagnostic{Pos: f.Pos, End: f.End, Category: f.Check, URL: URL(f.Check), Message: f.Message}
	for _, s := range f.Steps {
		if pos := m.pos(s.Pos); pos.IsValid() {
			d.Related = append(d.Related, analysis.RelatedInformation{Pos: pos, Message: s.Msg})
		}
	}
	for _, x := range f.Fixes {
		fix := analysis.SuggestedFix{Message: x.Message}
		for _, e := range x.Edits {
			fix.TextEdits = append(fix.TextEdits, analysis.TextEdit{Pos: e.Pos, End: e.End, NewText: []byte(e.Text)})
		}
		d.SuggestedFixes = append(d.SuggestedFixes, fix)
	}
	return d
}

// pos finds or makes the position. Positions in the package under analysis are
// those of its own files.
func (m *materializer) pos(p finding.Position) token.Pos {
	if p.File == "" || p.Line == 0 {
		return token.NoPos
	}
	f := m.file(p.File)
	if f == nil || p.Line > f.LineCount() {
		return token.NoPos
	}
	start := f.LineStart(p.Line)
	pos := start + token.Pos(max(p.Col-1, 0))
	if int(pos) > f.Base()+f.Size() {
		return start
	}
	return pos
}

func (m *materializer) file(name string) *token.File {
	if m.files == nil {
		m.files = map[string]*token.File{}
		for _, f := range m.pass.Files {
			tf := m.pass.Fset.File(f.Package)
			m.files[tf.Name()] = tf
			m.files[m.pass.Fset.Position(f.Package).Filename] = tf
		}
	}
	if f, ok := m.files[name]; ok {
		return f
	}
	var tf *token.File
	if content, err := m.read(name); err == nil {
		tf = m.pass.Fset.AddFile(name, -1, len(content))
		tf.SetLinesForContent(content)
	}
	m.files[name] = tf
	return tf
}

func (m *materializer) read(name string) ([]byte, error) {
	if m.pass.ReadFile != nil { // nogo gives none
		if content, err := m.pass.ReadFile(name); err == nil {
			return content, nil // in an editor, this is what is not saved yet
		}
	}
	return os.ReadFile(name) // hosts limit pass.ReadFile to the package's own files
}
