package analyzers_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers"
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
