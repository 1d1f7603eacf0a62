package host

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

// WriteUnfixable adds a finding that has no fix, which must outlast the others.
func (m *Module) WriteUnfixable() {
	m.T.Helper()
	m.Write("signup/extra.go", "package signup\n\n//consentvet:ignore consentcheck\nvar visitors int\n")
}

// Fixable returns the findings of consentvet in the module that have a suggested
// fix, and Automatic those among them that have one which may be applied
// without asking anybody: one that inserts no directive.
func (m *Module) Fixable(tool string) []Finding {
	m.T.Helper()
	return m.fixable(tool, func(string) bool { return true })
}

// Automatic: see Fixable.
func (m *Module) Automatic(tool string) []Finding {
	m.T.Helper()
	return m.fixable(tool, func(text string) bool { return !strings.Contains(text, "//consentvet:") })
}

func (m *Module) fixable(tool string, counts func(text string) bool) []Finding {
	m.T.Helper()
	r := m.Run(tool, "-json", "./...")
	var doc struct {
		Findings []struct {
			Check, Message string
			Posn           struct {
				File         string
				Line, Column int
			}
			Fixes []struct {
				Edits []struct{ New string }
			}
		}
	}
	if err := json.Unmarshal([]byte(r.Stdout), &doc); err != nil {
		m.T.Fatalf("%v\n%s", err, r)
	}
	var list []Finding
	for _, f := range doc.Findings {
		found := false
		for _, fix := range f.Fixes {
			for _, e := range fix.Edits {
				found = found || counts(e.New)
			}
		}
		if found {
			list = append(list, Finding{m.rel(f.Posn.File), f.Posn.Line, f.Posn.Column, f.Check, f.Message})
		}
	}
	return Sort(list)
}

// CheckFixed checks what a host's way to apply fixes has left of a module's
// findings: those that had a fix are gone, the others are still there, though
// on other lines, and the module builds.
func (m *Module) CheckFixed(t *testing.T, what string, before, fixable, after []Finding) {
	t.Helper()
	if len(fixable) == 0 {
		t.Fatalf("%s: there is no fix to apply in %v", what, before)
	}
	m.Must("go", "build", "./...")
	if len(fixable) == len(before) {
		t.Fatalf("%s: all of %v has a fix, so that nothing shows that the rest stays", what, before)
	}
	var want []Finding
	for _, f := range before {
		if count(fixable, f) == 0 {
			want = append(want, withoutLine(f))
		}
	}
	var got []Finding
	for _, f := range after {
		got = append(got, withoutLine(f))
	}
	for _, f := range got {
		if count(got, f) > count(want, f) {
			t.Errorf("after %s there still is, or newly, %s", what, f)
		}
	}
	for _, f := range want {
		if count(want, f) > count(got, f) {
			t.Errorf("after %s, although it has no fix, there is no more %s", what, f)
		}
	}
}

var lines = regexp.MustCompile(`\.go:\d+`)

// withoutLine is a finding wherever it, and what its message speaks of, stands.
func withoutLine(f Finding) Finding {
	f.Line, f.Col = 0, 0
	f.Message = lines.ReplaceAllString(f.Message, ".go")
	return f
}
