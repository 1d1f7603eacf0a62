package command

import (
	"cmp"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// subcommand returns the function of a subcommand. A package with such a name
// is written with a leading "./".
func (p *Program) subcommand(name string) (func(args []string) (int, error), bool) {
	switch name {
	case "help":
		return p.help, true
	case "explain":
		return p.explain, true
	case "schema":
		return p.schema, true
	case "version":
		return p.version, true
	case "report", "diff", "baseline", "init":
		return func([]string) (int, error) {
			return 0, fmt.Errorf("%s is not available yet; for a package of that name, write ./%s", name, name)
		}, true
	}
	return nil, false
}

func (p *Program) help(args []string) (int, error) {
	if len(args) > 0 {
		return p.explain(args)
	}
	return ExitClean, p.usage(p.Stdout)
}

// checkNamed returns the check of that name, nil if there is none.
func (p *Program) checkNamed(name string) *analysis.Analyzer {
	i := slices.IndexFunc(p.checks, func(a *analysis.Analyzer) bool { return a.Name == name })
	if i < 0 {
		return nil
	}
	return p.checks[i]
}

func (p *Program) checkNames() []string {
	var names []string
	for _, a := range p.checks {
		names = append(names, a.Name)
	}
	slices.Sort(names)
	return names
}

func (p *Program) schema(args []string) (int, error) {
	if len(args) > 0 {
		return 0, fmt.Errorf("schema takes no arguments")
	}
	_, err := p.Stdout.Write(taxonomy.Schema())
	return ExitClean, err
}

func (p *Program) version(args []string) (int, error) {
	if len(args) > 0 {
		return 0, fmt.Errorf("version takes no arguments")
	}
	_, err := fmt.Fprintf(p.Stdout, "consentvet %s %s\n", cmp.Or(programVersion(), "(unknown)"), runtime.Version())
	return ExitClean, err
}

const usageHead = `consentvet reports personal data that reaches a third party without a consent
check or purpose tag.

Usage:
	consentvet [-C dir] [flags] [packages]
	consentvet explain CHECK     what a check reports, and why
	consentvet explain FILE:LINE what leaves at a line, or may leave, and why
	consentvet schema            the JSON Schema of the taxonomy file
	consentvet version
	go vet -vettool=$(which consentvet) [flags] [packages]

Packages are those of the go command, such as ./...; the default is the one in
the current directory. First-party packages that they import are analysed as
well, and findings are reported for those that were named.

The taxonomy says what is personal data, which vendors exist and what a consent
check looks like. It is the file that -config names, else the one that the
environment variable CONSENTVET_CONFIG names, else .consentvet.yml at the root
of the main module, its workspace or its repository. Without any, the built-in
packs alone apply.

Exit status: 0 no findings, 1 findings, 2 the work could not be done (bad
flags, a broken taxonomy, packages that don't load or compile, no packages).

Flags:
	-C dir
		change to dir first; must be the first flag. Other paths, that of
		-config included, are then relative to dir
	-config file
		the taxonomy. Under go vet, give an absolute path; what go vet keeps
		from earlier runs does not notice edits of this file, while it does
		for the other ways to find the taxonomy
	-tags list
		comma-separated build tags
	-json
		print {"version": 1, "findings": [...]}: for each finding check, posn
		and end ({file, line, column}), message, url, related (posn, message),
		fixes (message, edits: posn, end, new) and fingerprint. Files are
		relative to the current directory if they are below it
	-sarif, -github, -gitlab, -rdjson
		print a SARIF 2.1.0 log, annotations for GitHub Actions, a code quality
		report for GitLab, or reviewdog's format. Files are relative to the
		root of the repository, for -rdjson to the current directory. The exit
		status is the same in every format
	-color when
		auto (default: on a terminal), always or never
	-v
		say what is done; show the stack of internal errors
	-CHECK, -CHECK=false
		run only the checks that are named, or all but those

Checks:
`

// usage prints the help of the command.
func (p *Program) usage(w io.Writer) error {
	var b strings.Builder
	b.WriteString(usageHead)
	width := 0
	for _, a := range p.checks {
		width = max(width, len(a.Name))
	}
	for _, name := range p.checkNames() {
		title, _, _ := strings.Cut(p.checkNamed(name).Doc, "\n")
		fmt.Fprintf(&b, "\t%-*s  %s\n", width, name, title)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
