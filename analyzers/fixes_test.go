package analyzers_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/consentvet/consentvet/analyzers"
)

// fixShapes are cases for one form of consent check each: the only one that the
// taxonomy then has.
var fixShapes = map[string]string{
	"lookup":     "{func: guardstubs/consent.Lookup, subject: {arg: 0}, purpose: {arg: 1}}",
	"require":    "{func: guardstubs/consent.Require, subject: {arg: 0}, purpose: {arg: 1}}",
	"optedout":   `{func: guardstubs/consent.OptedOut, subject: {arg: 0}, purpose: {arg: 1}, granted_when: "false"}`,
	"status":     "{func: guardstubs/consent.Status, subject: {arg: 0}, purpose: {arg: 1}, granted_when: guardstubs/consent.Yes}",
	"find":       "{func: guardstubs/consent.Find, subject: {arg: 0}, purpose: {arg: 1}, granted_when: non-nil}",
	"whole":      "{func: guardstubs/consent.Of, subject: {arg: 0, path: ID}, purpose: {arg: 1}}",
	"method":     "{func: (*guardstubs/consent.Ledger).Allows, subject: {arg: 1}, purpose: {arg: 2}}",
	"agreed":     "{func: (*guardstubs/customer.Customer).Agreed, subject: {receiver: true}, purpose: {arg: 0}}",
	"fixed":      "{func: guardstubs/consent.Newsletter, subject: {arg: 0}, purpose: {const: marketing}}",
	"must":       "{func: guardstubs/consent.Must, subject: {arg: 0}, purpose: {arg: 1}, granted_when: returns}",
	"unimported": "{func: guardstubs/consent.Granted, subject: {arg: 0}, purpose: {arg: 1}}",
	"indirect":   "{func: guardstubs/consent.Status, subject: {arg: 0}, purpose: {arg: 1}, granted_when: guardstubs/consent.Yes}",
	"apart":      "{func: guardstubs/consent.Granted, subject: {arg: 0}, purpose: {arg: 1}}",
	"recording":  "{func: guardstubs/consent.AllAgreed, subject: {arg: 0}, purpose: {const: support}, parties: all}",
}

// TestFixes holds that the suggested fixes are those that the comments of the
// cases name, and that code with any of them applied compiles and is no longer
// reported there.
func TestFixes(t *testing.T) {
	yaml, err := os.ReadFile(filepath.Join(testdata, "src/guardstubs/taxonomy.yml"))
	if err != nil {
		t.Fatal(err)
	}
	t.Run("fixes", func(t *testing.T) { checkFixes(t, "policy/fixes", yaml) })
	head, rest, _ := strings.Cut(string(yaml), "consent_checks:\n")
	_, tail, _ := strings.Cut(rest, "purpose_tags:\n")
	// A vendor that records needs an approval for anything to be suggested.
	head = strings.Replace(head, "  - name: Phone\n", "  - name: Phone\n    approved: [{categories: [user], purposes: [support]}]\n", 1)
	for name, check := range fixShapes {
		t.Run(name, func(t *testing.T) {
			checkFixes(t, "policy/fixshapes/"+name, []byte(head+"consent_checks:\n  - "+check+"\npurpose_tags:\n"+tail))
		})
	}
}

func checkFixes(t *testing.T, pkg string, yaml []byte) {
	before := fixRun(t, pkg, yaml, nil)
	file := filepath.Join(testdata, "src", pkg, filepath.Base(pkg)+".go")
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	name, err := filepath.Abs(file)
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for i, l := range strings.Split(string(source), "\n") {
		if _, titles, ok := strings.Cut(l, "// fix "); ok {
			want = append(want, fmt.Sprintf("%d: %s", i+1, titles))
		} else if strings.Contains(l, "// nofix") {
			want = append(want, fmt.Sprintf("%d: ", i+1))
		}
	}
	rounds := 0
	for _, d := range before {
		var titles []string
		for _, f := range d.fixes {
			titles = append(titles, fmt.Sprintf("%q", f.Message))
		}
		rounds = max(rounds, len(titles))
		got = append(got, fmt.Sprintf("%d: %s", d.line, strings.Join(titles, " ")))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("fixes by line (-want +got):\n%s", diff)
	}
	for n := range rounds {
		left := 0
		var edits []fixEdit
		for _, d := range before {
			if n >= len(d.fixes) {
				left++
				continue
			}
			edits = append(edits, d.edits[n]...)
		}
		text := applied(string(source), edits)
		after := fixRun(t, pkg, yaml, map[string][]byte{name: []byte(text)}) // fails where it does not compile
		if len(after) != left {
			t.Errorf("with fix %d of each applied, %d findings are left, want %d:\n%v\n%s", n, len(after), left, after, text)
		}
	}
}

// applied makes edits as hosts do: those that several fixes share only once.
func applied(text string, edits []fixEdit) string {
	slices.SortStableFunc(edits, func(a, b fixEdit) int { return b.from - a.from }) // from the end, so that offsets stay
	for _, e := range slices.Compact(edits) {
		text = text[:e.from] + e.text + text[e.to:]
	}
	return text
}

type fixFinding struct {
	line  int
	text  string
	fixes []analysis.SuggestedFix
	edits [][]fixEdit
}

type fixEdit struct {
	from, to int
	text     string
}

func fixRun(t *testing.T, pkg string, yaml []byte, overlay map[string][]byte) []fixFinding {
	t.Helper()
	checks, err := analyzers.New(yaml)
	if err != nil {
		t.Fatal(err)
	}
	graph, err := checker.Analyze(checks, loadOver(t, []string{pkg}, overlay), nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []fixFinding
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Fatal(act.Err)
		}
		for _, d := range act.Diagnostics {
			if act.Package.PkgPath == pkg {
				out = append(out, fixOf(act.Package, d))
			}
		}
	}
	slices.SortStableFunc(out, func(a, b fixFinding) int { return a.line - b.line })
	return out
}

func fixOf(pkg *packages.Package, d analysis.Diagnostic) fixFinding {
	f := fixFinding{line: pkg.Fset.Position(d.Pos).Line, text: d.Message, fixes: d.SuggestedFixes}
	for _, fix := range d.SuggestedFixes {
		var edits []fixEdit
		for _, e := range fix.TextEdits {
			edits = append(edits, fixEdit{pkg.Fset.Position(e.Pos).Offset, pkg.Fset.Position(e.End).Offset, string(e.NewText)})
		}
		f.edits = append(f.edits, edits)
	}
	return f
}
