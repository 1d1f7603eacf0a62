// Package output renders findings: as text, as text with code frames for a
// terminal, and as documents for other programs. There is one model, [Finding],
// and many printers; they add nothing but layout.
package output

import (
	"cmp"
	"fmt"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A Finding is a diagnostic with its positions resolved.
type Finding struct {
	Check   string   `json:"check"`
	Posn    Position `json:"posn"`
	End     Position `json:"end"`
	Message string   `json:"message"`
	URL     string   `json:"url,omitempty"`
	Related []Step   `json:"related"`
	Fixes   []Fix    `json:"fixes"`

	// Fingerprint tells findings apart in documents of several runs; see
	// [Run.Identify].
	Fingerprint string `json:"fingerprint,omitempty"`
}

// A Step is one stage on the data's way.
type Step struct {
	Posn    Position `json:"posn"`
	Message string   `json:"message"`
}

// A Fix is a suggested change; its edits belong together.
type Fix struct {
	Message string `json:"message"`
	Edits   []Edit `json:"edits"`
}

// An Edit replaces the bytes from Posn up to End by New.
type Edit struct {
	Posn Position `json:"posn"`
	End  Position `json:"end"`
	New  string   `json:"new"`
}

// A Position is a place in a file. Lines and columns count from 1, columns in
// bytes; a column of 0 is not known. Offset counts bytes from 0.
type Position struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Offset int    `json:"-"`
}

// String returns file:line:column, as far as they are known.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// New resolves a diagnostic that the analyzer reported. The check is the
// diagnostic's category, else the analyzer's name.
func New(fset *token.FileSet, a *analysis.Analyzer, d analysis.Diagnostic) Finding {
	f := Finding{
		Check:   cmp.Or(d.Category, a.Name),
		Posn:    position(fset, d.Pos),
		End:     position(fset, later(d.Pos, d.End)),
		Message: d.Message,
		URL:     cmp.Or(d.URL, a.URL),
		Related: []Step{},
		Fixes:   []Fix{},
	}
	for _, r := range d.Related {
		f.Related = append(f.Related, Step{position(fset, r.Pos), r.Message})
	}
	for _, fix := range d.SuggestedFixes {
		if edits, ok := resolve(fset, fix.TextEdits); ok {
			f.Fixes = append(f.Fixes, Fix{fix.Message, edits})
		}
	}
	return f
}

// resolve resolves the edits of a fix. A fix that could damage a file, because
// edits overlap or leave their file, is not offered.
func resolve(fset *token.FileSet, list []analysis.TextEdit) ([]Edit, bool) {
	edits := make([]Edit, 0, len(list))
	for _, e := range list {
		end := later(e.Pos, e.End)
		file := fset.File(e.Pos)
		if file == nil || fset.File(end) != file {
			return nil, false
		}
		// Edits apply to the bytes of the file itself, whatever its line
		// directives say.
		edits = append(edits, Edit{
			fromToken(fset.PositionFor(e.Pos, false)), fromToken(fset.PositionFor(end, false)), string(e.NewText),
		})
	}
	slices.SortStableFunc(edits, func(a, b Edit) int {
		return cmp.Or(cmp.Compare(a.Posn.File, b.Posn.File), cmp.Compare(a.Posn.Offset, b.Posn.Offset))
	})
	for i := 1; i < len(edits); i++ {
		if prev := edits[i-1]; prev.Posn.File == edits[i].Posn.File && edits[i].Posn.Offset < prev.End.Offset {
			return nil, false
		}
	}
	return edits, len(edits) > 0
}

func later(pos, end token.Pos) token.Pos {
	if end.IsValid() && end > pos {
		return end
	}
	return pos
}

func position(fset *token.FileSet, pos token.Pos) Position { return fromToken(fset.Position(pos)) }

func fromToken(p token.Position) Position {
	return Position{File: p.Filename, Line: p.Line, Column: p.Column, Offset: p.Offset}
}

// Sort orders findings by file, line, column, check and message, and removes
// repetitions of identical ones. It changes the slice.
func Sort(list []Finding) []Finding {
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Posn.File, b.Posn.File), cmp.Compare(a.Posn.Line, b.Posn.Line),
			cmp.Compare(a.Posn.Column, b.Posn.Column), cmp.Compare(a.Check, b.Check),
			cmp.Compare(a.Message, b.Message), cmp.Compare(steps(a), steps(b)),
		)
	})
	return slices.CompactFunc(list, func(a, b Finding) bool { return reflect.DeepEqual(a, b) })
}

func steps(f Finding) string {
	var b strings.Builder
	for _, s := range f.Related {
		fmt.Fprintf(&b, "%s: %s\n", s.Posn, s.Message)
	}
	return b.String()
}

// Relative returns copies of the findings with the files below dir named
// relative to it.
func Relative(list []Finding, dir string) []Finding {
	list = slices.Clone(list)
	for i := range list {
		f := &list[i]
		f.Posn.File, f.End.File = ShortPath(dir, f.Posn.File), ShortPath(dir, f.End.File)
		f.Related = slices.Clone(f.Related)
		for j := range f.Related {
			f.Related[j].Posn.File = ShortPath(dir, f.Related[j].Posn.File)
		}
		f.Fixes = slices.Clone(f.Fixes)
		for j := range f.Fixes {
			edits := slices.Clone(f.Fixes[j].Edits)
			for k := range edits {
				edits[k].Posn.File = ShortPath(dir, edits[k].Posn.File)
				edits[k].End.File = ShortPath(dir, edits[k].End.File)
			}
			f.Fixes[j].Edits = edits
		}
	}
	return list
}

// ShortPath returns the file name relative to dir if it is below it, else
// unchanged.
func ShortPath(dir, name string) string {
	if !filepath.IsAbs(name) {
		return name
	}
	rel, err := filepath.Rel(dir, name)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return name
	}
	return rel
}
