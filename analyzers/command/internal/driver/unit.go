// Package driver runs analyzers over packages. Its parts are shared by the
// everyday command, which loads packages itself, and the vet tool, which is
// given one at a time: a package's analysis is the same code in both, so that
// both find the same.
package driver

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"reflect"
	"runtime/debug"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// A Unit is one type-checked package, ready for analysis.
type Unit struct {
	Fset         *token.FileSet
	Files        []*ast.File
	OtherFiles   []string
	IgnoredFiles []string
	Types        *types.Package
	Info         *types.Info
	Sizes        types.Sizes
	Module       *analysis.Module
	Imported     Imported
	ReadFile     func(name string) ([]byte, error) // nil: os.ReadFile
}

// A Diagnostic is what one analyzer reported.
type Diagnostic struct {
	analysis.Diagnostic
	Analyzer *analysis.Analyzer
}

// An AnalysisError tells that an analyzer failed or panicked on a package.
type AnalysisError struct {
	Package, Analyzer string
	Err               error
	Stack             []byte // of a panic
}

func (e *AnalysisError) Error() string {
	if e.Stack != nil {
		return fmt.Sprintf("internal error in %s, analysing package %s: %v", e.Analyzer, e.Package, e.Err)
	}
	return fmt.Sprintf("%s, analysing package %s: %v", e.Analyzer, e.Package, e.Err)
}

func (e *AnalysisError) Unwrap() error { return e.Err }

// NewInfo returns an Info with every map that analyzers use.
func NewInfo() *types.Info {
	return &types.Info{
		Types:        make(map[ast.Expr]types.TypeAndValue),
		Defs:         make(map[*ast.Ident]types.Object),
		Uses:         make(map[*ast.Ident]types.Object),
		Implicits:    make(map[ast.Node]types.Object),
		Instances:    make(map[*ast.Ident]types.Instance),
		Scopes:       make(map[ast.Node]*types.Scope),
		Selections:   make(map[*ast.SelectorExpr]*types.Selection),
		FileVersions: make(map[*ast.File]string),
	}
}

// Run applies the analyzers and what they require to the package. It returns
// what the analyzers themselves reported, and the facts about the package. The
// error, an *AnalysisError, is that of the first analyzer to fail.
func (u *Unit) Run(analyzers []*analysis.Analyzer) ([]Diagnostic, *FactSet, error) {
	r := &run{
		unit:    u,
		facts:   &facts{own: newFactSet(u.Types), imported: u.Imported},
		results: make(map[*analysis.Analyzer]any),
		reports: make(map[*analysis.Analyzer][]analysis.Diagnostic),
	}
	for _, a := range closure(analyzers) {
		if err := r.exec(a); err != nil {
			return nil, nil, err
		}
		if r.facts.err != nil {
			return nil, nil, r.failed(a, r.facts.err, nil)
		}
	}
	var found []Diagnostic
	for _, a := range analyzers {
		for _, d := range r.reports[a] {
			found = append(found, Diagnostic{d, a})
		}
	}
	return found, r.facts.own, nil
}

// run is the analysis of one unit.
type run struct {
	unit    *Unit
	facts   *facts
	results map[*analysis.Analyzer]any
	reports map[*analysis.Analyzer][]analysis.Diagnostic
}

// exec runs one analyzer, whose prerequisites have run. A panic must not take
// the other packages' findings with it.
func (r *run) exec(a *analysis.Analyzer) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = r.failed(a, fmt.Errorf("panic: %v", p), debug.Stack())
		}
	}()
	result, err := a.Run(r.pass(a))
	if err != nil {
		return r.failed(a, err, nil)
	}
	if got := reflect.TypeOf(result); got != a.ResultType {
		return r.failed(a, fmt.Errorf("result has type %v, not %v", got, a.ResultType), nil)
	}
	r.results[a] = result
	return nil
}

func (r *run) failed(a *analysis.Analyzer, err error, stack []byte) error {
	return &AnalysisError{Package: r.unit.Types.Path(), Analyzer: a.Name, Err: err, Stack: stack}
}

func (r *run) pass(a *analysis.Analyzer) *analysis.Pass {
	u := r.unit
	inputs := make(map[*analysis.Analyzer]any, len(a.Requires))
	for _, req := range a.Requires {
		inputs[req] = r.results[req]
	}
	readFile := u.ReadFile
	if readFile == nil {
		readFile = os.ReadFile
	}
	return &analysis.Pass{
		Analyzer:     a,
		Fset:         u.Fset,
		Files:        u.Files,
		OtherFiles:   u.OtherFiles,
		IgnoredFiles: u.IgnoredFiles,
		Pkg:          u.Types,
		TypesInfo:    u.Info,
		TypesSizes:   u.Sizes,
		Module:       u.Module,
		ResultOf:     inputs,
		ReadFile:     readFile,
		Report: func(d analysis.Diagnostic) {
			r.reports[a] = append(r.reports[a], d)
		},
		ImportObjectFact:  r.facts.importObject,
		ExportObjectFact:  r.facts.exportObject,
		ImportPackageFact: r.facts.importPackage,
		ExportPackageFact: r.facts.exportPackage,
		AllObjectFacts:    func() []analysis.ObjectFact { return r.facts.allObjects(a) },
		AllPackageFacts:   func() []analysis.PackageFact { return r.facts.allPackages(a) },
	}
}

// closure lists the analyzers and what they require, requirements first.
func closure(analyzers []*analysis.Analyzer) []*analysis.Analyzer {
	var list []*analysis.Analyzer
	seen := make(map[*analysis.Analyzer]bool)
	var visit func(a *analysis.Analyzer)
	visit = func(a *analysis.Analyzer) {
		if seen[a] {
			return
		}
		seen[a] = true
		for _, req := range a.Requires {
			visit(req)
		}
		list = append(list, a)
	}
	for _, a := range analyzers {
		visit(a)
	}
	return list
}

// FactsOnly returns the analyzers that matter to other packages: those that
// make or use facts, themselves or by what they require.
func FactsOnly(analyzers []*analysis.Analyzer) []*analysis.Analyzer {
	return slices.DeleteFunc(slices.Clone(analyzers), func(a *analysis.Analyzer) bool {
		return !slices.ContainsFunc(closure([]*analysis.Analyzer{a}), func(b *analysis.Analyzer) bool {
			return len(b.FactTypes) > 0
		})
	})
}
