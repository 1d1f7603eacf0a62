package workspace

import (
	"errors"
	"maps"
	"os"
	"slices"

	"github.com/consentvet/consentvet/analyzers/command/internal/lsp"
	"github.com/consentvet/consentvet/analyzers/command/internal/output"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// Source names this program in diagnostics.
const Source = "consentvet"

// A Report is a finding in an editor's terms, for the file that it stands in.
type Report struct {
	Diagnostic lsp.Diagnostic
	Fixes      []Fix
}

// A Fix is a change of some files, which holds while their texts are the ones
// that it was made for.
type Fix struct {
	Title string
	Edits map[string][]lsp.TextEdit // by file
	Texts map[string][]byte         // by file
}

// A Converter turns findings into reports. Its Files are the buffers that were
// analysed; other files are read.
type Converter struct {
	Encoding lsp.Encoding
	Files    map[string][]byte
	read     map[string][]byte
}

// Findings returns the reports by file.
func (c *Converter) Findings(list []output.Finding) map[string][]Report {
	reports := make(map[string][]Report)
	for _, f := range list {
		d := lsp.Diagnostic{
			Range: c.span(f.Posn, f.End), Severity: lsp.SeverityWarning,
			Code: f.Check, Source: Source, Message: f.Message,
		}
		if f.URL != "" {
			d.Description = &lsp.CodeDescription{Href: f.URL}
		}
		for _, s := range f.Related {
			d.Related = append(d.Related, lsp.Related{
				Location: lsp.Location{URI: lsp.URI(s.Posn.File), Range: c.span(s.Posn, s.Posn)}, Message: s.Message,
			})
		}
		r := Report{Diagnostic: d}
		for _, fix := range f.Fixes {
			r.Fixes = append(r.Fixes, c.fix(fix))
		}
		reports[f.Posn.File] = append(reports[f.Posn.File], r)
	}
	return reports
}

func (c *Converter) fix(f output.Fix) Fix {
	fix := Fix{Title: f.Message, Edits: make(map[string][]lsp.TextEdit), Texts: make(map[string][]byte)}
	for _, e := range f.Edits {
		text := c.text(e.Posn.File)
		fix.Texts[e.Posn.File] = text
		fix.Edits[e.Posn.File] = append(fix.Edits[e.Posn.File], lsp.TextEdit{
			Range:   lsp.Range{Start: c.Encoding.Position(text, e.Posn.Offset), End: c.Encoding.Position(text, e.End.Offset)},
			NewText: e.New,
		})
	}
	return fix
}

// Taxonomy returns the defects of a taxonomy by file, and those that stand in
// no file.
func (c *Converter) Taxonomy(err error) (reports map[string][]Report, rest []error) {
	reports = make(map[string][]Report)
	seen := make(map[string]bool)
	for _, e := range split(err) {
		if seen[e.Error()] {
			continue
		}
		seen[e.Error()] = true
		var te *taxonomy.Error
		if !errors.As(e, &te) || te.Pos.Line == 0 || te.Pos.BuiltIn() {
			rest = append(rest, e)
			continue
		}
		pos := output.Position{File: te.Pos.File, Line: te.Pos.Line, Column: te.Pos.Col}
		reports[te.Pos.File] = append(reports[te.Pos.File], Report{Diagnostic: lsp.Diagnostic{
			Range: c.span(pos, pos), Severity: lsp.SeverityError, Code: "taxonomy", Source: Source,
			Message: te.Msg + "; nothing is analysed until this is mended",
		}})
	}
	return reports, rest
}

// span converts a part of a file. An empty one is widened to the word that
// starts there, so that there is something to underline.
func (c *Converter) span(start, end output.Position) lsp.Range {
	text := c.text(start.File)
	from, to := c.offset(text, start), c.offset(text, end)
	if end.File != start.File || to <= from {
		for to = from; to < len(text) && isWord(text[to]); to++ {
		}
	}
	return lsp.Range{Start: c.Encoding.Position(text, from), End: c.Encoding.Position(text, to)}
}

// offset finds a place by line and column: the offset of a position that a
// line directive moved is one in another file.
func (c *Converter) offset(text []byte, p output.Position) int {
	start, err := lsp.Encoding("utf-8").Offset(text, lsp.Position{Line: max(p.Line-1, 0)})
	if err != nil {
		return len(text)
	}
	return min(start+max(p.Column-1, 0), len(text))
}

func isWord(b byte) bool {
	return b == '_' || b >= 0x80 || '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
}

func (c *Converter) text(file string) []byte {
	if text, ok := c.Files[file]; ok {
		return text
	}
	if text, ok := c.read[file]; ok {
		return text
	}
	text, _ := os.ReadFile(file) // without it, positions are at its start
	if c.read == nil {
		c.read = make(map[string][]byte)
	}
	c.read[file] = text
	return text
}

// FilesOf lists the files with reports, sorted.
func FilesOf(reports map[string][]Report) []string { return slices.Sorted(maps.Keys(reports)) }
