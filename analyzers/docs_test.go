package analyzers_test

import (
	"flag"
	"fmt"
	"go/doc/comment"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers"
)

var update = flag.Bool("update", false, "write the generated pages below docs")

// TestCheckPages keeps docs/checks equal to the texts of the checks, which
// their doc.go files hold: go test ./analyzers -run TestCheckPages -update.
func TestCheckPages(t *testing.T) {
	dir := filepath.Join("..", "docs", "checks")
	want := map[string]string{}
	for _, a := range analyzers.All() {
		want[a.Name+".md"] = checkPage(a)
		if !strings.HasSuffix(a.URL, "/docs/checks/"+a.Name+".md") {
			t.Errorf("the URL of %s, %s, is not that of its page", a.Name, a.URL)
		}
		if !strings.Contains(a.Doc, "Wrong") || !strings.Contains(a.Doc, "Right") || !strings.Contains(a.Doc, "//consentvet:ignore "+a.Name) {
			t.Errorf("the text of %s lacks a wrong example, a right one, or how to silence it", a.Name)
		}
	}
	if *update {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		for name, text := range want {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, text := range want {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || string(got) != text {
			t.Errorf("docs/checks/%s is not what doc.go says (%v): run go test ./analyzers -run TestCheckPages -update", name, err)
		}
	}
	pages, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		if want[p.Name()] == "" {
			t.Errorf("docs/checks/%s belongs to no check: remove it", p.Name())
		}
	}
}

// checkPage is the page of one check.
func checkPage(a *analysis.Analyzer) string {
	title, body, _ := strings.Cut(a.Doc, "\n")
	doc := new(comment.Parser).Parse(strings.TrimSpace(body))
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n<!-- Generated from analyzers/%s/doc.go: go test ./analyzers -run TestCheckPages -update. -->\n\n",
		a.Name, a.Name)
	fmt.Fprintf(&b, "*%s.*\n", strings.ToUpper(title[:1])+title[1:])
	for _, block := range doc.Content {
		b.WriteByte('\n')
		if code, ok := block.(*comment.Code); ok {
			lang := "go"
			if strings.Contains(code.Text, "vendors:") || strings.Contains(code.Text, "consent_checks:") {
				lang = "yaml"
			}
			fmt.Fprintf(&b, "```%s\n%s```\n", lang, code.Text)
			continue
		}
		b.Write(new(comment.Printer).Markdown(&comment.Doc{Content: []comment.Block{block}}))
	}
	b.WriteString("\nSee also [the taxonomy file](../taxonomy.md) and [what the checks do not see](../limitations.md).\n")
	return b.String()
}

// TestLinks follows the relative links of the documentation.
func TestLinks(t *testing.T) {
	pages, err := filepath.Glob("../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	checks, err := filepath.Glob("../docs/checks/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(append(pages, checks...), "../README.md") {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(data), "](")[1:] {
			link, _, _ := strings.Cut(part, ")")
			link, _, _ = strings.Cut(link, "#")
			if link == "" || strings.Contains(link, ":") || strings.ContainsAny(link, " *\n") {
				continue
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), link)); err != nil {
				t.Errorf("%s links to %s, which is not there", page, link)
			}
		}
	}
}
