package host

import (
	"cmp"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A Finding is what every host shows of one, in the common form.
type Finding struct {
	File      string // relative to the module, with slashes
	Line, Col int
	Check     string
	Message   string
}

func (f Finding) String() string {
	return fmt.Sprintf("%s:%d:%d: %s [%s]", f.File, f.Line, f.Col, f.Message, f.Check)
}

// textLine is the first line of a finding as text; its steps start with a tab
// or, under go vet, have one behind their position.
var textLine = regexp.MustCompile(`^(\S[^\t]*?):(\d+):(\d+): ([^\t].*) \[(\w+)\]$`)

// Parse reads the text that consentvet and go vet print.
func (m *Module) Parse(text string) []Finding {
	m.T.Helper()
	var list []Finding
	for line := range strings.Lines(text) {
		if f := textLine.FindStringSubmatch(strings.TrimRight(line, "\r\n")); f != nil {
			list = append(list, Finding{m.rel(f[1]), number(f[2]), number(f[3]), f[5], f[4]})
		}
	}
	return Sort(list)
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err) // the expression says digits
	}
	return n
}

// rel names a file relative to the module.
func (m *Module) rel(name string) string {
	if filepath.IsAbs(name) {
		if rel, err := filepath.Rel(m.Dir, name); err == nil {
			name = rel
		}
	}
	return filepath.ToSlash(filepath.Clean(name))
}

// Sort orders findings by place, check and message. It changes the slice.
func Sort(list []Finding) []Finding {
	slices.SortFunc(list, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Check, b.Check), cmp.Compare(a.Message, b.Message))
	})
	return list
}

// Same reports an error for each finding that one of the hosts lacks, and when
// there is none at all.
func Same(t *testing.T, what string, want, got []Finding) {
	t.Helper()
	if len(want) == 0 {
		t.Errorf("%s: there is nothing to compare with", what)
	}
	for _, f := range want {
		if n, m := count(want, f), count(got, f); n > m {
			t.Errorf("%s lacks %s", what, f)
		}
	}
	for _, f := range got {
		if n, m := count(want, f), count(got, f); m > n {
			t.Errorf("%s has in addition, or repeats, %s", what, f)
		}
	}
}

func count(list []Finding, f Finding) int {
	n := 0
	for _, g := range list {
		if g == f {
			n++
		}
	}
	return n
}
