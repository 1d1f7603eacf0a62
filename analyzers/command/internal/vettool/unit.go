package vettool

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/gcexportdata"

	"github.com/consentvet/consentvet/analyzers/command/internal/driver"
	"github.com/consentvet/consentvet/analyzers/command/internal/output"
	"github.com/consentvet/consentvet/analyzers/internal/config"
)

// Options say how the go command called the tool for one package.
type Options struct {
	ConfigFile string
	Analyzers  []*analysis.Analyzer
	Loader     *config.Loader
	Misuse     error  // what is wrong with the flags, nil if nothing is
	JSON       bool   // -json was given
	Fix        bool   // -fix was given
	Diff       bool   // -diff was given besides
	Tags       string // -tags
	Stdout     io.Writer
	Stderr     io.Writer
}

// Unit analyses the package that a configuration file describes, and writes
// its facts and findings where the file says. It returns whether findings were
// printed on Stderr. The error tells why the package could not be analysed;
// such an outcome must end in a failing exit status, or the go command would
// keep it as a success.
func Unit(opts Options) (found bool, err error) {
	cfg, err := readConfig(opts.ConfigFile)
	if err != nil {
		return false, err
	}
	u := &unit{Options: opts, cfg: cfg, fset: token.NewFileSet(), pkgs: make(map[string]*types.Package)}
	if u.foreign() {
		return false, u.skip()
	}
	if opts.Misuse != nil {
		return false, opts.Misuse
	}
	u.conf, err = opts.Loader.For(cfg.pkg())
	if err != nil {
		return false, err
	}
	if !u.conf.FirstParty {
		return false, u.skip()
	}
	return u.analyse()
}

type unit struct {
	Options
	cfg  *unitConfig
	conf *config.Config
	in   *imported
	fset *token.FileSet
	pkgs map[string]*types.Package // by path: what the export data mention
}

// foreign reports whether the package is known not to be first-party without
// its taxonomy. The taxonomy of a dependency is the one of the module that is
// analysed, which cannot be found from the dependency's directory; naming the
// file is then needed to count it as first-party. Flags that cannot be used are
// told once for each package of the main modules, not for all that these import.
func (u *unit) foreign() bool {
	pkg := u.cfg.pkg()
	return pkg.Std() || pkg.Dependency() && (!u.Loader.Explicit() || u.Misuse != nil)
}

// skip records that the package is none to analyse.
func (u *unit) skip() error {
	var err error
	if u.in, err = u.cfg.readImports(); err != nil {
		return err
	}
	v := &vetx{Skipped: true, Marks: u.marks()}
	if u.cfg.needsTypes() {
		// Faults are the business of whoever imports it.
		if pkg, err := u.check(u.cfg.GoFiles, types.Config{IgnoreFuncBodies: true}); err == nil {
			if v.Rest.Types, err = u.exportTypes(pkg.Types); err != nil {
				return err
			}
		}
	}
	return v.write(u.cfg.VetxOutput)
}

// marks returns the marks of the package and those below.
func (u *unit) marks() map[string]uint64 {
	path := u.cfg.pkg().Path
	return u.in.marksOf(path, u.Loader.Mark(path), func(p string) bool { return u.cfg.Standard[p] })
}

func (u *unit) analyse() (bool, error) {
	var err error
	if u.in, err = u.cfg.readImports(); err != nil {
		return false, err
	}
	if err := u.missed(); err != nil {
		return false, err
	}
	v := &vetx{TestVariant: u.cfg.hasTestFiles() || u.in.testVariant(), Marks: u.marks()}
	u.Loader.Marks = func(path string) (uint64, bool) { m, ok := v.Marks[path]; return m, ok }
	files := u.cfg.GoFiles
	if !config.ReportTests(u.conf.Taxonomy) {
		// The same files as the everyday command loads, so that both find
		// the same.
		files = slices.DeleteFunc(slices.Clone(files), isTestFile)
	}
	if len(files) == 0 {
		return false, v.write(u.cfg.VetxOutput)
	}
	pkg, err := u.check(files, types.Config{})
	if err != nil {
		return false, err
	}
	factsOnly := u.cfg.VetxOnly && (v.TestVariant || u.cfg.hasInPackageTests(u.Tags))
	analyzers := u.Analyzers
	if factsOnly {
		analyzers = driver.FactsOnly(analyzers)
	}
	pkg.Imported = driver.NewDecoder(u.Analyzers, u.in.sections, u.pkgs)
	diags, facts, err := pkg.Run(analyzers)
	if err != nil {
		return false, err
	}
	if err := u.save(v, facts, pkg.Types); err != nil {
		return false, err
	}
	if factsOnly {
		return false, nil
	}
	return u.report(diags)
}

// missed tells of imports that are first-party by the taxonomy and were
// skipped because it was not found from their directory: what they disclose
// would be missed in silence.
func (u *unit) missed() error {
	if len(u.conf.Taxonomy.FirstParty) == 0 {
		return nil
	}
	var missed []string
	for path, v := range u.in.units {
		if v.Skipped && u.conf.FirstPartyPath(path) {
			missed = append(missed, path)
		}
	}
	if len(missed) == 0 {
		return nil
	}
	slices.Sort(missed)
	return fmt.Errorf("package %s imports %s, which first_party covers but which is in another module: "+
		"set $CONSENTVET_CONFIG to the absolute path of the taxonomy file, so that it is found from there as well",
		u.cfg.ImportPath, strings.Join(missed, ", "))
}

func (u *unit) save(v *vetx, facts *driver.FactSet, pkg *types.Package) error {
	data, err := facts.Encode()
	if err != nil {
		return err
	}
	v.Rest.Facts = u.in.withSection(pkg.Path(), data)
	if u.cfg.needsTypes() {
		if v.Rest.Types, err = u.exportTypes(pkg); err != nil {
			return err
		}
	}
	return v.write(u.cfg.VetxOutput)
}

func (u *unit) exportTypes(pkg *types.Package) ([]byte, error) {
	var buf bytes.Buffer
	err := gcexportdata.Write(&buf, u.fset, pkg)
	return buf.Bytes(), err
}

// check parses and type-checks the package. The errors are those of the parser
// and the type checker, joined.
func (u *unit) check(names []string, cfg types.Config) (*driver.Unit, error) {
	var files []*ast.File
	var errs []error
	for _, name := range names {
		f, err := parser.ParseFile(u.fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		files = append(files, f)
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	cfg.Importer = u
	cfg.Sizes = types.SizesFor("gc", build.Default.GOARCH)
	cfg.GoVersion = u.cfg.GoVersion
	cfg.Error = func(err error) { errs = append(errs, err) }
	info := driver.NewInfo()
	path := u.cfg.pkg().Path
	pkg, _ := cfg.Check(path, u.fset, files, info)
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	u.pkgs[path] = pkg
	return &driver.Unit{
		Fset: u.fset, Files: files, Types: pkg, Info: info, Sizes: cfg.Sizes, Module: u.cfg.Module,
		OtherFiles: u.cfg.NonGoFiles, IgnoredFiles: u.cfg.IgnoredFiles,
	}, nil
}

// Import implements types.Importer: from the compiler's export data, else from
// what this tool wrote for the package.
func (u *unit) Import(importPath string) (*types.Package, error) {
	path, ok := u.cfg.ImportMap[importPath]
	if !ok {
		return nil, fmt.Errorf("package %s is not among the imports that the go command lists", importPath)
	}
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	plain := driver.PlainPath(path)
	if pkg := u.pkgs[plain]; pkg != nil && pkg.Complete() {
		return pkg, nil
	}
	var data []byte
	if name := u.cfg.PackageFile[path]; name != "" {
		var err error
		if data, err = os.ReadFile(name); err != nil {
			return nil, err
		}
	} else if v := u.in.units[path]; v != nil {
		data = v.Rest.Types
	}
	if len(data) == 0 {
		return nil, fmt.Errorf("the go command gives no types for package %s", path)
	}
	return driver.ReadExport(data, u.fset, u.pkgs, plain)
}

// report prints the findings where the go command expects them.
func (u *unit) report(diags []driver.Diagnostic) (bool, error) {
	var list []output.Finding
	for _, d := range diags {
		list = append(list, output.New(u.fset, d.Analyzer, d.Diagnostic))
	}
	list = output.Sort(list)
	return u.print(list)
}
