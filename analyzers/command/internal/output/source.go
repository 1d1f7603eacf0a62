package output

import (
	"os"
	"path/filepath"
	"strings"
	"unicode/utf16"
)

// sources reads the lines of source files, each file once. Names are relative
// to dir, or absolute.
type sources struct {
	dir   string
	files map[string][]string
}

// lines returns the lines of a file, nil if it cannot be read.
func (s *sources) lines(name string) []string {
	if !filepath.IsAbs(name) {
		name = filepath.Join(s.dir, name)
	}
	lines, ok := s.files[name]
	if !ok {
		if data, err := os.ReadFile(name); err == nil {
			lines = strings.Split(string(data), "\n")
		}
		if s.files == nil {
			s.files = make(map[string][]string)
		}
		s.files[name] = lines
	}
	return lines
}

// line returns the line of a position without its end.
func (s *sources) line(p Position) (string, bool) {
	lines := s.lines(p.File)
	if p.Line < 1 || p.Line > len(lines) {
		return "", false
	}
	return strings.TrimSuffix(lines[p.Line-1], "\r"), true
}

// between returns the text from one position up to another, "" if it is not
// there.
func (s *sources) between(from, to Position) string {
	if from.File != to.File || from.Line > to.Line || from.Column < 1 || to.Column < 1 {
		return ""
	}
	var parts []string
	for n := from.Line; n <= to.Line; n++ {
		line, ok := s.line(Position{File: from.File, Line: n})
		if !ok {
			return ""
		}
		if n == to.Line {
			line = line[:min(to.Column-1, len(line))]
		}
		if n == from.Line {
			line = line[min(from.Column-1, len(line)):]
		}
		parts = append(parts, line)
	}
	return strings.Join(parts, "\n")
}

// column returns the column of a position in UTF-16 code units, which is how
// editors and code hosts count. Where the line cannot be read, it is that of
// the bytes.
func (s *sources) column(p Position) int {
	line, ok := s.line(p)
	if !ok || p.Column < 1 || p.Column > len(line)+1 {
		return p.Column
	}
	units := 0
	for _, r := range line[:p.Column-1] {
		units += utf16.RuneLen(r) // an invalid byte is read as U+FFFD, one unit
	}
	return units + 1
}
