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

	"github.com/consentvet/consentvet/analyzers/internal/base"
	"github.com/consentvet/consentvet/analyzers/internal/config"
	"github.com/consentvet/consentvet/analyzers/internal/report"
)

// TestGuards holds what counts as a consent guard: each form stands beside the
// twin that looks like it and must be reported.
func TestGuards(t *testing.T) {
	runCases(t, "guardstubs/taxonomy.yml", "guard/...", "guardstubs/customer", "guardstubs/consent", "guardstubs/privacy")
}

// TestGuardPolicies holds what policy.require asks for, value by value.
func TestGuardPolicies(t *testing.T) {
	for _, require := range []string{"consent", "purpose", "both"} {
		t.Run(require, func(t *testing.T) {
			runCases(t, "guardpolicy/"+require+".yml", "guardpolicy/"+require)
		})
	}
}

// TestPolicy holds what the taxonomy asks for beyond a check: explicit consent
// for special categories, and safeguards that an approval depends on.
func TestPolicy(t *testing.T) {
	runCases(t, "guardstubs/taxonomy.yml", "policy/special", "policy/safeguards", "policy/recordings")
}

// TestReasons holds the places that a finding about consent points at besides
// the way of the data: the check that it speaks of, and the path without one.
func TestReasons(t *testing.T) {
	var got []string
	for _, act := range analyseWith(t, "guardstubs/taxonomy.yml", "guard/messages") {
		if act.Package.PkgPath != "guard/messages" {
			continue
		}
		for _, d := range act.Diagnostics {
			got = append(got, fmt.Sprintf("%d", act.Package.Fset.Position(d.Pos).Line))
			for _, r := range d.Related {
				if strings.HasSuffix(r.Message, "read here") || strings.HasPrefix(r.Message, "sent by") {
					continue
				}
				got = append(got, fmt.Sprintf("  %d: %s", act.Package.Fset.Position(r.Pos).Line, r.Message))
			}
		}
	}
	want := []string{
		"12",
		"17", "  16: consent for training is asked here",
		"23", "  22: consent for analytics is asked here",
		"29", "  28: the other one is asked about here",
		"39", "  34: a path without it comes from here", "  35: asked here",
		"46", "  43: the check that said no",
		"58", "  57: asked here",
		"53", "  50: the check that may fail", // another check, failopen
	}
	if diff := cmp.Diff(want, sortedNotes(got)); diff != "" {
		t.Errorf("lines of findings and what they point at (-want +got):\n%s", diff)
	}
}

// TestNotProven holds that the explanation of what may leave says where nothing
// shows whose consent it is.
func TestNotProven(t *testing.T) {
	yaml, err := os.ReadFile(filepath.Join(testdata, "src/guardstubs/taxonomy.yml"))
	if err != nil {
		t.Fatal(err)
	}
	loader := &config.Loader{Data: yaml, Name: ".consentvet.yml"}
	allowed := report.Allowed(base.New(loader).Flows)
	graph, err := checker.Analyze([]*analysis.Analyzer{allowed}, loadCases(t, []string{"guard/unproven"}), nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Fatal(act.Err)
		}
		for _, d := range act.Diagnostics {
			_, why, _ := strings.Cut(d.Message, "may go to Acme: ")
			got = append(got, fmt.Sprintf("%d: %s", act.Package.Fset.Position(d.Pos).Line, why))
		}
	}
	want := []string{
		"13: a consent check covers it for marketing (consent.Granted at unproven.go:12)",
		"20: a consent check covers it for marketing (consent.Granted at unproven.go:19, subject: not proven)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what may leave (-want +got):\n%s", diff)
	}
}

// sortedNotes orders what each finding points at by line.
func sortedNotes(list []string) []string {
	for i := 0; i < len(list); i++ {
		j := i + 1
		for j < len(list) && strings.HasPrefix(list[j], " ") {
			j++
		}
		slices.Sort(list[i+1 : j])
		i = j - 1
	}
	return list
}
