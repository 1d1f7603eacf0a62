// Package command is the consentvet command as a library: the everyday command
// that loads and checks packages itself, and the tool that go vet runs
// (go vet -vettool). A program that brings its own checks can run them the same
// way with [Program].
package command

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers"
	"github.com/consentvet/consentvet/analyzers/internal/config"
)

// Exit statuses of the command.
const (
	ExitClean    = 0
	ExitFindings = 1
	ExitFailure  = 2 // the tool could not do its work
)

// Main runs the consentvet command with the arguments (without the program's
// name) and returns its exit status. Findings and answers go to stdout,
// complaints to stderr. Where these are terminals, the output is made for people.
func Main(args []string, stdout, stderr io.Writer) int {
	p := &Program{Build: analyzers.Build, Stdout: stdout, Stderr: stderr}
	return p.Run(args)
}

// A Program is one run of the command.
type Program struct {
	// Build makes the checks, which use the set-up that the loader finds.
	Build  func(loader *config.Loader) []*analysis.Analyzer
	Stdout io.Writer
	Stderr io.Writer

	loader *config.Loader
	checks []*analysis.Analyzer
	dir    string // working directory, after -C
}

// errUsage marks a fault of the command line.
var errUsage = errors.New("run 'consentvet help' for usage")

// Run runs the command with the arguments and returns its exit status.
func (p *Program) Run(args []string) int {
	status, err := p.run(args)
	if err != nil {
		for _, e := range flatten(err) {
			p.complain(e)
		}
		return ExitFailure
	}
	return status
}

// placed is an error that starts with its place in a file. It is printed as
// compilers do, for tools that look for places.
type placed struct{ text string }

func (e *placed) Error() string { return e.text }

func (p *Program) complain(err error) {
	text := strings.TrimRight(err.Error(), "\n")
	if _, ok := err.(*placed); !ok {
		text = "consentvet: " + text
	}
	fmt.Fprintln(p.Stderr, text)
}

// flatten takes joined errors apart.
func flatten(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok && !hasOwnText(err) {
		var list []error
		for _, e := range joined.Unwrap() {
			list = append(list, flatten(e)...)
		}
		return list
	}
	return []error{err}
}

// hasOwnText reports whether an error of several says more than they do.
func hasOwnText(err error) bool {
	var texts []string
	for _, e := range err.(interface{ Unwrap() []error }).Unwrap() {
		texts = append(texts, e.Error())
	}
	return err.Error() != strings.Join(texts, "\n")
}

func (p *Program) run(args []string) (int, error) {
	p.loader = new(config.Loader)
	p.checks = p.Build(p.loader)
	if err := analysis.Validate(p.checks); err != nil {
		return 0, err
	}
	var err error
	if p.dir, err = os.Getwd(); err != nil {
		return 0, err
	}
	if fromGoCommand(args) {
		return p.vetTool(args)
	}
	if args, err = p.changeDir(args); err != nil {
		return 0, err
	}
	if len(args) > 0 {
		if sub, ok := p.subcommand(args[0]); ok {
			return sub(args[1:])
		}
	}
	return p.check(args)
}

// changeDir takes -C off the arguments. As in the go command, it must come
// first, since everything after it is relative to that directory.
func (p *Program) changeDir(args []string) ([]string, error) {
	if len(args) == 0 {
		return args, nil
	}
	name, value, hasValue := strings.Cut(args[0], "=")
	if name != "-C" && name != "--C" {
		return args, nil
	}
	args = args[1:]
	if !hasValue {
		if len(args) == 0 {
			return nil, fmt.Errorf("-C needs a directory; %w", errUsage)
		}
		value, args = args[0], args[1:]
	}
	dir := p.abs(value)
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("-C: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("-C: %s is not a directory", value)
	}
	p.dir = dir
	return args, nil
}

// abs makes a path of the user's absolute.
func (p *Program) abs(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(p.dir, path)
}

// configEnv names a taxonomy file in an unusual place.
const configEnv = "CONSENTVET_CONFIG"

// setConfig settles which taxonomy file was named, by flag or environment.
func (p *Program) setConfig(flag string) {
	if flag == "" {
		flag, p.loader.NamedBy = os.Getenv(configEnv), "$"+configEnv
	}
	if flag != "" {
		p.loader.Config = p.abs(flag)
	}
}
