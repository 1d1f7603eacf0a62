package config_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/internal/config"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

func TestMatch(t *testing.T) {
	tests := []struct {
		pattern, path string
		want          bool
	}{
		{"example.com/shop", "example.com/shop", true},
		{"example.com/shop", "example.com/shop/a", false},
		{"example.com/shop/...", "example.com/shop", true},
		{"example.com/shop/...", "example.com/shop/a/b", true},
		{"example.com/shop/...", "example.com/shopping", false},
		{"example.com/shop...", "example.com/shopping", true},
		{"example.com/.../internal", "example.com/a/b/internal", true},
		{"example.com/.../internal/...", "example.com/a/internal", true},
		{"example.com/.../internal", "example.com/internal", false},
		{"...", "anything", true},
	}
	for _, tt := range tests {
		if got := config.Match([]string{"no/match", tt.pattern}, tt.path); got != tt.want {
			t.Errorf("Match(%q, %q) = %v", tt.pattern, tt.path, got)
		}
	}
}

func fixed(tax *taxonomy.Taxonomy) func(string) (*taxonomy.Taxonomy, error) {
	return func(string) (*taxonomy.Taxonomy, error) { return tax, nil }
}

// pass is a pass over a package whose one file lies in dir.
func pass(t *testing.T, path, dir string, mod *analysis.Module) *analysis.Pass {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, filepath.Join(dir, "f.go"), "package p\n", 0)
	if err != nil {
		t.Fatal(err)
	}
	return &analysis.Pass{Fset: fset, Files: []*ast.File{f}, Pkg: types.NewPackage(path, "p"), Module: mod}
}

func TestFirstParty(t *testing.T) {
	main := &analysis.Module{Path: "example.com/shop", Main: true}
	unmarked := &analysis.Module{Path: "shop"} // as go vet tells a main module
	dep := &analysis.Module{Path: "example.com/dep", Version: "v1.2.3"}
	std := filepath.Join(runtime.GOROOT(), "src", "net", "http")
	tests := []struct {
		name, path, dir string
		mod             *analysis.Module
		patterns        []string
		want            bool
	}{
		{"main module", "example.com/shop/a", "/x", main, nil, true},
		{"main module without a dot", "shop/a", "/x", unmarked, nil, true},
		{"dependency", "example.com/dep/a", "/x", dep, nil, false},
		{"no module told", "foo", "/x/foo", nil, nil, true},
		{"empty module", "foo", "/x/foo", &analysis.Module{}, nil, true},
		{"test variant", "shop/a [shop/a.test]", "/x", unmarked, []string{"shop/a"}, true},
		{"files that the user named", "command-line-arguments", "/x", nil, []string{"example.com/shop/..."}, true},
		{"standard library", "net/http", std, nil, nil, false},
		{"standard library by pattern", "net/http", std, nil, []string{"..."}, false},
		{"files on the command line", "command-line-arguments", "/x", nil, nil, true},
		{"pattern", "example.com/dep/a", "/x", dep, []string{"example.com/..."}, true},
		{"outside of patterns", "example.com/shop/a", "/x", main, []string{"example.com/dep/..."}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := config.New(fixed(&taxonomy.Taxonomy{FirstParty: tt.patterns}))
			got, err := a.Run(pass(t, tt.path, tt.dir, tt.mod))
			if err != nil {
				t.Fatal(err)
			}
			if c := got.(*config.Config); c.FirstParty != tt.want {
				t.Errorf("FirstParty = %v, want %v", c.FirstParty, tt.want)
			}
		})
	}
}

// A dependency's own taxonomy has no say, wherever the dependency lies.
func TestDirectoryOfTaxonomy(t *testing.T) {
	tests := []struct {
		name, dir string
		mod       *analysis.Module
		own       bool
	}{
		{"main module", "/src/shop", &analysis.Module{Path: "shop"}, true},
		{"dependency", "/src/shop/dep", &analysis.Module{Path: "dep", Version: "v0.0.0"}, false},
		{"no module told", "/src/foo", nil, true},
	}
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		asked := ""
		a := config.New(func(dir string) (*taxonomy.Taxonomy, error) {
			asked = dir
			return &taxonomy.Taxonomy{}, nil
		})
		if _, err := a.Run(pass(t, "p", tt.dir, tt.mod)); err != nil {
			t.Fatal(err)
		}
		want := wd
		if tt.own {
			want = tt.dir
		}
		if filepath.ToSlash(asked) != filepath.ToSlash(want) {
			t.Errorf("%s: the taxonomy is looked for from %s, want %s", tt.name, asked, want)
		}
	}
}

func TestFirstPartyPath(t *testing.T) {
	a := config.New(fixed(&taxonomy.Taxonomy{}))
	got, err := a.Run(pass(t, "example.com/shop/a", "/x", &analysis.Module{Path: "example.com/shop", Main: true}))
	if err != nil {
		t.Fatal(err)
	}
	c := got.(*config.Config)
	for path, want := range map[string]bool{
		"example.com/shop": true, "example.com/shop/a": true, "example.com/shop/a_test": true, "example.com/shop/b": true,
		"example.com/shopping": false, "fmt": false,
	} {
		if c.FirstPartyPath(path) != want {
			t.Errorf("FirstPartyPath(%q) = %v", path, !want)
		}
	}
}

func TestIgnored(t *testing.T) {
	fset := token.NewFileSet()
	code, test := fset.AddFile("a.go", -1, 10), fset.AddFile("a_test.go", -1, 10)
	for policy, want := range map[string]bool{"ignore": true, "": true, "report": false} {
		c := &config.Config{Taxonomy: &taxonomy.Taxonomy{Policy: taxonomy.Policy{Tests: policy}}}
		if c.Ignored(fset, code.Pos(1)) {
			t.Errorf("policy %q ignores code", policy)
		}
		if got := c.Ignored(fset, test.Pos(1)); got != want {
			t.Errorf("policy %q: Ignored in a test is %v", policy, got)
		}
	}
}

func TestLoader(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, ".consentvet.yml")
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", "module m\n")
	write(".consentvet.yml", "version: 1\nextends: []\nvendors:\n  - name: Acme\n    hosts: [acme.example]\n")
	t.Setenv("CONSENTVET_CONFIG", "")

	l := &config.Loader{}
	tax, err := l.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(tax.Vendors) != 1 || tax.Vendors[0].Name != "Acme" {
		t.Errorf("vendors are %v", tax.Vendors)
	}
	if again, _ := l.Load(dir); again != tax {
		t.Error("a file is read twice")
	}
	if _, err := (&config.Loader{Config: filepath.Join(dir, "none.yml")}).Load(dir); err == nil {
		t.Error("a named file that does not exist is no error")
	}
	write(".consentvet.yml", "version: 1\nnonsense: 1\n")
	for range 2 {
		broken := &config.Loader{Config: file}
		if _, err := broken.Load(dir); err == nil || !strings.Contains(err.Error(), file+":2:1") {
			t.Errorf("error of a broken file is %v", err)
		}
	}
	embedded := &config.Loader{Data: []byte("version: 1\nextends: []\n"), Name: "inline"}
	if tax, err := embedded.Load(dir); err != nil || len(tax.Vendors) != 0 {
		t.Errorf("embedded: %v, %v", tax, err)
	}
}
