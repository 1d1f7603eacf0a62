package command

import (
	"context"
	"errors"
	"fmt"
	"go/build"
	"go/scanner"
	"go/types"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/consentvet/consentvet/analyzers/command/internal/driver"
	"github.com/consentvet/consentvet/analyzers/command/internal/output"
	"github.com/consentvet/consentvet/analyzers/internal/config"
)

var errNoChecks = errors.New("no checks to run: all of them are switched off")

// check is the everyday command: load the packages, run the checks, print what
// they found.
func (p *Program) check(args []string) (int, error) {
	o := new(options)
	fs := p.checkFlags(o)
	if err := fs.Parse(args); err != nil {
		return 0, fmt.Errorf("%w; %w", err, errUsage)
	}
	if o.help {
		return ExitClean, p.usage(p.Stdout)
	}
	if err := o.validate(fs); err != nil {
		return 0, err
	}
	checks := p.selected(o)
	if len(checks) == 0 {
		return 0, errNoChecks
	}
	p.setConfig(o.config)
	p.loader.FilePositions, p.loader.Dir = true, p.dir
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	found, err := p.analyse(ctx, o, checks, fs.Args())
	if found == nil && err != nil {
		return 0, p.explainErrors(err, o.verbose)
	}
	if err != nil {
		err = p.explainErrors(err, o.verbose)
	}
	if perr := p.print(found, err, o); perr != nil {
		return 0, perr
	}
	switch {
	case err != nil:
		return 0, err
	case len(found) > 0:
		return ExitFindings, nil
	}
	return ExitClean, nil
}

// analyse returns the findings, sorted. Where some packages could not be
// analysed, it returns the findings of the others and an error.
func (p *Program) analyse(ctx context.Context, o *options, checks []*analysis.Analyzer, patterns []string) ([]output.Finding, error) {
	tax, err := p.loader.Load(p.dir)
	if err != nil {
		return nil, err
	}
	if len(patterns) == 0 {
		files, err := os.ReadDir(p.dir)
		if err == nil && !slices.ContainsFunc(files, func(f fs.DirEntry) bool { return filepath.Ext(f.Name()) == ".go" }) {
			return nil, fmt.Errorf("no Go files in %s: name the packages to check, such as ./...", p.dir)
		}
		patterns = []string{"."}
	}
	progress := newProgress(p.Stderr, o.verbose)
	defer progress.clear()
	progress.say("loading packages")
	graph, err := driver.Load(ctx, driver.LoadOptions{
		Dir: p.dir, Patterns: p.queries(patterns, o.tags), Tests: config.ReportTests(tax),
		BuildFlags: buildFlags(o), FirstParty: p.firstParty, Mark: p.loader.Mark,
	})
	if errors.Is(err, driver.ErrNoPackages) {
		return nil, noPackages(p.dir, patterns, tax.FirstParty)
	}
	if err != nil {
		return nil, err
	}
	p.loader.Marks = graph.Marks
	diags, err := graph.Run(ctx, driver.RunOptions{Analyzers: checks, Progress: progress.pkg})
	list := make([]output.Finding, 0, len(diags))
	for _, d := range diags {
		list = append(list, output.New(graph.Fset, d.Analyzer, d.Diagnostic))
	}
	return output.Sort(output.Relative(list, p.dir)), err
}

// queries replaces files among the patterns by the packages that they belong to:
// a file by itself does not tell what its package does, nor whose it is. Files
// that belong to none stay: those that build constraints keep out, and those
// outside of modules.
func (p *Program) queries(patterns []string, tags string) []string {
	list := slices.Clone(patterns)
	loose := true
	for i, pattern := range patterns {
		file := p.abs(filepath.FromSlash(pattern))
		if info, err := os.Stat(file); !strings.HasSuffix(pattern, ".go") || err != nil || info.IsDir() {
			loose = false
			continue
		}
		list[i] = filepath.Dir(file)
		loose = loose && !inPackage(file, tags)
	}
	if loose {
		return patterns
	}
	return list
}

// inPackage reports whether the file is one of its directory's package.
func inPackage(file, tags string) bool {
	ctx := build.Default
	ctx.BuildTags = strings.FieldsFunc(tags, func(r rune) bool { return r == ',' || r == ' ' })
	if ok, err := ctx.MatchFile(filepath.Dir(file), filepath.Base(file)); err == nil && !ok {
		return false
	}
	return moduleRoot(filepath.Dir(file)) != ""
}

// moduleRoot returns the nearest directory upwards with a go.mod, "" if none has one.
func moduleRoot(dir string) string {
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}

func buildFlags(o *options) []string {
	if o.tags == "" {
		return nil
	}
	return []string{"-tags=" + o.tags}
}

// firstParty tells the loader which packages to analyse.
func (p *Program) firstParty(path, dir string, mod *analysis.Module) (bool, error) {
	c, err := p.loader.For(config.Package{Path: path, Dir: dir, Module: mod})
	if err != nil {
		return false, err
	}
	return c.FirstParty, nil
}

func noPackages(dir string, patterns, firstParty []string) error {
	what := strings.Join(patterns, " ")
	if moduleRoot(dir) == "" && os.Getenv("GOWORK") == "" {
		return fmt.Errorf("%s matched no packages: there is no go.mod in %s or above it", what, dir)
	}
	if len(firstParty) > 0 {
		return fmt.Errorf("%s matched no first-party packages: first_party in the taxonomy is %s",
			what, strings.Join(firstParty, ", "))
	}
	return fmt.Errorf("%s matched no packages of the main module: nothing was checked", what)
}

// explainErrors words the errors of a run for the user: with file names as in
// findings, and stacks only where asked for.
func (p *Program) explainErrors(err error, verbose bool) error {
	var lines []error
	for _, e := range flatten(err) {
		var te types.Error
		var le packages.Error
		var se *scanner.Error
		var ae *driver.AnalysisError
		switch {
		case errors.As(e, &te):
			posn := te.Fset.Position(te.Pos)
			posn.Filename = output.ShortPath(p.dir, posn.Filename)
			e = &placed{fmt.Sprintf("%s: %s", posn, te.Msg)}
		case errors.As(e, &le) && le.Pos != "" && le.Pos != "-":
			e = &placed{p.short(le.Pos) + ": " + le.Msg}
		case errors.As(e, &le):
			e = errors.New(le.Msg)
		case errors.As(e, &se):
			se.Pos.Filename = output.ShortPath(p.dir, se.Pos.Filename)
			e = &placed{se.Error()}
		case errors.As(e, &ae) && ae.Stack != nil && verbose:
			e = fmt.Errorf("%w\n%s", e, ae.Stack)
		case errors.As(e, &ae) && ae.Stack != nil:
			e = fmt.Errorf("%w (this is a bug in consentvet; -v shows where)", e)
		}
		lines = append(lines, e)
	}
	return errors.Join(lines...)
}

// short shortens a place in a file, file:line:col.
func (p *Program) short(place string) string {
	return strings.TrimPrefix(place, p.dir+string(filepath.Separator))
}
