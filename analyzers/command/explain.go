package command

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/command/internal/output"
	"github.com/consentvet/consentvet/analyzers/internal/flow"
	"github.com/consentvet/consentvet/analyzers/internal/report"
)

// place matches FILE:LINE, with a column or not, as findings print it.
var place = regexp.MustCompile(`^(.+?):([0-9]+)(?::[0-9]+)?:?$`)

// explain prints what a check reports and why, or what is seen at a line.
func (p *Program) explain(args []string) (int, error) {
	o := new(options)
	fs := p.checkFlags(o)
	if err := fs.Parse(args); err != nil {
		return 0, fmt.Errorf("explain: %w; %w", err, errUsage)
	}
	if err := o.validate(fs); err != nil {
		return 0, err
	}
	if fs.NArg() != 1 {
		return 0, fmt.Errorf("explain takes the name of a check (%s), or a place: FILE:LINE", strings.Join(p.checkNames(), ", "))
	}
	arg := fs.Arg(0)
	if a := p.checkNamed(arg); a != nil {
		return ExitClean, p.explainCheck(a)
	}
	if m := place.FindStringSubmatch(arg); m != nil {
		line, err := strconv.Atoi(m[2])
		if err != nil {
			return 0, fmt.Errorf("explain: %s: no file has so many lines", arg)
		}
		return p.explainLine(o, p.abs(filepath.FromSlash(m[1])), line)
	}
	return 0, fmt.Errorf("explain: %q is neither a check nor a place such as customer/signup.go:42; the checks are %s",
		arg, strings.Join(p.checkNames(), ", "))
}

func (p *Program) explainCheck(a *analysis.Analyzer) error {
	_, err := fmt.Fprintf(p.Stdout, "%s\n", strings.TrimRight(a.Doc, "\n"))
	if err == nil && a.URL != "" {
		_, err = fmt.Fprintf(p.Stdout, "\nSee %s\n", a.URL)
	}
	return err
}

// explainLine prints the findings at a line or whose way leads over it, and the
// data that may go there, with the reason.
func (p *Program) explainLine(o *options, file string, line int) (int, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, fmt.Errorf("explain: %w", err)
	}
	name := output.ShortPath(p.dir, file)
	if last := bytes.Count(text, []byte("\n")) + 1; line < 1 || line > last {
		return 0, fmt.Errorf("explain: %s:%d: the file has lines 1 to %d", name, line, last)
	}
	p.setConfig(o.config)
	p.loader.FilePositions, p.loader.Dir = true, p.dir
	checks := p.selected(o)
	if flows := p.flows(); flows != nil {
		checks = append(checks, report.Allowed(flows))
	}
	found, err := p.analyse(context.Background(), o, checks, []string{filepath.Dir(file)})
	if err != nil {
		return 0, p.explainErrors(err, o.verbose)
	}
	var here []output.Finding
	var lines []int
	for _, f := range found {
		if leadsOver(f, name, line) {
			here = append(here, f)
		}
		if f.Posn.File == name {
			lines = append(lines, f.Posn.Line)
		}
	}
	if len(here) == 0 {
		_, err := fmt.Fprintf(p.Stdout, "%s:%d: no personal data is seen to leave here%s\n", name, line, otherLines(lines))
		return ExitClean, err
	}
	terminal := isTerminal(p.Stdout)
	t := &output.Terminal{Dir: p.dir, Color: o.color == "always" || o.color == "auto" && terminal && os.Getenv("NO_COLOR") == ""}
	if err := t.Write(p.Stdout, here); err != nil {
		return 0, err
	}
	return ExitClean, p.aboutChecks(here)
}

// leadsOver reports whether a finding stands at the line, or a step of it does.
func leadsOver(f output.Finding, file string, line int) bool {
	if f.Posn.File == file && f.Posn.Line <= line && line <= max(f.Posn.Line, f.End.Line) {
		return true
	}
	return slices.ContainsFunc(f.Related, func(s output.Step) bool { return s.Posn.File == file && s.Posn.Line == line })
}

// otherLines says where in the file something is to be told.
func otherLines(lines []int) string {
	slices.Sort(lines)
	lines = slices.Compact(lines)
	var list []string
	for _, n := range lines {
		list = append(list, strconv.Itoa(n))
	}
	switch len(list) {
	case 0:
		return ", nor anywhere in this file"
	case 1:
		return "; there is something to tell about line " + list[0]
	}
	return "; there is something to tell about lines " + strings.Join(list, ", ")
}

// aboutChecks says what the checks of the findings are about.
func (p *Program) aboutChecks(list []output.Finding) error {
	var names []string
	for _, f := range list {
		names = append(names, f.Check)
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		a := p.checkNamed(name)
		if a == nil {
			continue
		}
		title, _, _ := strings.Cut(a.Doc, "\n")
		if _, err := fmt.Fprintf(p.Stdout, "\n%s: %s (consentvet explain %s)\n", name, title, name); err != nil {
			return err
		}
	}
	return nil
}

// flows returns the analyzer whose result the checks judge, nil if these checks
// have none.
func (p *Program) flows() *analysis.Analyzer {
	var found *analysis.Analyzer
	var visit func(list []*analysis.Analyzer)
	visit = func(list []*analysis.Analyzer) {
		for _, a := range list {
			if a.ResultType == reflect.TypeFor[*flow.Result]() {
				found = a
			}
			if found != nil {
				return
			}
			visit(a.Requires)
		}
	}
	visit(p.checks)
	return found
}
