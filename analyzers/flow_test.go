package analyzers_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"

	"github.com/consentvet/consentvet/analyzers"
)

const flowTaxonomy = "flow/taxonomy.yml"

// TestFlow holds what data flows are seen: each construct that must be
// reported stands beside its nearest innocent neighbour.
func TestFlow(t *testing.T) { runCases(t, flowTaxonomy, "flow/...") }

// TestSteps holds the way that a finding tells: from where the data is read to
// where it leaves, each step at its line.
func TestSteps(t *testing.T) {
	var got []string
	for _, act := range analyse(t, "flow/steps") {
		if act.Package.PkgPath != "flow/steps" {
			continue // what it imports
		}
		for _, d := range act.Diagnostics {
			got = append(got, fmt.Sprintf("%d", act.Package.Fset.Position(d.Pos).Line))
			for _, r := range d.Related {
				p := act.Package.Fset.Position(r.Pos)
				got = append(got, fmt.Sprintf("  %d: %s", p.Line, r.Message))
			}
		}
	}
	want := []string{
		"16",
		"  13: Person.Email read here",
		"  15: passed through fmt.Sprintf",
		`  15: stored in map["mail"]`,
		"  16: sent by sdk.Send",
		"22",
		"  22: Person.Phone read here",
		"  22: passed to steps.forward",
		"  19: sent by sdk.Text",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("lines of findings and their steps (-want +got):\n%s", diff)
	}
}

// TestFlowAlike analyses everything twice: the output must not depend on the
// order of maps or on who is first.
func TestFlowAlike(t *testing.T) {
	dump := func() []string {
		var out []string
		for _, act := range analyse(t, "flow/...") {
			for _, d := range act.Diagnostics {
				s := fmt.Sprintf("%v %s", act.Package.Fset.Position(d.Pos), d.Message)
				for _, r := range d.Related {
					s += fmt.Sprintf("\n\t%v %s", act.Package.Fset.Position(r.Pos), r.Message)
				}
				out = append(out, s)
			}
		}
		slices.Sort(out) // of packages and checks, which run in parallel
		return out
	}
	first, second := dump(), dump()
	if len(first) == 0 {
		t.Fatal("nothing is reported")
	}
	for i := range min(len(first), len(second)) {
		if first[i] != second[i] {
			t.Fatalf("two runs differ:\n%s\n%s", first[i], second[i])
		}
	}
	if len(first) != len(second) {
		t.Errorf("two runs report %d and %d findings", len(first), len(second))
	}
}

// analyse returns the actions of all checks on the packages.
func analyse(t *testing.T, patterns ...string) []*checker.Action {
	t.Helper()
	return analyseWith(t, flowTaxonomy, patterns...)
}

// analyseWith is analyse with another taxonomy.
func analyseWith(t *testing.T, taxonomy string, patterns ...string) []*checker.Action {
	t.Helper()
	yaml, err := os.ReadFile(filepath.Join(testdata, "src", taxonomy))
	if err != nil {
		t.Fatal(err)
	}
	var checks []*analysis.Analyzer
	if checks, err = analyzers.New(yaml); err != nil {
		t.Fatal(err)
	}
	graph, err := checker.Analyze(checks, loadCases(t, patterns), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Fatalf("%s: %s: %v", act.Package.PkgPath, act.Analyzer.Name, act.Err)
		}
	}
	return graph.Roots
}

// TestUnknownHosts runs the cases of hosts that cannot be told, for those who
// want to hear of them.
func TestUnknownHosts(t *testing.T) { runCases(t, "unknown/taxonomy.yml", "unknown/...") }
