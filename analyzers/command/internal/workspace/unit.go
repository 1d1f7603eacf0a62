package workspace

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/command/internal/driver"
	"github.com/consentvet/consentvet/analyzers/command/internal/output"
	"github.com/consentvet/consentvet/analyzers/internal/config"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// Options say how units are analysed.
type Options struct {
	Build      func(loader *config.Loader) []*analysis.Analyzer
	Config     string // taxonomy file, "" to find it
	BuildFlags []string
	Env        []string // additions to the environment of the go command
}

// A Unit analyses one root. It is for one goroutine at a time.
type Unit struct {
	Root Root

	opts    Options
	session driver.Session
	stamp   string // of the taxonomies that the session was set up with
	loader  *config.Loader
	checks  []*analysis.Analyzer
	broken  error // why there is nothing to analyse with
}

// NewUnit returns a unit for the root.
func NewUnit(root Root, opts Options) *Unit { return &Unit{Root: root, opts: opts} }

// A Result is what an analysis found.
type Result struct {
	Findings []output.Finding // with absolute file names, sorted

	// Unfinished are the directories of packages that could not be analysed,
	// because they or what they import does not compile.
	Unfinished map[string]bool

	// Taxonomy is why nothing was analysed: the defects of the taxonomy file.
	Taxonomy error

	// Errors are what else went wrong, apart from code that does not compile.
	Errors []error
}

// Analyse runs the checks over the root as it is now, with the texts of
// unsaved files, by absolute name. The error is that of the context, or tells
// that nothing could be analysed.
func (u *Unit) Analyse(ctx context.Context, buffers map[string][]byte) (*Result, error) {
	u.setUp()
	if u.broken != nil {
		return &Result{Taxonomy: u.broken}, nil
	}
	graph, err := u.session.Load(ctx, u.overlay(buffers))
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, driver.ErrNoPackages):
		return &Result{}, nil
	case err != nil:
		return nil, fmt.Errorf("%s could not be loaded: %w", u.Root.Dir, err)
	}
	u.loader.Marks = graph.Marks
	// Half of the processors are left to gopls and the editor.
	diags, err := graph.Run(ctx, driver.RunOptions{Analyzers: u.checks, Parallel: max(1, runtime.GOMAXPROCS(0)/2)})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	res := &Result{Unfinished: graph.Unfinished(), Errors: internalErrors(err)}
	for _, d := range diags {
		res.Findings = append(res.Findings, output.New(graph.Fset, d.Analyzer, d.Diagnostic))
	}
	output.Sort(res.Findings)
	return res, nil
}

// setUp starts anew when a taxonomy is another than before.
func (u *Unit) setUp() {
	stamp := u.Stamp()
	if u.loader != nil && stamp == u.stamp {
		return
	}
	u.stamp = stamp
	u.loader = &config.Loader{Config: u.opts.Config, FilePositions: true, Dir: u.Root.Dir}
	u.checks = u.opts.Build(u.loader)
	u.session.Reset()
	u.broken = analysis.Validate(u.checks)
	tests := false
	for _, dir := range u.taxonomyDirs() {
		tax, err := u.loader.Load(dir)
		if err != nil {
			u.broken = errors.Join(u.broken, err)
			continue
		}
		tests = tests || config.ReportTests(tax)
	}
	u.session.Options = driver.LoadOptions{
		Dir: u.Root.Dir, Patterns: u.Root.patterns(), Tests: tests,
		BuildFlags: u.opts.BuildFlags, Env: u.env(), FirstParty: u.firstParty, Mark: u.loader.Mark,
	}
}

func (u *Unit) firstParty(path, dir string, mod *analysis.Module) (bool, error) {
	c, err := u.loader.For(config.Package{Path: path, Dir: dir, Module: mod})
	if err != nil {
		return false, err
	}
	return c.FirstParty, nil
}

func (u *Unit) env() []string {
	env := append(os.Environ(), u.opts.Env...)
	if u.Root.NoWork {
		env = append(env, "GOWORK=off")
	}
	return env
}

func (u *Unit) taxonomyDirs() []string { return append([]string{u.Root.Dir}, u.Root.Modules...) }

// Stamp changes when a taxonomy of the unit does: when another file is in
// effect, or its content is another.
func (u *Unit) Stamp() string {
	var b strings.Builder
	for _, dir := range u.taxonomyDirs() {
		path, err := taxonomy.Discover(dir, u.opts.Config)
		text, rerr := []byte(nil), error(nil)
		if err == nil && path != "" {
			text, rerr = os.ReadFile(path)
		}
		fmt.Fprintf(&b, "%q %v %q %v\n", path, err, text, rerr)
	}
	return b.String()
}

// Relist makes the next analysis ask the go command for the packages anew.
func (u *Unit) Relist() { u.session.Relist() }

// Contains reports whether the unit analyses the file, if it belongs to a package.
func (u *Unit) Contains(file string) bool { return u.Root.contains(file) }

// overlay keeps the buffers that belong to the unit and differ from the disk:
// for others, what the go command has in its cache will do.
func (u *Unit) overlay(buffers map[string][]byte) map[string][]byte {
	own := make(map[string][]byte)
	for name, text := range buffers {
		if filepath.Ext(name) != ".go" || !u.Contains(name) {
			continue
		}
		if disk, err := os.ReadFile(name); err != nil || !bytes.Equal(disk, text) {
			own[name] = text
		}
	}
	return own
}

// internalErrors keeps the errors that are no faults of the code, which gopls
// reports itself.
func internalErrors(err error) []error {
	var list []error
	for _, e := range split(err) {
		var ae *driver.AnalysisError
		if errors.As(e, &ae) {
			list = append(list, e)
		}
	}
	return list
}

func split(err error) []error {
	if err == nil {
		return nil
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var list []error
		for _, e := range joined.Unwrap() {
			list = append(list, split(e)...)
		}
		return list
	}
	return []error{err}
}
