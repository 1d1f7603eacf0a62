// Package doc takes an analyzer's user-facing text from its package comment.
package doc

import (
	"go/parser"
	"go/token"
	"strings"
)

// Text returns the section "# Analyzer <name>" of the package comment in a Go
// source file, without its heading and the name in front of the first sentence.
// It returns the name itself when there is no such section, which a test of
// each analyzer rules out.
func Text(source, name string) string {
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", source, parser.PackageClauseOnly|parser.ParseComments)
	if err != nil || f.Doc == nil {
		return name
	}
	_, rest, ok := strings.Cut(f.Doc.Text(), "# Analyzer "+name+"\n")
	if !ok {
		return name
	}
	if i := strings.Index(rest, "\n# "); i >= 0 {
		rest = rest[:i]
	}
	return strings.TrimPrefix(strings.TrimSpace(rest), name+": ")
}
