package lsp

import (
	"bytes"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Position is a place in a text. Lines and characters count from 0; what a
// character is depends on the [Encoding].
type Position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// A Range is the text from Start up to End.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// Overlaps reports whether the ranges share a place; touching is enough.
func (r Range) Overlaps(s Range) bool { return !before(r.End, s.Start) && !before(s.End, r.Start) }

func before(a, b Position) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Character < b.Character
}

// An Encoding says what the characters of a position count: "utf-8" bytes,
// "utf-16" code units (the default), or "utf-32" code points.
type Encoding string

// width is how many characters a rune counts.
func (e Encoding) width(r rune, size int) int {
	switch {
	case e == "utf-8":
		return size
	case e == "utf-32" || r < 0x10000:
		return 1
	}
	return 2
}

// Position returns the position of a byte offset. Offsets outside the text are
// moved to its ends.
func (e Encoding) Position(text []byte, offset int) Position {
	offset = max(0, min(offset, len(text)))
	var p Position
	start := 0
	for i := 0; i < offset; i++ {
		if text[i] == '\n' {
			p.Line++
			start = i + 1
		}
	}
	for i := start; i < offset; {
		r, size := utf8.DecodeRune(text[i:])
		p.Character += e.width(r, size)
		i += size
	}
	return p
}

// Offset returns the byte offset of a position. A character past the end of
// its line means the end of the line, as the protocol has it; a line past the
// end of the text is an error.
func (e Encoding) Offset(text []byte, p Position) (int, error) {
	i := 0
	for line := 0; line < p.Line; line++ {
		n := bytes.IndexByte(text[i:], '\n')
		if n < 0 {
			return 0, fmt.Errorf("line %d is past the end of the text, which has %d lines", p.Line+1, line+1)
		}
		i += n + 1
	}
	for c := 0; c < p.Character && i < len(text) && text[i] != '\n' && !(text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n'); {
		r, size := utf8.DecodeRune(text[i:])
		c += e.width(r, size)
		i += size
	}
	return i, nil
}

// A Change is a change of a text; without a range, it is the whole new text.
type Change struct {
	Range *Range `json:"range,omitempty"`
	Text  string `json:"text"`
}

// Apply returns the text after the change.
func (e Encoding) Apply(text []byte, c Change) ([]byte, error) {
	if c.Range == nil {
		return []byte(c.Text), nil
	}
	start, err := e.Offset(text, c.Range.Start)
	if err != nil {
		return nil, err
	}
	end, err := e.Offset(text, c.Range.End)
	if err != nil {
		return nil, err
	}
	if end < start {
		return nil, fmt.Errorf("the range to change ends before it starts")
	}
	out := make([]byte, 0, len(text)-(end-start)+len(c.Text))
	out = append(out, text[:start]...)
	out = append(out, c.Text...)
	return append(out, text[end:]...), nil
}

// Shift says where a part of the old text is in the new one. Where more than
// one stretch was changed, a part between them is found by its lines. A part
// that was changed itself is gone.
func Shift(old, new []byte, start, end int) (newStart, newEnd int, ok bool) {
	prefix := 0
	for prefix < len(old) && prefix < len(new) && old[prefix] == new[prefix] {
		prefix++
	}
	suffix := 0
	for suffix < len(old)-prefix && suffix < len(new)-prefix && old[len(old)-1-suffix] == new[len(new)-1-suffix] {
		suffix++
	}
	changed, grown := len(old)-suffix, len(new)-len(old)
	switch {
	case end <= prefix:
		return start, end, true
	case start >= changed:
		return start + grown, end + grown, true
	}
	if newStart, ok = sameLines(old, new, start, end); ok {
		return newStart, newStart + end - start, true
	}
	switch {
	case start >= prefix && end <= changed:
		return 0, 0, false
	case start < prefix && end >= changed:
		return start, end + grown, true
	case start < prefix:
		return start, prefix, true
	}
	return changed + grown, end + grown, true
}

// sameLines finds the lines that a part of the old text touches in the new one:
// the nth of as many that are the same.
func sameLines(old, new []byte, start, end int) (newStart int, ok bool) {
	first := bytes.LastIndexByte(old[:start], '\n') + 1
	last := len(old)
	if i := bytes.IndexByte(old[end:], '\n'); i >= 0 {
		last = end + i
	}
	lines := append(append([]byte{'\n'}, old[first:last]...), '\n')
	before, in := places(old, lines), places(new, lines)
	i := slices.Index(before, first)
	if i < 0 || len(before) != len(in) {
		return 0, false
	}
	return in[i] + start - first, true
}

// places are the offsets at which the lines, within their newlines, stand in
// the text.
func places(text, lines []byte) []int {
	text = append(append([]byte{'\n'}, text...), '\n')
	var list []int
	for at := 0; ; {
		i := bytes.Index(text[at:], lines)
		if i < 0 {
			return list
		}
		list = append(list, at+i)
		at += i + len(lines) - 1 // its last newline may be another's first
	}
}

// Path returns the file that a URI names, "" if it names none.
func Path(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return ""
	}
	path := u.Path
	if runtime.GOOS == "windows" {
		path = strings.TrimPrefix(path, "/")
	}
	return filepath.FromSlash(path)
}

// URI returns the URI of a file.
func URI(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/dir
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
