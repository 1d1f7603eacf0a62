package output

import (
	"cmp"
	"fmt"
	"go/format"
	"maps"
	"slices"
	"strings"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
)

// Apply applies the first fix of each finding that asserts nothing, and returns
// the new content of the files that change, formatted. A fix that overlaps with one of an earlier
// finding is left for the next time. The error tells which file cannot be read
// or has changed since it was analysed.
func Apply(list []Finding, readFile func(name string) ([]byte, error)) (map[string][]byte, error) {
	edits := make(map[string][]Edit)
	for _, f := range list {
		fix := automatic(f)
		if clash(edits, fix) {
			continue
		}
		for _, e := range fix {
			if !slices.Contains(edits[e.Posn.File], e) { // two findings may want the same import
				edits[e.Posn.File] = append(edits[e.Posn.File], e)
			}
		}
	}
	files := make(map[string][]byte)
	for _, name := range slices.Sorted(maps.Keys(edits)) {
		data, err := readFile(name)
		if err != nil {
			return nil, err
		}
		if files[name], err = applyEdits(name, data, edits[name]); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// automatic returns the edits of the first fix that can be made without asking
// anybody, nil if there is none.
func automatic(f Finding) []Edit {
	for _, fix := range f.Fixes {
		if !slices.ContainsFunc(fix.Edits, func(e Edit) bool { return finding.Asserts(e.New) }) {
			return fix.Edits
		}
	}
	return nil
}

// clash reports whether one of the edits touches what another changes, unless
// it is the same.
func clash(have map[string][]Edit, edits []Edit) bool {
	for _, e := range edits {
		for _, h := range have[e.Posn.File] {
			if h != e && e.Posn.Offset <= h.End.Offset && h.Posn.Offset <= e.End.Offset {
				return true
			}
		}
	}
	return false
}

func applyEdits(name string, data []byte, edits []Edit) ([]byte, error) {
	slices.SortFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Posn.Offset, b.Posn.Offset) })
	var out strings.Builder
	last := 0
	for _, e := range edits {
		if e.End.Offset > len(data) || e.Posn.Offset < last {
			return nil, fmt.Errorf("%s: the file has changed since it was analysed", e.Posn)
		}
		out.Write(data[last:e.Posn.Offset])
		out.WriteString(e.New)
		last = e.End.Offset
	}
	out.Write(data[last:])
	text := []byte(out.String())
	if !strings.HasSuffix(name, ".go") {
		return text, nil
	}
	formatted, err := format.Source(text)
	if err != nil {
		return nil, fmt.Errorf("%s: a suggested fix does not parse: %w", name, err)
	}
	return formatted, nil
}
