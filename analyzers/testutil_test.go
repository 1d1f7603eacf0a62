package analyzers_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"
	"text/scanner"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/consentvet/consentvet/analyzers"
)

// only narrows the packages of a test, to look at one behaviour:
// go test ./analyzers -run TestFlow -cases flow/maps
var only = flag.String("cases", "", "packages under testdata/src to run instead of the test's own (a pattern of go list)")

// testdata is the GOPATH-style tree of the cases and of the stub SDKs.
const testdata = "../testdata"

// caseMode is what analysing a package from source needs, its imports being
// known by their export data.
const caseMode = packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports |
	packages.NeedExportFile | packages.NeedTypes | packages.NeedTypesSizes | packages.NeedSyntax | packages.NeedTypesInfo

// runCases runs all checks together over the packages that the patterns match
// under testdata/src (such as "flow/maps" or "flow/..."), with the taxonomy in
// the given file under testdata/src, and compares the findings with the
// comments of the form
//
//	send(x) // want "regexp" "another finding of this line"
//
// in their files. A regexp is searched in "message [check]". Every finding
// must be wanted and every wanted one found, each once. A comment may follow a
// directive on the same line.
//
// Cases that these import are run with them. The stub SDKs are known by their
// types only, as in the everyday command.
func runCases(t *testing.T, taxonomy string, patterns ...string) {
	t.Helper()
	if *only != "" {
		patterns = []string{*only}
	}
	yaml, err := os.ReadFile(filepath.Join(testdata, "src", taxonomy))
	if err != nil {
		t.Fatal(err)
	}
	checks, err := analyzers.New(yaml)
	if err != nil {
		t.Fatalf("%s: %v", taxonomy, err)
	}
	pkgs := loadCases(t, patterns)
	graph, err := checker.Analyze(checks, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := findings(t, graph)
	for _, pkg := range pkgs {
		t.Run(pkg.PkgPath, func(t *testing.T) { compare(t, pkg, found[pkg]) })
	}
}

// findings are those of all checks, by package.
func findings(t *testing.T, graph *checker.Graph) map[*packages.Package][]diagnostic {
	t.Helper()
	found := map[*packages.Package][]diagnostic{}
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Errorf("%s: %s: %v", act.Package.PkgPath, act.Analyzer.Name, act.Err)
			continue
		}
		for _, d := range act.Diagnostics {
			found[act.Package] = append(found[act.Package], describe(act, d))
		}
	}
	return found
}

// diagnostic is a finding as the comments describe it.
type diagnostic struct {
	pos  token.Position
	text string // message [check]
}

func describe(act *checker.Action, d analysis.Diagnostic) diagnostic {
	return diagnostic{act.Package.Fset.Position(d.Pos), fmt.Sprintf("%s [%s]", d.Message, act.Analyzer.Name)}
}

// loadCases loads the packages from source, and what they import besides from
// export data. A package that does not type-check fails the test.
func loadCases(t *testing.T, patterns []string) []*packages.Package {
	t.Helper()
	return loadOver(t, patterns, nil)
}

// loadOver is loadCases with other content for some files.
func loadOver(t *testing.T, patterns []string, overlay map[string][]byte) []*packages.Package {
	t.Helper()
	root, err := filepath.Abs(testdata)
	if err != nil {
		t.Fatal(err)
	}
	cfg := &packages.Config{
		Mode:    caseMode,
		Dir:     root,
		Overlay: overlay,
		Env:     append(os.Environ(), "GOPATH="+root, "GO111MODULE=off", "GOFLAGS=", "GOWORK=off"),
	}
	pkgs, err := packages.Load(cfg, withImports(t, *cfg, patterns)...)
	if err != nil {
		t.Fatal(err)
	}
	if len(pkgs) == 0 {
		t.Fatalf("no packages match %s", strings.Join(patterns, " "))
	}
	onlyFirstParty(t, pkgs)
	return pkgs
}

// onlyFirstParty cuts the imports of packages to those that are analysed.
func onlyFirstParty(t testing.TB, pkgs []*packages.Package) {
	t.Helper()
	source := map[*packages.Package]bool{}
	for _, pkg := range pkgs {
		source[pkg] = true
		for _, err := range pkg.Errors {
			t.Fatal(err)
		}
	}
	for _, pkg := range pkgs {
		for path, dep := range pkg.Imports {
			if !source[dep] {
				delete(pkg.Imports, path) // nothing to analyse there
			}
		}
	}
}

// withImports adds the cases that the matched packages import: as first-party
// code they are analysed from source. The stub SDKs have a dot in their path's
// first element, as hosts do.
func withImports(t *testing.T, cfg packages.Config, patterns []string) []string {
	t.Helper()
	cfg.Mode = packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedDeps
	pkgs, err := packages.Load(&cfg, patterns...)
	if err != nil {
		t.Fatal(err)
	}
	src := filepath.Join(cfg.Dir, "src") + string(filepath.Separator)
	out := slices.Clone(patterns)
	packages.Visit(pkgs, nil, func(p *packages.Package) {
		first, _, _ := strings.Cut(p.PkgPath, "/")
		if len(p.GoFiles) > 0 && strings.HasPrefix(p.GoFiles[0], src) && !strings.Contains(first, ".") {
			out = append(out, p.PkgPath)
		}
	})
	return out
}

// expectation is one regexp of a want comment.
type expectation struct {
	pos token.Position
	re  *regexp.Regexp
	met bool
}

func compare(t *testing.T, pkg *packages.Package, found []diagnostic) {
	t.Helper()
	wants := wanted(t, pkg)
	sort.SliceStable(found, func(i, j int) bool {
		a, b := found[i], found[j]
		if a.pos.Filename != b.pos.Filename {
			return a.pos.Filename < b.pos.Filename
		}
		return a.pos.Offset < b.pos.Offset || a.pos.Offset == b.pos.Offset && a.text < b.text
	})
	for _, d := range found {
		if !meet(wants[line(d.pos)], d.text) {
			t.Errorf("%s: unexpected: %s", place(d.pos), d.text)
		}
	}
	var unmet []string
	for _, list := range wants {
		for _, w := range list {
			if !w.met {
				unmet = append(unmet, fmt.Sprintf("%s: not reported: %s", place(w.pos), w.re))
			}
		}
	}
	sort.Strings(unmet)
	for _, msg := range unmet {
		t.Error(msg)
	}
}

// meet ticks off the first expectation that the text fulfils.
func meet(list []*expectation, text string) bool {
	for _, w := range list {
		if !w.met && w.re.MatchString(text) {
			w.met = true
			return true
		}
	}
	return false
}

func line(p token.Position) string { return p.Filename + ":" + strconv.Itoa(p.Line) }

func place(p token.Position) string {
	name := p.Filename
	if _, rest, ok := strings.Cut(filepath.ToSlash(name), "/testdata/src/"); ok {
		name = rest
	}
	return fmt.Sprintf("%s:%d", name, p.Line)
}

// wanted collects the expectations of a package by file and line.
func wanted(t *testing.T, pkg *packages.Package) map[string][]*expectation {
	t.Helper()
	wants := map[string][]*expectation{}
	for _, f := range pkg.Syntax {
		for _, group := range f.Comments {
			for _, c := range group.List {
				text, ok := wantText(c)
				if !ok {
					continue
				}
				pos := pkg.Fset.Position(c.Pos())
				list, err := parseWant(text)
				if err != nil {
					t.Fatalf("%s: %v", place(pos), err)
				}
				for _, re := range list {
					wants[line(pos)] = append(wants[line(pos)], &expectation{pos: pos, re: re})
				}
			}
		}
	}
	return wants
}

// wantText returns what follows "want" in a comment.
func wantText(c *ast.Comment) (string, bool) {
	text := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(c.Text, "//"), "/*"), "*/"))
	if i := strings.Index(text, "// want "); i >= 0 {
		text = text[i+len("// "):]
	}
	return strings.CutPrefix(text, "want ")
}

// parseWant reads the Go string literals of a want comment.
func parseWant(text string) ([]*regexp.Regexp, error) {
	var s scanner.Scanner
	s.Init(strings.NewReader(text))
	s.Error = func(*scanner.Scanner, string) {} // comes back as a token that is no string
	var list []*regexp.Regexp
	for tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {
		lit, err := strconv.Unquote(s.TokenText())
		if err != nil || tok != scanner.String && tok != scanner.RawString {
			return nil, fmt.Errorf("want is followed by %s, which is no string literal", s.TokenText())
		}
		re, err := regexp.Compile(lit)
		if err != nil {
			return nil, err
		}
		list = append(list, re)
	}
	return list, nil
}
