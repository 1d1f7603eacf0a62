package driver

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/gcexportdata"
	"golang.org/x/tools/go/packages"
)

// LoadOptions say what to load.
type LoadOptions struct {
	Dir        string // working directory
	Patterns   []string
	Tests      bool
	BuildFlags []string
	Env        []string          // of the go command; nil: that of the process
	Overlay    map[string][]byte // unsaved files, by absolute path

	// FirstParty says which packages are to be analysed.
	FirstParty func(path, dir string, mod *analysis.Module) (bool, error)

	// Mark gives the mark of a package; packages that import it have it too.
	Mark func(path string) uint64
}

// A Graph is the loaded packages, those from source in import order.
type Graph struct {
	Fset    *token.FileSet
	nodes   []*node
	overlay map[string][]byte
	exports map[string]*types.Package // by path: packages known from export data
	marks   map[string]uint64         // by path, see LoadOptions.Mark
}

// node is a package that is type-checked from source.
type node struct {
	meta       *packages.Package
	imports    []*node // those from source, sorted by ID
	firstParty bool
	root       bool // its findings are wanted

	types *types.Package
	facts *FactSet
	unit  *Unit
	found []Diagnostic
	errs  []error

	source   map[string][]byte // what the files were when their digest was taken
	digest   digest
	full     bool // analysed with all analyzers, not only those that make facts
	done     bool // typed and analysed, for good
	failed   bool // errs, or a failed import
	typed    chan struct{}
	analysed chan struct{}
}

// ErrNoPackages tells that the patterns matched nothing that could be analysed.
var ErrNoPackages = errors.New("no packages to analyse")

const loadMode = packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports |
	packages.NeedDeps | packages.NeedExportFile | packages.NeedTypesSizes | packages.NeedModule | packages.NeedForTest

// Load lists the packages with the go command and reads the export data of
// those that are not analysed. The error tells what the go command found
// wrong, one line per fault, or is ErrNoPackages.
func Load(ctx context.Context, opts LoadOptions) (*Graph, error) {
	roots, err := list(ctx, opts)
	if err != nil {
		return nil, err
	}
	g := &Graph{Fset: token.NewFileSet(), overlay: opts.Overlay, exports: make(map[string]*types.Package)}
	b := &builder{opts: opts, nodes: make(map[string]*node)}
	if err := b.build(roots); err != nil {
		return nil, err
	}
	g.nodes = b.order
	g.marks = markAll(roots, opts.Mark)
	return g, g.readExports()
}

// list asks the go command for the packages.
func list(ctx context.Context, opts LoadOptions) ([]*packages.Package, error) {
	cfg := &packages.Config{
		Context: ctx, Mode: loadMode, Dir: opts.Dir, Tests: opts.Tests,
		BuildFlags: opts.BuildFlags, Overlay: opts.Overlay, Env: opts.Env,
	}
	roots, err := packages.Load(cfg, opts.Patterns...)
	if err != nil {
		return nil, plainError(err)
	}
	return roots, nil
}

// wrapped is how the packages package tells what the go command said.
var wrapped = regexp.MustCompile(`(?s)^err: (.*?): stderr: (.*)$`)

// plainError leaves what the go command said, or why it did not run.
func plainError(err error) error {
	m := wrapped.FindStringSubmatch(err.Error())
	if m == nil {
		return err
	}
	if said := strings.TrimSpace(m[2]); said != "" {
		return errors.New(said)
	}
	return errors.New(m[1])
}

// builder selects the packages to load from source.
type builder struct {
	opts  LoadOptions
	nodes map[string]*node // by ID; nil: known from export data
	order []*node
	keep  func(*node) *node // gives an earlier node that is as good, or the node itself; may be nil
}

func (b *builder) build(roots []*packages.Package) error {
	var faults []error
	matched := 0
	for _, p := range roots {
		if onlyTests(p) || strings.HasSuffix(p.ID, ".test") {
			matched++
			continue
		}
		if len(p.CompiledGoFiles) == 0 && len(p.Errors) > 0 {
			faults = append(faults, listErrors(p)...)
			continue
		}
		if _, err := b.visit(p); err != nil {
			return err
		}
	}
	if err := joinErrors(faults); err != nil {
		return err
	}
	for _, p := range roots {
		if n := b.nodes[p.ID]; n != nil && n.firstParty {
			n.root = true
			matched++
		}
	}
	b.preferTests()
	if matched == 0 {
		return ErrNoPackages
	}
	return nil
}

// preferTests leaves the report of a package to its variant with the tests,
// which has the same files and more.
func (b *builder) preferTests() {
	for _, n := range b.order {
		if n.meta.ForTest == n.meta.PkgPath {
			if plain := b.nodes[n.meta.PkgPath]; plain != nil {
				plain.root = false
			}
		}
	}
}

// visit returns the node of a package that is needed from source: because it
// is first-party, or because it imports one that is, so that both mean the
// same types.
func (b *builder) visit(p *packages.Package) (*node, error) {
	if n, ok := b.nodes[p.ID]; ok {
		return n, nil
	}
	b.nodes[p.ID] = nil
	var deps []*node
	for _, path := range sortedKeys(p.Imports) {
		dep, err := b.visit(p.Imports[path])
		if err != nil {
			return nil, err
		}
		if dep != nil && !slices.Contains(deps, dep) {
			deps = append(deps, dep)
		}
	}
	first, err := b.opts.FirstParty(p.PkgPath, packageDir(p), moduleOf(p.Module))
	if err != nil || !first && len(deps) == 0 || p.PkgPath == "unsafe" {
		return nil, err
	}
	slices.SortFunc(deps, func(a, b *node) int { return cmp.Compare(a.meta.ID, b.meta.ID) })
	n := &node{
		meta: p, imports: deps, firstParty: first,
		typed: make(chan struct{}), analysed: make(chan struct{}),
	}
	if b.keep != nil {
		n = b.keep(n)
	}
	b.nodes[p.ID] = n
	b.order = append(b.order, n)
	return n, nil
}

// readExports reads the types of the packages that those from source import.
// It is done before anything uses them: reading one may add objects to
// packages that another has mentioned.
func (g *Graph) readExports() error {
	var faults []error
	wanted := g.wanted()
	for _, path := range sortedKeys(wanted) {
		if err := g.readExport(wanted[path]); err != nil {
			faults = append(faults, err)
		}
	}
	return joinErrors(faults)
}

// wanted lists the packages whose export data is needed, by path.
func (g *Graph) wanted() map[string]*packages.Package {
	source := make(map[string]bool)
	for _, n := range g.nodes {
		source[n.meta.ID] = true
	}
	wanted := make(map[string]*packages.Package)
	for _, n := range g.nodes {
		for _, p := range n.meta.Imports {
			if !source[p.ID] && p.PkgPath != "unsafe" {
				wanted[p.PkgPath] = p
			}
		}
	}
	return wanted
}

func (g *Graph) readExport(p *packages.Package) error {
	if have := g.exports[p.PkgPath]; have != nil && have.Complete() {
		return nil
	}
	if p.ExportFile == "" {
		if errs := listErrors(p); len(errs) > 0 {
			return joinErrors(errs)
		}
		return nil // reported where it is imported, with the position
	}
	data, err := os.ReadFile(p.ExportFile)
	if err != nil {
		return fmt.Errorf("reading the types of package %s: %w", p.PkgPath, err)
	}
	_, err = ReadExport(data, g.Fset, g.exports, p.PkgPath)
	return err
}

// Marks returns the marks of a package and of all that it imports, directly or
// not, and whether the package is part of the graph.
func (g *Graph) Marks(path string) (marks uint64, known bool) {
	marks, known = g.marks[path]
	return marks, known
}

// markAll marks every package by what it imports.
func markAll(roots []*packages.Package, mark func(path string) uint64) map[string]uint64 {
	byID, byPath := make(map[string]uint64), make(map[string]uint64)
	var visit func(p *packages.Package) uint64
	visit = func(p *packages.Package) uint64 {
		if marks, ok := byID[p.ID]; ok {
			return marks
		}
		marks := mark(p.PkgPath)
		byID[p.ID] = marks
		for _, dep := range p.Imports {
			marks |= visit(dep)
		}
		byID[p.ID] = marks
		byPath[p.PkgPath] |= marks
		return marks
	}
	for _, p := range roots {
		visit(p)
	}
	return byPath
}

// ReadExport decodes a compiler's export data for the package with the path.
func ReadExport(data []byte, fset *token.FileSet, imports map[string]*types.Package, path string) (*types.Package, error) {
	r, err := gcexportdata.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("reading the types of package %s: %w", path, err)
	}
	pkg, err := gcexportdata.Read(r, fset, imports, path)
	if err != nil {
		return nil, fmt.Errorf("reading the types of package %s: %w", path, err)
	}
	return pkg, nil
}

// onlyTests reports whether a package has no files besides tests.
func onlyTests(p *packages.Package) bool {
	if len(p.CompiledGoFiles) > 0 {
		return false
	}
	for _, e := range p.Errors {
		if !strings.Contains(e.Msg, "no non-test Go files") {
			return false
		}
	}
	return true
}

func packageDir(p *packages.Package) string {
	if p.Dir != "" {
		return p.Dir
	}
	if len(p.GoFiles) > 0 {
		return filepath.Dir(p.GoFiles[0])
	}
	return ""
}

func listErrors(p *packages.Package) []error {
	var errs []error
	for _, e := range p.Errors {
		errs = append(errs, e)
	}
	return errs
}

// joinErrors makes one error of several, without repeating any.
func joinErrors(errs []error) error {
	seen := make(map[string]bool)
	errs = slices.DeleteFunc(errs, func(e error) bool {
		dup := seen[e.Error()]
		seen[e.Error()] = true
		return dup
	})
	return errors.Join(errs...)
}

func moduleOf(m *packages.Module) *analysis.Module {
	if m == nil {
		return nil
	}
	mod := &analysis.Module{
		Path: m.Path, Version: m.Version, Replace: moduleOf(m.Replace), Time: m.Time, Main: m.Main,
		Indirect: m.Indirect, Dir: m.Dir, GoMod: m.GoMod, GoVersion: m.GoVersion,
	}
	if m.Error != nil {
		mod.Error = &analysis.ModuleError{Err: m.Error.Err}
	}
	return mod
}
