package models

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

//go:embed data/*.yml
var data embed.FS

// Index finds models by function. It is safe for concurrent use.
type Index struct {
	packages map[string]*group // by package path, mostly without the major version
}

// group holds the rows of one package, unparsed until one of them is wanted:
// a vet process looks at one package and needs few of them.
type group struct {
	blocks []block
	parse  sync.Once
	models map[string]*Model
	err    error
}

// block is a run of lines of a data file with rows of one package, and with
// comments.
type block struct {
	file string
	line int // number of the first line
	text string
}

// Load makes an Index of the built-in data. It looks at every line but parses
// no row: see Check. The error names file, line and column.
func Load() (*Index, error) {
	return load(data)
}

// load reads data/*.yml of fsys, in the order of their names.
func load(fsys fs.FS) (*Index, error) {
	files, err := fs.Glob(fsys, "data/*.yml")
	if err != nil {
		return nil, fmt.Errorf("library models: %w", err)
	}
	ix := &Index{packages: make(map[string]*group, 512)}
	for _, name := range files {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("library models: %w", err)
		}
		if err := ix.add(path.Base(name), string(text)); err != nil {
			return nil, err
		}
	}
	return ix, nil
}

// rowStart is how every row starts.
const rowStart = "  - {func: "

// add files the rows of a data file under their packages.
func (ix *Index) add(file, text string) error {
	var (
		pkg   string // of the block that is open
		open  block
		start = -1 // where it starts in text, before the first -1
		stage int  // 0: `library:` is due, 1: `functions:` is due, 2: rows
	)
	closeBlock := func(end int) {
		if start >= 0 {
			open.text = text[start:end]
			g := ix.group(pkg)
			g.blocks = append(g.blocks, open)
		}
	}
	for pos, number := 0, 1; pos < len(text); number++ {
		line, _, _ := strings.Cut(text[pos:], "\n")
		switch {
		case stage == 2 && strings.HasPrefix(line, rowStart):
			if p := packageOf(rowName(line)); start < 0 || p != pkg {
				closeBlock(pos)
				pkg, open, start = p, block{file: file, line: number}, pos
			}
		case isComment(line):
		case stage == 0 && strings.HasPrefix(line, "library: "):
			stage = 1
		case stage == 1 && line == "functions:":
			stage = 2
		default:
			want := [...]string{"library: NAME", "functions:", rowStart + "NAME, ...}"}[stage]
			return lineError(file, number, errorAt(1, "found %q: want %q, a comment or an empty line", line, want))
		}
		pos += len(line) + len("\n")
	}
	if stage != 2 {
		return lineError(file, 1, errorAt(1, "the file ends without `functions:`"))
	}
	closeBlock(len(text))
	return nil
}

func isComment(line string) bool {
	trimmed := strings.TrimLeft(line, " ")
	return trimmed == "" || trimmed[0] == '#'
}

func (ix *Index) group(pkg string) *group {
	g := ix.packages[pkg]
	if g == nil {
		g = &group{}
		ix.packages[pkg] = g
	}
	return g
}

// rowName returns the function's name in a row, without checking it.
func rowName(line string) string {
	name := line[len(rowStart):]
	if end := strings.IndexAny(name, ",}"); end >= 0 {
		name = name[:end]
	}
	return name
}

// Lookup returns the model of the function with this name, as
// (*types.Func).FullName prints it, or nil. Type arguments do not matter, and
// a major version in its path may be missing from the data, by the rule of
// taxonomy.NameVariants.
//
// It panics when a row of the package is malformed, which the built-in data
// cannot be: a test parses all of it.
func (ix *Index) Lookup(fullName string) *Model {
	name := stripTypeArgs(fullName)
	if m := ix.lookup(name); m != nil || !mayHaveMajor(name) {
		return m
	}
	for _, variant := range taxonomy.NameVariants(name) {
		if m := ix.lookup(variant); m != nil {
			return m
		}
	}
	return nil
}

func (ix *Index) lookup(name string) *Model {
	g := ix.packages[packageOf(name)]
	if g == nil {
		return nil
	}
	models, err := g.load()
	if err != nil {
		panic(err)
	}
	return models[name]
}

// Has tells whether any function of the package is modelled. One that is not
// listed then still has no model.
func (ix *Index) Has(pkgPath string) bool {
	if ix.packages[pkgPath] != nil || !mayHaveMajor(pkgPath) {
		return ix.packages[pkgPath] != nil
	}
	return slices.ContainsFunc(taxonomy.PathVariants(pkgPath), func(p string) bool { return ix.packages[p] != nil })
}

// Check parses every row. It returns all errors, each with file, line and
// column, sorted by package.
func (ix *Index) Check() error {
	var errs []error
	for _, pkg := range ix.Packages() {
		_, err := ix.packages[pkg].load()
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// Packages returns the paths of the packages that have models, sorted.
func (ix *Index) Packages() []string {
	paths := make([]string, 0, len(ix.packages))
	for pkg := range ix.packages {
		paths = append(paths, pkg)
	}
	slices.Sort(paths)
	return paths
}

// load parses the rows of the group, the first time.
func (g *group) load() (map[string]*Model, error) {
	g.parse.Do(func() {
		g.models = make(map[string]*Model)
		for _, b := range g.blocks {
			number := b.line
			for line := range strings.Lines(b.text) {
				if strings.HasPrefix(line, rowStart) {
					if err := g.add(strings.TrimSuffix(line, "\n")); err != nil {
						g.err = errors.Join(g.err, lineError(b.file, number, err))
					}
				}
				number++
			}
		}
	})
	return g.models, g.err
}

// add parses a row. Errors are *colError.
func (g *group) add(line string) error {
	n, err := parseLine(line, len("  - "))
	if err != nil {
		return err
	}
	m, err := decodeRow(n)
	if err != nil {
		return err
	}
	if g.models[m.Func] != nil {
		return errorAt(len(rowStart)+1, "%s has a row already", m.Func)
	}
	g.models[m.Func] = m
	return nil
}

// lineError adds the place to an error of the line's reader.
func lineError(file string, line int, err error) error {
	col := 1
	if at, ok := errors.AsType[*colError](err); ok {
		col = at.col
	}
	return fmt.Errorf("library models: %s:%d:%d: %w", file, line, col, err)
}
