package report

import (
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/flow"
	"github.com/consentvet/consentvet/analyzers/internal/judge"
)

// spot is where something can be inserted before a call: the statement of a
// statement list that holds it, and what encloses it.
type spot struct {
	file *ast.File
	stmt ast.Stmt
	path []ast.Node // innermost first
}

// fixes returns what could be done about a finding at d, the safest first. Each
// leaves code that compiles and that is no longer reported for this reason.
func fixes(pass *analysis.Pass, res *flow.Result, d *judge.Disclosure, f *finding.Finding) []finding.Fix {
	switch f.Check {
	case judge.ConsentCheck, judge.FailOpen, judge.Interception:
	default:
		return nil // a vendor that is not approved is for the taxonomy to settle
	}
	at, ok := findSpot(pass, d.Pos)
	if !ok {
		return nil
	}
	var out []finding.Fix
	if g := earlyReturn(pass, res, d, at); g != nil {
		out = append(out, *g)
	}
	for _, p := range judge.TagsFor(res.Config.Taxonomy, d) {
		text := at.before(pass.Fset, "//consentvet:purpose "+p+"\n")
		out = append(out, finding.Fix{
			Message: "Tag the call with the purpose " + p,
			Edits:   []finding.Edit{{Pos: at.stmt.Pos(), End: at.stmt.Pos(), Text: text}},
		})
	}
	return out
}

func findSpot(pass *analysis.Pass, pos token.Pos) (spot, bool) {
	for _, f := range pass.Files {
		if pos < f.FileStart || pos >= f.FileEnd || ast.IsGenerated(f) {
			continue
		}
		path, _ := astutil.PathEnclosingInterval(f, pos, pos)
		for i := 0; i+1 < len(path); i++ {
			s, ok := path[i].(ast.Stmt)
			if !ok {
				continue
			}
			switch path[i+1].(type) {
			case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
				if _, isClause := s.(*ast.CaseClause); isClause {
					continue
				}
				if c, isComm := path[i+1].(*ast.CommClause); isComm && c.Comm == s {
					continue
				}
				if _, isComm := s.(*ast.CommClause); isComm {
					continue
				}
				return spot{f, s, path[i:]}, true
			}
		}
	}
	return spot{}, false
}

// before lays out lines that are inserted before the statement.
func (s spot) before(fset *token.FileSet, lines string) string {
	p := fset.PositionFor(s.stmt.Pos(), false)
	indent := "\t"
	lead := "\n"
	if b := s.startsLine(fset, p.Line); b {
		lead = ""
		indent = strings.Repeat("\t", max(p.Column-1, 0))
	}
	lines = strings.TrimSuffix(lines, "\n")
	if lead != "" {
		lines = indent + lines
	}
	return lead + strings.ReplaceAll(lines, "\n", "\n"+indent) + "\n" + indent
}

// startsLine reports whether no other code stands before the statement on its
// line.
func (s spot) startsLine(fset *token.FileSet, line int) bool {
	first := true
	ast.Inspect(s.file, func(n ast.Node) bool {
		if n == nil || !first {
			return false
		}
		if _, isFile := n.(*ast.File); !isFile && n.Pos() < s.stmt.Pos() && fset.PositionFor(n.Pos(), false).Line == line {
			first = false
		}
		return first
	})
	if len(s.path) > 1 {
		if b, ok := s.path[1].(*ast.BlockStmt); ok && fset.PositionFor(b.Lbrace, false).Line == line {
			first = false
		}
	}
	return first
}
