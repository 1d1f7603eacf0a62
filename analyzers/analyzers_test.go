package analyzers_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers"
	"github.com/consentvet/consentvet/analyzers/approvedsink"
	"github.com/consentvet/consentvet/analyzers/consentcheck"
	"github.com/consentvet/consentvet/analyzers/datatype"
	"github.com/consentvet/consentvet/analyzers/directive"
	"github.com/consentvet/consentvet/analyzers/failopen"
	"github.com/consentvet/consentvet/analyzers/interception"
	"github.com/consentvet/consentvet/analyzers/internal/base"
	"github.com/consentvet/consentvet/analyzers/purposetag"
	"github.com/consentvet/consentvet/analyzers/taxonomy"
)

func TestAll(t *testing.T) {
	all := analyzers.All()
	if err := analysis.Validate(all); err != nil {
		t.Error(err)
	}
	if !slices.IsSortedFunc(all, func(a, b *analysis.Analyzer) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the checks are not in alphabetical order")
	}
}

func TestNew(t *testing.T) {
	if _, err := analyzers.New([]byte("version: 1\nvendorz: []\n")); err == nil || !strings.Contains(err.Error(), "2:1") {
		t.Errorf("error of a broken taxonomy is %v", err)
	}
	for _, ok := range []string{"version: 1\n", "version: 1\nextends: []\n"} {
		list, err := analyzers.New([]byte(ok))
		if err != nil || len(list) != len(analyzers.All()) {
			t.Errorf("New(%q) = %d checks, %v", ok, len(list), err)
		}
	}
}

// Directives may name the checks that there are.
func TestNames(t *testing.T) {
	var names []string
	for _, a := range analyzers.All() {
		names = append(names, a.Name)
	}
	if !slices.Equal(names, base.Checks()) {
		t.Errorf("the checks are %v, and package base says %v", names, base.Checks())
	}
}

func TestNewCombined(t *testing.T) {
	if _, err := analyzers.NewCombined([]byte("version: 1\nvendorz: []\n")); err == nil || !strings.Contains(err.Error(), "2:1") {
		t.Errorf("error of a broken taxonomy is %v", err)
	}
	a, err := analyzers.NewCombined([]byte("version: 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := analysis.Validate([]*analysis.Analyzer{a}); err != nil {
		t.Error(err)
	}
	if a.Flags.Lookup("datatype.suggest") == nil {
		t.Error("the flags of the checks are missing")
	}
}

// Each check's package has an Analyzer, and all of them go together.
func TestExported(t *testing.T) {
	exported := []*analysis.Analyzer{
		approvedsink.Analyzer, consentcheck.Analyzer, datatype.Analyzer, directive.Analyzer,
		failopen.Analyzer, interception.Analyzer, purposetag.Analyzer, taxonomy.Analyzer,
	}
	if err := analysis.Validate(exported); err != nil {
		t.Error(err)
	}
	var names []string
	for _, a := range exported {
		names = append(names, a.Name)
	}
	if !slices.Equal(names, base.Checks()) {
		t.Errorf("the exported checks are %v, want %v", names, base.Checks())
	}
}
