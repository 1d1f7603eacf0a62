package analyzers_test

import (
	"fmt"

	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/consentvet/consentvet/analyzers"
)

// A program that checks packages with a taxonomy of its own.
func ExampleNew() {
	checks, err := analyzers.New([]byte(`
version: 1
first_party: [example.com/pair/...]
data:
  - type: example.com/pair/signup.Customer
    subject: ID
    fields: {Email: user.contact.email}
consent_checks:
  - func: example.com/pair/consent.Granted
    subject: {arg: 0}
    purpose: {arg: 1}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax, Dir: "../testdata/pair"}, "./signup")
	if err != nil {
		fmt.Println(err)
		return
	}
	graph, err := checker.Analyze(checks, pkgs, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, act := range graph.Roots {
		for _, d := range act.Diagnostics {
			if d.Category == "consentcheck" {
				fmt.Printf("line %d: %s\n", act.Package.Fset.Position(d.Pos).Line, d.Message)
			}
		}
	}
	// Output:
	// line 18: user.contact.email (Customer.Email) reaches SendGrid without a consent check or purpose tag
}
