package config

import (
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// Config is the set-up for one package.
type Config struct {
	Taxonomy   *taxonomy.Taxonomy
	FirstParty bool // the package under analysis is first-party

	// FilePositions: the host prints positions in files that are not Go
	// source. Elsewhere, a finding must stand in the package.
	FilePositions bool

	pkg    Package
	loader *Loader // nil: the host tells nothing besides
}

// Package is what a host tells about a package.
type Package struct {
	Path   string
	Dir    string           // directory of its source files
	Module *analysis.Module // nil or without a path: not told
}

// New returns the analyzer "config", whose result is a *Config. Its load
// function gives the taxonomy for the packages in a directory.
func New(load func(dir string) (*taxonomy.Taxonomy, error)) *analysis.Analyzer {
	return newAnalyzer(func(pkg Package) (*Config, error) { return forPackage(load, "", pkg) })
}

// Analyzer is [New] with the loader's own Load and host settings.
func (l *Loader) Analyzer() *analysis.Analyzer {
	return newAnalyzer(l.For)
}

func newAnalyzer(config func(Package) (*Config, error)) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "config",
		Doc:        "load the consentvet taxonomy\n\nIt reports nothing: other analyzers require it.",
		ResultType: reflect.TypeFor[*Config](),
		Run: func(pass *analysis.Pass) (any, error) {
			c, err := config(packageOf(pass))
			if err != nil {
				return nil, err
			}
			return c, nil
		},
	}
}

// For returns the set-up of a package. A dependency never brings a taxonomy of
// its own: packages outside the main modules get that of the loader's Dir. The
// errors are those of Load.
func (l *Loader) For(pkg Package) (*Config, error) {
	c, err := forPackage(l.Load, l.Dir, pkg)
	if err != nil {
		return nil, err
	}
	c.FilePositions, c.loader = l.FilePositions, l
	return c, nil
}

func forPackage(load func(dir string) (*taxonomy.Taxonomy, error), root string, pkg Package) (*Config, error) {
	dir := pkg.Dir
	if !pkg.own() {
		dir = root
	}
	if dir == "" {
		wd, err := os.Getwd()
		if err != nil {
			return nil, err
		}
		dir = wd
	}
	tax, err := load(dir)
	if err != nil {
		return nil, err
	}
	c := &Config{Taxonomy: tax, pkg: pkg}
	c.FirstParty = c.firstParty()
	return c, nil
}

// Std reports whether the package belongs to the standard library.
func (p Package) Std() bool {
	if p.hasModule() {
		return false
	}
	first, _, _ := strings.Cut(p.Path, "/")
	return !strings.Contains(first, ".") && inGoroot(p.Dir, p.Path)
}

// Dependency reports whether the host says that the package belongs to a
// module other than the main ones.
func (p Package) Dependency() bool { return p.hasModule() && !p.mainModule() }

// own reports whether the package's directory is one to find the taxonomy
// from.
func (p Package) own() bool { return p.Dir != "" && !p.Dependency() && !p.Std() }

func (p Package) hasModule() bool { return p.Module != nil && p.Module.Path != "" }

// mainModule reports whether the package belongs to a main module. Hosts that
// don't fill in Main leave the version of main modules empty.
func (p Package) mainModule() bool {
	return p.hasModule() && (p.Module.Main || p.Module.Version == "")
}

// firstParty decides by the taxonomy's patterns; without them by the module;
// and where the host tells no module, every package that it hands over for
// analysis counts, except those of the standard library.
func (c *Config) firstParty() bool {
	switch {
	case c.pkg.Std():
		return false
	case c.pkg.Path == "command-line-arguments": // the user has named its files
		return true
	case len(c.Taxonomy.FirstParty) > 0:
		return Match(c.Taxonomy.FirstParty, c.pkg.Path)
	case c.pkg.hasModule():
		return c.pkg.mainModule()
	}
	return true
}

// FirstPartyPath reports whether the package with the import path, as seen
// from the package under analysis, is first-party as far as its path tells:
// it matches first_party, or without patterns, belongs to the same main
// module. Packages of other main modules of a workspace have to say so themselves.
func (c *Config) FirstPartyPath(path string) bool {
	path = strings.TrimSuffix(path, "_test")
	switch {
	case len(c.Taxonomy.FirstParty) > 0:
		return Match(c.Taxonomy.FirstParty, path)
	case path == strings.TrimSuffix(c.pkg.Path, "_test"):
		return c.FirstParty
	case c.pkg.mainModule():
		mod := c.pkg.Module.Path
		return path == mod || strings.HasPrefix(path, mod+"/")
	}
	return false
}

// MainModule reports whether the host says that the package belongs to a main
// module.
func (c *Config) MainModule() bool { return c.pkg.mainModule() }

// Reaches reports whether the package with the path is or imports, directly or
// not, the package marker, which must be among the loader's Markers. It is known
// for the packages below the one under analysis, outside the standard library,
// in this module's own hosts; other hosts leave it to facts.
func (c *Config) Reaches(path, marker string) (yes, known bool) {
	if c.loader == nil || c.loader.Marks == nil || c.loader.Mark(marker) == 0 {
		return false, false
	}
	marks, known := c.loader.Marks(path)
	return known && marks&c.loader.Mark(marker) != 0, known
}

// IsTestFile reports whether pos is in a _test.go file.
func (c *Config) IsTestFile(fset *token.FileSet, pos token.Pos) bool {
	return strings.HasSuffix(fset.Position(pos).Filename, "_test.go")
}

// Ignored reports whether findings at pos are not wanted: it is in a test file
// and policy.tests says to ignore those.
func (c *Config) Ignored(fset *token.FileSet, pos token.Pos) bool {
	return !ReportTests(c.Taxonomy) && c.IsTestFile(fset, pos)
}

// ReportTests reports whether the taxonomy wants findings in test files.
func ReportTests(tax *taxonomy.Taxonomy) bool { return tax.Policy.Tests == "report" }

// packageOf collects what the pass tells about its package.
func packageOf(pass *analysis.Pass) Package {
	path, _, _ := strings.Cut(pass.Pkg.Path(), " ") // "p [p.test]" in some hosts
	return Package{Path: path, Dir: sourceDir(pass), Module: pass.Module}
}

// sourceDir returns the directory of the package's source files. The files
// that cgo makes of them lie elsewhere, in the build cache under names of its
// own; their line directives lead back.
func sourceDir(pass *analysis.Pass) string {
	for _, f := range pass.Files {
		name := pass.Fset.PositionFor(f.Package, false).Filename
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, ".cgo1.go") {
			name = pass.Fset.Position(f.Package).Filename
		}
		if !strings.HasSuffix(name, ".go") || strings.HasPrefix(filepath.Base(name), "_cgo_") {
			continue
		}
		if abs, err := filepath.Abs(name); err == nil {
			return filepath.Dir(abs)
		}
	}
	return ""
}

// inGoroot reports whether dir is where a Go distribution keeps the package.
// The distribution is told by its layout, since the tool may have been built
// by another one, or on another machine.
func inGoroot(dir, path string) bool {
	root, ok := strings.CutSuffix(filepath.ToSlash(dir), "/src/"+path)
	if !ok {
		return false
	}
	_, err := os.Stat(filepath.Join(filepath.FromSlash(root), "src", "internal", "goarch", "goarch.go"))
	return err == nil
}
