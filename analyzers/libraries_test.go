package analyzers_test

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/consentvet/consentvet/analyzers"
)

// TestLibraries runs the checks over code that uses the real libraries of which
// there are models, at the versions that the module in testdata/models pins.
func TestLibraries(t *testing.T) {
	root := filepath.Join(testdata, "models")
	yaml, err := os.ReadFile(filepath.Join(root, "flow", "taxonomy.yml"))
	if err != nil {
		t.Fatal(err)
	}
	checks, err := analyzers.New(yaml)
	if err != nil {
		t.Fatal(err)
	}
	pkgs, err := packages.Load(&packages.Config{Mode: caseMode, Dir: root, Env: append(os.Environ(), "GOWORK=off")}, "./flow/...")
	if err != nil {
		t.Fatal(err)
	}
	onlyFirstParty(t, pkgs)
	graph, err := checker.Analyze(checks, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := findings(t, graph)
	for _, pkg := range pkgs {
		t.Run(filepath.Base(pkg.PkgPath), func(t *testing.T) { compare(t, pkg, found[pkg]) })
	}
}
