package golangci

import (
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

func TestFold(t *testing.T) {
	fset := token.NewFileSet()
	add := func(name string) token.Pos {
		f := fset.AddFile(name, -1, 100)
		f.SetLines([]int{0, 10, 20})
		return f.Pos(12)
	}
	at, elsewhere := add("/src/shop/a/a.go"), add("/src/shop/b/b.go")
	pass := &analysis.Pass{Fset: fset, Module: &analysis.Module{Path: "shop", Dir: "/src/shop"}}
	d := analysis.Diagnostic{
		Pos: at, Message: "it leaks",
		Related: []analysis.RelatedInformation{{Pos: at, Message: "read here"}, {Pos: elsewhere, Message: "sent"}},
		SuggestedFixes: []analysis.SuggestedFix{
			{Message: "tag", TextEdits: []analysis.TextEdit{{Pos: at, End: at, NewText: []byte("//consentvet:purpose p\n")}}},
			{Message: "one"}, {Message: "two"},
		},
	}
	got := foldDiagnostic(pass, d)
	if want := "it leaks (2:3: read here; b/b.go:2:3: sent)"; got.Message != want {
		t.Errorf("the message is %q, want %q", got.Message, want)
	}
	if len(got.Related) != 0 {
		t.Errorf("%d steps are left beside the message", len(got.Related))
	}
	if len(got.SuggestedFixes) != 1 || got.SuggestedFixes[0].Message != "one" || len(d.SuggestedFixes) != 3 {
		t.Errorf("fixes are %v, want the first that is no directive only, and the original unchanged", got.SuggestedFixes)
	}
	d.SuggestedFixes = d.SuggestedFixes[:1]
	if got := foldDiagnostic(pass, d).SuggestedFixes; len(got) != 0 {
		t.Errorf("fixes are %v, and a tag is for people to set", got)
	}
	pass.Module = nil
	if got := foldDiagnostic(pass, d).Message; !strings.Contains(got, "../b/b.go:2:3") {
		t.Errorf("without a module, the message is %q", got)
	}
}

// The digest in the settings changes with the taxonomy, and only with it.
func TestDigest(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	digestOf := func(text string) string {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, "taxonomy.yml"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		settings := map[string]any{"config": "taxonomy.yml"}
		for range 2 { // again with what it has added
			if _, err := New(settings); err != nil {
				t.Fatal(err)
			}
		}
		return settings[digestKey].(string)
	}
	const base = "version: 1\n"
	first := digestOf(base)
	if digestOf(base) != first {
		t.Error("the same taxonomy has two digests")
	}
	if digestOf(base+"extends: []\n") == first {
		t.Error("two taxonomies have one digest")
	}
}

// An approval that falls due must be reported, although nothing was edited.
func TestDigestOfReviews(t *testing.T) {
	tax, err := taxonomy.Parse("t.yml", []byte("version: 1\nvendors: [{name: Acme, hosts: [acme.example], "+
		"approved: [{categories: [user], review_by: 2027-01-31}]}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	on := func(day int) string {
		d, err := digest(tax, time.Date(2027, 1, day, 12, 0, 0, 0, time.UTC))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	if on(30) != on(31) {
		t.Error("the digest changes with a day on which nothing falls due")
	}
	if on(31) == on(32) {
		t.Error("the digest is the same after the day of the review")
	}
}

// The names that one may enable are those of the checks.
func TestNames(t *testing.T) {
	p, err := New(map[string]any{"taxonomy": "version: 1\n", "checks": []any{"failopen", "datatype"}, "flags": []any{"datatype.suggest"}})
	if err != nil {
		t.Fatal(err)
	}
	list, err := p.BuildAnalyzers()
	if err != nil || len(list) != 2 || list[0].Name != "datatype" || list[1].Name != "failopen" {
		t.Errorf("the checks are %v, %v", list, err)
	}
	if v := list[0].Flags.Lookup("suggest").Value.String(); v != "true" {
		t.Errorf("datatype.suggest is %s", v)
	}
}
