// Package config gives every check the same view of how consentvet is set up:
// the taxonomy in effect for the package under analysis, and whether that
// package is first-party. It is an analyzer that reports nothing, so that any
// host of the analysis framework computes it once per package.
package config

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"sync"

	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// A Loader finds and reads taxonomies, each file once. Set its exported fields
// before the first use; it is then safe for concurrent use.
type Loader struct {
	// Config is the path of an explicit taxonomy file (the -config flag).
	// With "", the file is discovered as taxonomy.Discover documents.
	Config string
	// NamedBy is what Config comes from, for messages; "" is the flag -config.
	NamedBy string

	// Data, when not nil, is the taxonomy itself, for hosts that embed it;
	// nothing is discovered then. Name stands for it in error messages.
	Data []byte
	Name string

	// Dir is the user's directory: the taxonomy found from there counts for
	// packages outside the main modules. "" is the working directory.
	Dir string

	// FilePositions tells the checks that the host prints positions in files
	// that are not Go source, such as a line of the taxonomy file.
	FilePositions bool

	// Markers are packages, such as net, of which a check wants to know who
	// imports them, directly or not; at most 64. Whoever builds the checks sets
	// them. Marks, when the host sets it, answers for a package: bit i stands
	// for Markers[i].
	Markers []string
	Marks   func(path string) (marks uint64, known bool)

	mu    sync.Mutex
	dirs  map[string]loaded
	files map[string]loaded
}

// loaded is the outcome of one attempt: errors are kept too, so that every
// package hears of a broken taxonomy.
type loaded struct {
	path string
	tax  *taxonomy.Taxonomy
	err  error
}

// Load returns the taxonomy for packages in the directory dir. With no file to
// be found, that is the built-in packs alone. The errors are those of
// taxonomy.Discover, Load and Parse.
func (l *Loader) Load(dir string) (*taxonomy.Taxonomy, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.Data != nil {
		got := l.once("", func() (*taxonomy.Taxonomy, error) { return l.parse() })
		return got.tax, got.err
	}
	path, err := l.discover(dir)
	if err != nil {
		return nil, err
	}
	got := l.once(path, func() (*taxonomy.Taxonomy, error) {
		if path == "" {
			return taxonomy.Load()
		}
		return taxonomy.Load(path)
	})
	return got.tax, got.err
}

// Explicit reports whether the taxonomy does not depend on the directory: it
// is embedded, or a file was named.
func (l *Loader) Explicit() bool { return l.Data != nil || l.Config != "" }

// Mark returns the bit of a package that is itself a marker, else 0.
func (l *Loader) Mark(path string) uint64 {
	if i := slices.Index(l.Markers, path); i >= 0 && i < 64 {
		return 1 << i
	}
	return 0
}

func (l *Loader) parse() (*taxonomy.Taxonomy, error) {
	name := l.Name
	if name == "" {
		name = "taxonomy"
	}
	return taxonomy.Parse(name, l.Data)
}

func (l *Loader) discover(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", errors.New("cannot tell the working directory to look for the taxonomy from: " + err.Error())
	}
	if got, ok := l.dirs[abs]; ok {
		return got.path, got.err
	}
	path, err := l.file(abs)
	if l.dirs == nil {
		l.dirs = make(map[string]loaded)
	}
	l.dirs[abs] = loaded{path: path, err: err}
	return path, err
}

func (l *Loader) file(dir string) (string, error) {
	if l.Config != "" {
		return taxonomy.Named(l.Config, cmp.Or(l.NamedBy, "-config"))
	}
	return taxonomy.Discover(dir, "")
}

func (l *Loader) once(path string, load func() (*taxonomy.Taxonomy, error)) loaded {
	if got, ok := l.files[path]; ok {
		return got
	}
	tax, err := load()
	if l.files == nil {
		l.files = make(map[string]loaded)
	}
	l.files[path] = loaded{path: path, tax: tax, err: err}
	return l.files[path]
}
