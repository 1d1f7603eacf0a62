package analyzers_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/checker"

	"github.com/consentvet/consentvet/analyzers"
)

const consentDocHead = `package consentdoc

import (
	"context"
	"slices"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/desk"
	"guardstubs/mailer"
	"guardstubs/phone"
	"guardstubs/privacy"
	"guardstubs/scribe"
	"guardstubs/token"
)

type Patient struct {
	ID        string
	Diagnosis string //consentvet:data user.health_and_medical
}

var _ = []any{acme.Send, consent.Granted, desk.File, mailer.Mail, phone.Record, scribe.With, privacy.WithPurpose, token.New, slices.Contains[[]int]}
`

// TestConsentDoc holds that every example of docs/consent.md is allowed, and
// that the bare calls in them are not.
func TestConsentDoc(t *testing.T) {
	page, err := os.ReadFile("../docs/consent.md")
	if err != nil {
		t.Fatal(err)
	}
	allowed, bare := consentDocHead, consentDocHead
	n := 0
	for _, part := range strings.Split(string(page), "```go\n")[1:] {
		block, _, _ := strings.Cut(part, "```")
		n++
		head := fmt.Sprintf("\nfunc Example%d(ctx context.Context, c customer.Customer, p Patient, call string, customers []customer.Customer, routes []consent.Handler) {\n", n)
		if strings.HasPrefix(block, "func ") || strings.Contains(block, "\nfunc ") { // declarations
			allowed += "\n" + block
		} else {
			allowed += head + block + "}\n"
		}
		bare += head
		for l := range strings.SplitSeq(block, "\n") {
			for _, sink := range []string{"mailer.", "desk.", "acme.", "phone.", "scribe."} {
				if strings.HasPrefix(strings.TrimSpace(l), sink) {
					bare += l + "\n"
				}
			}
		}
		bare += "}\n"
	}
	if got := consentDocFindings(t, allowed); n == 0 || len(got) != 0 {
		t.Errorf("%d examples, reported: %q", n, got)
	}
	if got := consentDocFindings(t, bare); len(got) < n {
		t.Errorf("%d examples without their reason, reported: %q", n, got)
	}
}

func consentDocFindings(t *testing.T, source string) []string {
	t.Helper()
	yaml, err := os.ReadFile(filepath.Join(testdata, "src/guardstubs/taxonomy.yml"))
	if err != nil {
		t.Fatal(err)
	}
	checks, err := analyzers.New(yaml)
	if err != nil {
		t.Fatal(err)
	}
	name, err := filepath.Abs(filepath.Join(testdata, "src/policy/consentdoc/doc.go"))
	if err != nil {
		t.Fatal(err)
	}
	pkgs := loadOver(t, []string{"policy/consentdoc"}, map[string][]byte{name: []byte(source)})
	graph, err := checker.Analyze(checks, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Fatal(act.Err)
		}
		for _, d := range act.Diagnostics {
			out = append(out, d.Message)
		}
	}
	return out
}
