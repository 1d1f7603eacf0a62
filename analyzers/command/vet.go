package command

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/consentvet/consentvet/analyzers/command/internal/driver"
	"github.com/consentvet/consentvet/analyzers/command/internal/vettool"
)

const identityFlag = "-V=full"

// fromGoCommand reports whether the arguments are those of the go command.
func fromGoCommand(args []string) bool {
	if len(args) == 0 {
		return false
	}
	return slices.Contains(args, identityFlag) || len(args) == 1 && args[0] == "-flags" ||
		strings.HasSuffix(args[len(args)-1], ".cfg")
}

// vetTool answers the go command. Nothing may go to the standard output but
// the answer.
func (p *Program) vetTool(args []string) (int, error) {
	if slices.Contains(args, identityFlag) {
		return ExitClean, p.identity()
	}
	if args[0] == "-flags" {
		return ExitClean, vettool.Flags(p.Stdout, p.vetFlags())
	}
	o := new(options)
	fs := p.sharedFlags(o)
	// Not among the flags that go vet is told of: see the vettool package.
	fs.BoolVar(&o.json, "json", false, "")
	fs.BoolVar(&o.fix, "fix", false, "")
	fs.BoolVar(&o.diff, "diff", false, "")
	if err := fs.Parse(args); err != nil {
		return 0, fmt.Errorf("%w (under go vet)", err)
	}
	if fs.NArg() != 1 {
		return 0, fmt.Errorf("want one configuration file of go vet, got %q", fs.Args())
	}
	misuse := p.vetConfig(o.config)
	checks := p.selected(o)
	if misuse == nil && len(checks) == 0 {
		misuse = errNoChecks
	}
	found, err := vettool.Unit(vettool.Options{
		ConfigFile: fs.Arg(0), Analyzers: checks, Loader: p.loader, Misuse: misuse,
		JSON: o.json, Fix: o.fix, Diff: o.diff, Tags: o.tags, Stdout: p.Stdout, Stderr: p.Stderr,
	})
	switch {
	case err != nil && err == misuse:
		return 0, err
	case err != nil:
		return p.vetFailure(err)
	case found:
		return ExitFindings, nil
	}
	return ExitClean, nil
}

// identity answers -V=full.
func (p *Program) identity() error {
	if err := p.vetConfig(""); err != nil {
		return err
	}
	return vettool.Identity(p.Stdout, p.loader, p.dir, time.Now())
}

// vetConfig settles which taxonomy file was named. The go command runs the tool
// in each package's directory, where a relative path means something else.
func (p *Program) vetConfig(flag string) error {
	name, what := flag, "-config"
	if name == "" {
		name, what = os.Getenv(configEnv), "$"+configEnv
	}
	if name != "" && !filepath.IsAbs(name) {
		return fmt.Errorf("%s is %q: under go vet it must be an absolute path, because go vet runs this tool in the directory of each package", what, name)
	}
	p.loader.Config, p.loader.NamedBy = name, what
	return nil
}

// vetFailure prints why a package was not analysed. Faults of the source are
// printed as the compiler does, for the go command shortens their paths.
func (p *Program) vetFailure(err error) (int, error) {
	for _, e := range flatten(err) {
		var ae *driver.AnalysisError
		if errors.As(e, &ae) && ae.Stack != nil {
			fmt.Fprintf(p.Stderr, "%v (this is a bug in consentvet)\n%s\n", e, ae.Stack)
			continue
		}
		fmt.Fprintln(p.Stderr, e)
	}
	return ExitFindings, nil
}
