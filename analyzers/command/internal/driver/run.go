package driver

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/types"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"
)

// RunOptions say how to analyse a graph.
type RunOptions struct {
	Analyzers []*analysis.Analyzer

	// Progress, when set, is told of each package before it is analysed. Calls
	// do not overlap.
	Progress func(path string, done, total int)

	// Parallel is how many packages to work on at a time; 0: as many as there
	// are processors.
	Parallel int
}

// Run type-checks and analyses the packages of the graph, in parallel and in
// import order, and returns what was reported on the packages that were asked
// for. The error joins those of all packages: types.Error, scanner.ErrorList
// and *AnalysisError, in import order; findings of the other packages are
// returned beside it. A graph runs once.
func (g *Graph) Run(ctx context.Context, opts RunOptions) ([]Diagnostic, error) {
	s := &scheduler{
		graph: g, opts: opts, ctx: ctx,
		slots: make(chan struct{}, cmp.Or(opts.Parallel, runtime.GOMAXPROCS(0))),
		sets:  make(map[*types.Package]*node),
	}
	var wg sync.WaitGroup
	for _, n := range g.nodes {
		if n.done {
			s.sets[n.types] = n
		}
	}
	for _, n := range g.nodes {
		if !n.done {
			wg.Go(func() { s.process(n) })
		}
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var found []Diagnostic
	var errs []error
	for _, n := range g.nodes {
		errs = append(errs, n.errs...)
		if n.root {
			found = append(found, n.found...)
		}
	}
	return found, joinErrors(errs)
}

type scheduler struct {
	graph *Graph
	opts  RunOptions
	ctx   context.Context
	slots chan struct{} // limits the work done at a time

	mu   sync.Mutex
	done int
	sets map[*types.Package]*node // packages from source
}

// process takes one package through its stages. Types are needed before facts
// are, so a package is type-checked while its imports may still be analysed.
func (s *scheduler) process(n *node) {
	var files []*ast.File
	s.work(func() { files = s.parse(n) })
	for _, dep := range n.imports {
		<-dep.typed
		n.failed = n.failed || dep.failed
	}
	if !n.failed {
		s.work(func() { s.check(n, files) })
	}
	close(n.typed)
	broken := n.failed
	for _, dep := range n.imports {
		<-dep.analysed
		broken = broken || len(dep.errs) > 0 || dep.facts == nil && dep.firstParty
	}
	if !broken && n.firstParty {
		s.work(func() { s.analyse(n) })
	}
	n.unit, n.source = nil, nil // syntax and types of expressions are not needed any more
	n.done = n.types != nil && len(n.errs) == 0 && (n.facts != nil || !n.firstParty)
	close(n.analysed)
}

// work runs f when there is room, unless the run was cancelled.
func (s *scheduler) work(f func()) {
	s.slots <- struct{}{}
	defer func() { <-s.slots }()
	if s.ctx.Err() == nil {
		f()
	}
}

func (n *node) fail(errs ...error) {
	n.failed = true
	n.errs = append(n.errs, errs...)
}

// parse reads the source files of a package.
func (s *scheduler) parse(n *node) []*ast.File {
	var files []*ast.File
	for _, name := range n.meta.CompiledGoFiles {
		var src any
		if text, ok := n.source[name]; ok {
			src = text
		} else if text, ok := s.graph.overlay[name]; ok {
			src = text
		}
		mode := parser.ParseComments | parser.SkipObjectResolution
		f, err := parser.ParseFile(s.graph.Fset, name, src, mode)
		if err != nil {
			n.fail(syntaxErrors(err)...)
			continue
		}
		files = append(files, f)
	}
	if len(files) == 0 && !n.failed {
		n.fail(listErrors(n.meta)...)
		if len(n.errs) == 0 {
			n.fail(fmt.Errorf("package %s: no Go files", n.meta.PkgPath))
		}
	}
	return files
}

// syntaxErrors takes a list apart: the text of a list stops at the first.
func syntaxErrors(err error) []error {
	var list scanner.ErrorList
	if !errors.As(err, &list) {
		return []error{err}
	}
	var errs []error
	for _, e := range list {
		errs = append(errs, e)
	}
	return errs
}

// check type-checks a package. Faults that only the go command sees, such as
// an import that it cannot find, are added when the type checker is content.
func (s *scheduler) check(n *node, files []*ast.File) {
	cfg := &types.Config{
		Sizes:    n.meta.TypesSizes,
		Importer: importerFunc(func(path string) (*types.Package, error) { return s.importPackage(n, path) }),
		Error:    func(err error) { n.fail(err) },
	}
	if m := n.meta.Module; m != nil && m.GoVersion != "" {
		cfg.GoVersion = "go" + m.GoVersion
	}
	info := NewInfo()
	pkg, err := cfg.Check(n.meta.PkgPath, s.graph.Fset, files, info)
	if err == nil && len(n.meta.Errors) > 0 {
		n.fail(listErrors(n.meta)...)
	}
	if n.failed {
		return
	}
	n.types = pkg
	n.unit = &Unit{
		Fset: s.graph.Fset, Files: files, Types: pkg, Info: info, Sizes: n.meta.TypesSizes,
		OtherFiles: n.meta.OtherFiles, IgnoredFiles: n.meta.IgnoredFiles,
		Module: moduleOf(n.meta.Module), ReadFile: s.readFile,
	}
	s.mu.Lock()
	s.sets[pkg] = n
	s.mu.Unlock()
}

func (s *scheduler) importPackage(n *node, path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	meta := n.meta.Imports[path]
	if meta == nil {
		return nil, fmt.Errorf("package %s is not among the imports that the go command lists", path)
	}
	for _, dep := range n.imports {
		if dep.meta.ID == meta.ID {
			return dep.types, nil
		}
	}
	if pkg := s.graph.exports[meta.PkgPath]; pkg != nil && pkg.Complete() {
		return pkg, nil
	}
	if errs := listErrors(meta); len(errs) > 0 {
		return nil, errs[0]
	}
	return nil, fmt.Errorf("no export data for package %s", meta.PkgPath)
}

func (s *scheduler) readFile(name string) ([]byte, error) {
	if text, ok := s.graph.overlay[name]; ok {
		return text, nil
	}
	return os.ReadFile(name)
}

func (s *scheduler) analyse(n *node) {
	s.mu.Lock()
	s.done++
	if s.opts.Progress != nil {
		s.opts.Progress(n.meta.PkgPath, s.done, len(s.graph.nodes))
	}
	s.mu.Unlock()
	analyzers := s.opts.Analyzers
	if !n.root {
		analyzers = FactsOnly(analyzers)
	}
	n.unit.Imported = &memory{scheduler: s, node: n}
	found, facts, err := n.unit.Run(analyzers)
	if err != nil {
		n.errs = append(n.errs, err)
		return
	}
	n.found, n.facts, n.full = found, facts, n.root
}

// memory gives a package the facts of its imports, which have been analysed
// before in the same process.
type memory struct {
	scheduler *scheduler
	node      *node
	once      sync.Once
	all       []*FactSet
}

// Of implements Imported.
func (m *memory) Of(pkg *types.Package) (*FactSet, error) {
	m.scheduler.mu.Lock()
	n := m.scheduler.sets[pkg]
	m.scheduler.mu.Unlock()
	if n == nil || !n.isAnalysed() {
		return nil, nil
	}
	return n.facts, nil
}

// isAnalysed reports whether the package's facts are final. They are for
// every package below one that is being analysed.
func (n *node) isAnalysed() bool {
	select {
	case <-n.analysed:
		return true
	default:
		return false
	}
}

// All implements Imported.
func (m *memory) All() ([]*FactSet, error) {
	m.once.Do(func() {
		seen := make(map[*node]bool)
		var visit func(n *node)
		visit = func(n *node) {
			for _, dep := range n.imports {
				if !seen[dep] {
					seen[dep] = true
					visit(dep)
					if dep.facts != nil {
						m.all = append(m.all, dep.facts)
					}
				}
			}
		}
		visit(m.node)
		slices.SortFunc(m.all, func(a, b *FactSet) int { return cmp.Compare(a.pkg.Path(), b.pkg.Path()) })
	})
	return m.all, nil
}

type importerFunc func(path string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }

// PlainPath removes the name of the test that a package was compiled for.
func PlainPath(path string) string {
	plain, _, _ := strings.Cut(path, " ")
	return plain
}
