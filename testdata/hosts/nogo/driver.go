// Package nogo runs analyzers as Bazel's nogo does, with what nogo leaves out: a
// pass has no module, cannot read files, and there are no facts of the standard
// library, nor versions of files. Names of files are relative. Facts go from package to package as bytes.
package nogo

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/gcexportdata"
	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/types/objectpath"
)

// A Diagnostic is what one of the analyzers reported.
type Diagnostic struct {
	Analyzer *analysis.Analyzer
	Posn     token.Position
	Message  string
}

// A fact is one as it is kept between packages.
type fact struct {
	Package string
	Object  string // its path, "" for the package itself
	Fact    analysis.Fact
}

// Run analyses the packages, which must come after what they import. Files are
// named relative to the working directory.
func Run(pkgs []*packages.Package, analyzers []*analysis.Analyzer) ([]Diagnostic, error) {
	register(analyzers, map[*analysis.Analyzer]bool{})
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	archives := map[string][]byte{} // facts by package, with those below
	var all []Diagnostic
	for _, p := range pkgs {
		found, facts, err := check(dir, p, analyzers, archives)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.PkgPath, err)
		}
		archives[p.PkgPath] = facts
		all = append(all, found...)
	}
	return all, nil
}

func register(list []*analysis.Analyzer, seen map[*analysis.Analyzer]bool) {
	for _, a := range list {
		if !seen[a] {
			seen[a] = true
			for _, f := range a.FactTypes {
				gob.Register(f)
			}
			register(a.Requires, seen)
		}
	}
}

// unit is the analysis of one package in a process of its own: nothing is shared
// with others but bytes.
type unit struct {
	meta    *packages.Package
	dir     string
	fset    *token.FileSet
	files   []*ast.File
	pkg     *types.Package
	info    *types.Info
	imports map[string]*types.Package // as export data mentions them
	objects map[types.Object][]analysis.Fact
	facts   map[*types.Package][]analysis.Fact
	results map[*analysis.Analyzer]any
	found   []Diagnostic
}

func check(dir string, p *packages.Package, analyzers []*analysis.Analyzer, archives map[string][]byte) ([]Diagnostic, []byte, error) {
	u := &unit{
		meta: p, dir: dir, fset: token.NewFileSet(), imports: map[string]*types.Package{}, results: map[*analysis.Analyzer]any{},
		objects: map[types.Object][]analysis.Fact{}, facts: map[*types.Package][]analysis.Fact{},
	}
	if err := u.load(); err != nil {
		return nil, nil, err
	}
	for _, path := range slices.Sorted(maps.Keys(p.Imports)) {
		if err := u.decode(archives[path]); err != nil {
			return nil, nil, err
		}
	}
	for _, a := range analyzers {
		if err := u.exec(a, true); err != nil {
			return nil, nil, err
		}
	}
	data, err := u.encode()
	return u.found, data, err
}

// load type-checks the package, its imports from export data.
func (u *unit) load() error {
	for _, name := range u.meta.CompiledGoFiles {
		if rel, err := filepath.Rel(u.dir, name); err == nil {
			name = rel // as in a sandbox
		}
		f, err := parser.ParseFile(u.fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		u.files = append(u.files, f)
	}
	u.info = &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
	}
	conf := &types.Config{Importer: u, Sizes: u.meta.TypesSizes}
	var err error
	u.pkg, err = conf.Check(u.meta.PkgPath, u.fset, u.files, u.info)
	return err
}

// Import implements types.Importer.
func (u *unit) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	meta := u.meta.Imports[path]
	if pkg := u.imports[meta.PkgPath]; pkg != nil && pkg.Complete() {
		return pkg, nil
	}
	f, err := os.Open(meta.ExportFile)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := gcexportdata.NewReader(f)
	if err != nil {
		return nil, err
	}
	return gcexportdata.Read(r, u.fset, u.imports, meta.PkgPath)
}

// decode takes in the facts of an import. Those of packages and objects that the
// export data does not mention are lost, as in nogo.
func (u *unit) decode(data []byte) error {
	if len(data) == 0 {
		return nil
	}
	var list []fact
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&list); err != nil {
		return err
	}
	for _, f := range list {
		pkg := u.imports[f.Package]
		if pkg == nil {
			continue
		}
		if f.Object == "" {
			u.facts[pkg] = put(u.facts[pkg], f.Fact)
		} else if obj, err := objectpath.Object(pkg, objectpath.Path(f.Object)); err == nil {
			u.objects[obj] = put(u.objects[obj], f.Fact)
		}
	}
	return nil
}

func (u *unit) encode() ([]byte, error) {
	var list []fact
	for pkg, facts := range u.facts {
		for _, f := range facts {
			list = append(list, fact{pkg.Path(), "", f})
		}
	}
	for obj, facts := range u.objects {
		if path, err := objectpath.For(obj); err == nil {
			for _, f := range facts {
				list = append(list, fact{obj.Pkg().Path(), string(path), f})
			}
		}
	}
	var buf bytes.Buffer
	err := gob.NewEncoder(&buf).Encode(list)
	return buf.Bytes(), err
}

// put adds a fact, in the place of one of the same type.
func put(list []analysis.Fact, f analysis.Fact) []analysis.Fact {
	list = slices.DeleteFunc(list, func(g analysis.Fact) bool { return reflect.TypeOf(f) == reflect.TypeOf(g) })
	return append(list, f)
}

func get(list []analysis.Fact, f analysis.Fact) bool {
	for _, g := range list {
		if reflect.TypeOf(f) == reflect.TypeOf(g) {
			reflect.ValueOf(f).Elem().Set(reflect.ValueOf(g).Elem())
			return true
		}
	}
	return false
}

// exec runs an analyzer after those that it requires.
func (u *unit) exec(a *analysis.Analyzer, report bool) error {
	if _, done := u.results[a]; done {
		return nil
	}
	inputs := map[*analysis.Analyzer]any{}
	for _, req := range a.Requires {
		if err := u.exec(req, false); err != nil {
			return err
		}
		inputs[req] = u.results[req]
	}
	result, err := a.Run(u.pass(a, inputs, report))
	if err != nil {
		return fmt.Errorf("%s: %w", a.Name, err)
	}
	u.results[a] = result
	return nil
}

// pass is what nogo gives. Module, ReadFile, OtherFiles and IgnoredFiles are
// missing.
func (u *unit) pass(a *analysis.Analyzer, inputs map[*analysis.Analyzer]any, report bool) *analysis.Pass {
	return &analysis.Pass{
		Analyzer: a, Fset: u.fset, Files: u.files, Pkg: u.pkg, TypesInfo: u.info, TypesSizes: u.meta.TypesSizes, ResultOf: inputs,
		Report: func(d analysis.Diagnostic) {
			if report {
				u.found = append(u.found, Diagnostic{a, u.fset.Position(d.Pos), d.Message})
			}
		},
		ImportObjectFact:  func(obj types.Object, f analysis.Fact) bool { return get(u.objects[obj], f) },
		ImportPackageFact: func(pkg *types.Package, f analysis.Fact) bool { return get(u.facts[pkg], f) },
		ExportObjectFact:  func(obj types.Object, f analysis.Fact) { u.objects[obj] = put(u.objects[obj], f) },
		ExportPackageFact: func(f analysis.Fact) { u.facts[u.pkg] = put(u.facts[u.pkg], f) },
		AllObjectFacts:    func() []analysis.ObjectFact { return allObjects(u) },
		AllPackageFacts:   func() []analysis.PackageFact { return allPackages(u) },
	}
}

func allObjects(u *unit) []analysis.ObjectFact {
	var list []analysis.ObjectFact
	for obj, facts := range u.objects {
		for _, f := range facts {
			list = append(list, analysis.ObjectFact{Object: obj, Fact: f})
		}
	}
	return list
}

func allPackages(u *unit) []analysis.PackageFact {
	var list []analysis.PackageFact
	for pkg, facts := range u.facts {
		for _, f := range facts {
			list = append(list, analysis.PackageFact{Package: pkg, Fact: f})
		}
	}
	return list
}
