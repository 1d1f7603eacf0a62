package output

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Text writes each finding as "file:line:col: message [check]" with its steps
// below, indented by a tab. The error is the writer's.
func Text(w io.Writer, list []Finding) error {
	b := bufio.NewWriter(w)
	for _, f := range list {
		fmt.Fprintf(b, "%s: %s [%s]\n", f.Posn, f.Message, f.Check)
		for _, s := range f.Related {
			fmt.Fprintf(b, "\t%s: %s\n", s.Posn, s.Message)
		}
	}
	return b.Flush()
}

// report is the JSON document.
type report struct {
	Version  int       `json:"version"` // of this schema; raised when a member changes its meaning
	Findings []Finding `json:"findings"`
}

// JSON writes the findings as one document: {"version": 1, "findings": [...]},
// each as [Finding] says. It may change
// the names of files in list. The error is the writer's.
func JSON(w io.Writer, list []Finding) error {
	if list == nil {
		list = []Finding{}
	}
	for i := range list {
		list[i] = withSlashes(list[i])
	}
	return writeJSON(w, report{Version: 1, Findings: list})
}

// withSlashes names files the same on every system.
func withSlashes(f Finding) Finding {
	f.Posn.File, f.End.File = slashed(f.Posn.File), slashed(f.End.File)
	for i := range f.Related {
		f.Related[i].Posn.File = slashed(f.Related[i].Posn.File)
	}
	for i := range f.Fixes {
		for j := range f.Fixes[i].Edits {
			e := &f.Fixes[i].Edits[j]
			e.Posn.File, e.End.File = slashed(e.Posn.File), slashed(e.End.File)
		}
	}
	return f
}

func slashed(name string) string { return filepath.ToSlash(name) }

// Terminal writes findings for people: with the source line of the finding and
// of each step. Names of files are relative to Dir.
type Terminal struct {
	Dir   string
	Color bool

	src *sources
}

// Escape sequences for what the text is, not how it looks.
const (
	styleReset  = "\x1b[0m"
	stylePlace  = "\x1b[1m"
	styleCheck  = "\x1b[31m"
	styleMarker = "\x1b[31m"
	styleNote   = "\x1b[2m"
)

func (t *Terminal) style(style, text string) string {
	if !t.Color {
		return text
	}
	return style + text + styleReset
}

// Write writes the findings. The error is the writer's.
func (t *Terminal) Write(w io.Writer, list []Finding) error {
	if t.src == nil {
		t.src = &sources{dir: t.Dir}
	}
	b := bufio.NewWriter(w)
	for i, f := range list {
		if i > 0 {
			fmt.Fprintln(b)
		}
		fmt.Fprintf(b, "%s: %s %s\n", t.style(stylePlace, f.Posn.String()), f.Message, t.style(styleCheck, "["+f.Check+"]"))
		t.frame(b, f.Posn, f.End, "")
		for _, s := range f.Related {
			fmt.Fprintf(b, "\t%s: %s\n", t.style(styleNote, s.Posn.String()), s.Message)
			t.frame(b, s.Posn, s.Posn, "\t")
		}
	}
	return b.Flush()
}

// frame writes the source line of a position with a marker below it. Without
// the line, it writes nothing.
func (t *Terminal) frame(w io.Writer, from, to Position, indent string) {
	line, ok := t.src.line(from)
	if !ok {
		return
	}
	line = printable(line)
	fmt.Fprintf(w, "%s%6d | %s\n", indent, from.Line, line)
	if from.Column < 1 || from.Column > len(line)+1 {
		return
	}
	before := line[:from.Column-1]
	width := 1
	if to.Line == from.Line && to.Column > from.Column && to.Column <= len(line)+1 {
		width = utf8.RuneCountInString(line[from.Column-1 : to.Column-1])
	}
	marker := t.style(styleMarker, "^"+strings.Repeat("~", width-1))
	fmt.Fprintf(w, "%s       | %s%s\n", indent, blank(before), marker)
}

// blank keeps the tabs of s, so that what follows lines up with the text.
func blank(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, s)
}

// printable replaces control characters, which source may contain and a
// terminal would obey, one byte by one byte so that columns stay.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' || r == 0x7f {
			return '?'
		}
		return r
	}, s)
}
