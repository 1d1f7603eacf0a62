package driver

import (
	"context"
	"crypto/sha256"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"
)

// A Session analyses the same packages again and again, while their files
// change. What did not change stays in memory: the list of packages while
// their files and imports are the same, the types that come from export data,
// and the packages whose own text and that of all below them is the same. A
// session is for one goroutine at a time.
type Session struct {
	// Options say what to load; Overlay is given for each run. They don't
	// change during a session, except by Reset.
	Options LoadOptions

	fset    *token.FileSet
	roots   []*packages.Package // nil: to be listed
	faulty  bool                // the list has errors, which the next edit may cure
	layout  digest
	headers map[digest]digest // of file contents
	exports map[string]*types.Package
	files   map[string]string // by path: the export data that was read
	done    map[string]*node  // by ID
	lists   int
}

type digest [sha256.Size]byte

// maxPositions bounds the file set, which grows by every file that is read
// again. Past it, the session starts from nothing.
const maxPositions = 1 << 28

// Reset forgets all results, for example because the analyzers changed. The
// list of packages and their types are kept only if the options stay as they are.
func (s *Session) Reset() { *s = Session{Options: s.Options, lists: s.lists} }

// Relist makes the next run ask the go command anew.
func (s *Session) Relist() { s.roots = nil }

// Unfinished returns the directories of packages whose findings are not known
// after a run, because they or what they import does not compile.
func (g *Graph) Unfinished() map[string]bool {
	dirs := make(map[string]bool)
	for _, n := range g.nodes {
		if n.root && !n.done {
			dirs[packageDir(n.meta)] = true
		}
	}
	return dirs
}

// Lists counts how often the go command was asked.
func (s *Session) Lists() int { return s.lists }

// Load returns the graph of the packages as they are now, to be run before the
// next call. The errors are those of [Load].
func (s *Session) Load(ctx context.Context, overlay map[string][]byte) (*Graph, error) {
	if s.fset != nil && s.fset.Base() > maxPositions {
		s.Reset()
	}
	if s.fset == nil {
		s.forget()
	}
	opts := s.Options
	opts.Overlay = overlay
	if s.roots == nil || s.faulty || s.layoutOf(overlay) != s.layout {
		roots, err := list(ctx, opts)
		if err != nil {
			return nil, err
		}
		s.roots, s.lists = roots, s.lists+1
		s.faulty = hasErrors(roots)
		s.layout = s.layoutOf(overlay)
	}
	g, err := s.graph(opts)
	if err == nil && s.stale(g) {
		s.forget()
		g, err = s.graph(opts)
	}
	if err != nil {
		s.roots = nil
		return nil, err
	}
	for path, p := range g.wanted() {
		s.files[path] = p.ExportFile
	}
	if err := g.readExports(); err != nil {
		s.Reset()
		return nil, err
	}
	s.done = make(map[string]*node)
	for _, n := range g.nodes {
		s.done[n.meta.ID] = n
	}
	return g, nil
}

// forget drops everything that shares a universe of types.
func (s *Session) forget() {
	s.fset = token.NewFileSet()
	s.exports = make(map[string]*types.Package)
	s.files = make(map[string]string)
	s.done = nil
}

func (s *Session) graph(opts LoadOptions) (*Graph, error) {
	b := &builder{opts: opts, nodes: make(map[string]*node)}
	b.keep = func(n *node) *node { return s.keep(n, opts.Overlay) }
	if err := b.build(s.roots); err != nil {
		return nil, err
	}
	return &Graph{
		Fset: s.fset, overlay: opts.Overlay, exports: s.exports,
		nodes: b.order, marks: markAll(s.roots, opts.Mark),
	}, nil
}

// keep returns the node of an earlier run if the package and all that it
// imports are what they were.
func (s *Session) keep(n *node, overlay map[string][]byte) *node {
	n.source = make(map[string][]byte)
	h := sha256.New()
	for _, name := range n.meta.CompiledGoFiles {
		text, err := readFile(name, overlay)
		if err != nil {
			continue // parsing says so
		}
		n.source[name] = text
		sum := sha256.Sum256(text)
		h.Write([]byte(strconv.Quote(name)))
		h.Write(sum[:])
	}
	if m := n.meta.Module; m != nil {
		h.Write([]byte(m.GoVersion))
	}
	h.Sum(n.digest[:0])
	old := s.done[n.meta.ID]
	if old != nil && old.done && old.digest == n.digest && old.firstParty == n.firstParty && slices.Equal(old.imports, n.imports) {
		old.root = false // as build will find
		old.meta = n.meta
		return old
	}
	return n
}

// stale reports whether results that were kept don't fit: the types of an
// imported package are others, or a package of which only the facts were
// wanted is to be reported now.
func (s *Session) stale(g *Graph) bool {
	for path, p := range g.wanted() {
		if file, ok := s.files[path]; ok && file != p.ExportFile {
			return true
		}
	}
	return slices.ContainsFunc(g.nodes, func(n *node) bool { return n.done && n.root && !n.full })
}

// layoutOf digests what decides about the list of packages: the names of the
// files, their package clauses, imports and build constraints, and the files
// that describe modules.
func (s *Session) layoutOf(overlay map[string][]byte) digest {
	l := &layout{s: s, overlay: overlay, dirs: make(map[string]bool), headers: make(map[digest]digest)}
	packages.Visit(s.roots, nil, func(p *packages.Package) {
		if p.Module != nil && p.Module.GoMod != "" && p.Module.Version == "" {
			l.describes(p.Module.GoMod)
			l.describes(strings.TrimSuffix(p.Module.GoMod, ".mod") + ".sum")
		}
		if first, err := s.Options.FirstParty(p.PkgPath, packageDir(p), moduleOf(p.Module)); err != nil || !first {
			return
		}
		l.dirs[packageDir(p)] = true
	})
	for dir := s.Options.Dir; ; dir = filepath.Dir(dir) {
		l.describes(filepath.Join(dir, "go.work"))
		if dir == filepath.Dir(dir) {
			break
		}
	}
	for name := range overlay {
		l.dirs[filepath.Dir(name)] = true
	}
	for dir := range l.dirs {
		l.dir(dir)
	}
	s.headers = l.headers
	slices.Sort(l.lines)
	return sha256.Sum256([]byte(strings.Join(slices.Compact(l.lines), "\n")))
}

type layout struct {
	s       *Session
	overlay map[string][]byte
	dirs    map[string]bool
	headers map[digest]digest
	lines   []string
}

func (l *layout) add(name string, sum digest) {
	l.lines = append(l.lines, strconv.Quote(name)+string(sum[:]))
}

// describes adds a file by its content, if there is one.
func (l *layout) describes(name string) {
	if text, err := os.ReadFile(name); err == nil {
		l.add(name, sha256.Sum256(text))
	}
}

func (l *layout) dir(dir string) {
	names := make(map[string]bool)
	entries, _ := os.ReadDir(dir) // a directory that is gone has no files
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".go") && !e.IsDir() {
			names[filepath.Join(dir, e.Name())] = true
		}
	}
	for name := range l.overlay {
		if filepath.Dir(name) == dir {
			names[name] = true
		}
	}
	for name := range names {
		if text, err := readFile(name, l.overlay); err == nil {
			l.add(name, l.header(name, text))
		}
	}
}

// header digests what a file says about its package. The code that cgo makes
// depends on more than that.
func (l *layout) header(name string, text []byte) digest {
	key := sha256.Sum256(append([]byte(name+"\n"), text...))
	if sum, ok := l.s.headers[key]; ok {
		l.headers[key] = sum
		return sum
	}
	f, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly|parser.ParseComments)
	var sum digest
	switch {
	case err != nil || f == nil:
		// Someone is typing an import. The go command could not list it either.
	case slices.ContainsFunc(f.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == `"C"` }):
		sum = key
	default:
		sum = sha256.Sum256([]byte(headerText(f)))
	}
	l.headers[key] = sum
	return sum
}

func headerText(f *ast.File) string {
	lines := []string{f.Name.Name}
	for _, imp := range f.Imports {
		lines = append(lines, imp.Path.Value)
	}
	slices.Sort(lines[1:])
	for _, group := range f.Comments {
		for _, c := range group.List {
			if c.Pos() < f.Package && (strings.HasPrefix(c.Text, "//go:build") || strings.HasPrefix(c.Text, "// +build")) {
				lines = append(lines, c.Text)
			}
		}
	}
	return strings.Join(lines, "\n")
}

func readFile(name string, overlay map[string][]byte) ([]byte, error) {
	if text, ok := overlay[name]; ok {
		return text, nil
	}
	return os.ReadFile(name)
}

// hasErrors reports whether the go command found fault with any package.
func hasErrors(roots []*packages.Package) bool {
	found := false
	packages.Visit(roots, nil, func(p *packages.Package) { found = found || len(p.Errors) > 0 })
	return found
}
