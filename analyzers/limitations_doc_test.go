package analyzers_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/consentvet/consentvet/analyzers"
)

const limitationsTaxonomy = `
version: 1
extends: [fideslang]
first_party: [shop/...]
data:
  - type: shop/customer.Customer
    subject: ID
    fields: {Email: user.contact.email}
vendors:
  - name: Vendor
    sinks: [{func: sdk.example/sdk.Send}]
    hosts: [api.vendor.example]
consent_checks:
  - func: shop/consent.Granted
    subject: {arg: 0}
    purpose: {arg: 1}
`

// TestLimitations keeps docs/limitations.md true: what it says is missed is
// missed, and what it says is reported needlessly is reported. When this fails
// because the engine has learnt something, take it off the page.
func TestLimitations(t *testing.T) {
	checks, err := analyzers.New([]byte(limitationsTaxonomy))
	if err != nil {
		t.Fatal(err)
	}
	dir, err := filepath.Abs("../docs/testdata/limitations")
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range checks {
		if a.Name == "consentcheck" {
			analysistest.Run(t, dir, a, "shop/...")
		}
	}
}

// TestLimitationsPage checks that the page names every example.
func TestLimitationsPage(t *testing.T) {
	page, err := os.ReadFile("../docs/limitations.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../docs/testdata/limitations/src/shop/*/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, name := range files {
		if base := filepath.Base(filepath.Dir(name)); base != "missed" && base != "extra" {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if ok && fn.Name.IsExported() && !strings.Contains(string(page), "`"+fn.Name.Name+"`") {
				t.Errorf("limitations.md does not mention %s of %s", fn.Name.Name, name)
			}
		}
	}
}
