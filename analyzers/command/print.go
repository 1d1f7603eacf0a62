package command

import (
	"io"
	"os"
	"runtime/debug"
	"strings"

	"github.com/consentvet/consentvet/analyzers/command/internal/output"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// formats are the flags that ask for a document in place of text, and what
// writes it.
var formats = []struct {
	name, usage string
	write       func(*output.Run, io.Writer, []output.Finding) error
}{
	{"json", "print the findings as JSON", func(_ *output.Run, w io.Writer, list []output.Finding) error { return output.JSON(w, list) }},
	{"sarif", "print the findings as SARIF 2.1.0", (*output.Run).SARIF},
	{"github", "print the findings as annotations for GitHub Actions", (*output.Run).GitHub},
	{"gitlab", "print the findings as a code quality report for GitLab", (*output.Run).GitLab},
	{"rdjson", "print the findings in reviewdog's format", (*output.Run).RDJSON},
}

// print writes the findings. failure is why there may be more of them, or nil.
func (p *Program) print(list []output.Finding, failure error, o *options) error {
	for _, f := range formats {
		if *o.formats[f.name] {
			run := p.describe(failure)
			run.Identify(list)
			return f.write(run, p.Stdout, list)
		}
	}
	terminal := isTerminal(p.Stdout)
	color := o.color == "always" || o.color == "auto" && terminal && os.Getenv("NO_COLOR") == ""
	if terminal || color {
		t := &output.Terminal{Dir: p.dir, Color: color}
		return t.Write(p.Stdout, list)
	}
	return output.Text(p.Stdout, list)
}

// describe collects what documents say besides the findings.
func (p *Program) describe(failure error) *output.Run {
	run := &output.Run{Version: programVersion(), Dir: p.dir, Root: taxonomy.Repository(p.dir)}
	for _, name := range p.checkNames() {
		a := p.checkNamed(name)
		title, _, _ := strings.Cut(a.Doc, "\n")
		run.Rules = append(run.Rules, output.Rule{ID: name, Title: title, Doc: a.Doc, URL: a.URL})
	}
	if failure != nil {
		for _, err := range flatten(failure) {
			run.Errors = append(run.Errors, err.Error())
		}
	}
	return run
}

// programVersion is the version of the program, "" if it was not told.
func programVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return ""
}
