package command_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/consentvet/consentvet/internal/host"
)

// tool is the path of the command, built with the checks of
// internal/testcheck.
var tool string

func TestMain(m *testing.M) { host.Main(m, &tool, "./analyzers/command/internal/testcheck") }

// project is a module with the ways to run the command.
type project struct{ *host.Module }

// newProject writes the files, whose text starts with a line "-- name --".
func newProject(t *testing.T, files ...string) *project {
	t.Helper()
	t.Parallel()
	p := &project{host.New(t)}
	p.WriteAll(files...)
	return p
}

// with returns the project with more environment.
func (p *project) with(env ...string) *project { return &project{p.With(env...)} }

// in returns the project seen from one of its directories.
func (p *project) in(sub string) *project { return &project{p.In(sub)} }

// run runs the everyday command.
func (p *project) run(args ...string) host.Result { p.T.Helper(); return p.Run(tool, args...) }

// vet runs go vet with the command as its tool.
func (p *project) vet(args ...string) host.Result {
	p.T.Helper()
	return p.Run("go", slices.Concat([]string{"vet", "-vettool=" + tool}, args)...)
}

// findings takes the text of either way to run apart: one string for each
// finding with its steps, sorted.
func findings(text string) []string {
	var list []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		pos, msg, ok := strings.Cut(line, ": ")
		if step := strings.HasPrefix(line, "\t") || ok && strings.HasPrefix(msg, "\t"); step && len(list) > 0 {
			list[len(list)-1] += "\n" + strings.TrimSpace(pos) + ": " + strings.TrimSpace(msg)
			continue
		}
		list = append(list, line)
	}
	slices.Sort(list)
	return list
}

// lines counts the findings whose text contains part.
func lines(text, part string) int {
	n := 0
	for _, f := range findings(text) {
		if strings.Contains(f, part) {
			n++
		}
	}
	return n
}

func wantCode(t *testing.T, r host.Result, code int) {
	t.Helper()
	if r.Code != code {
		t.Errorf("exit status is %d, want %d\n%s", r.Code, code, r)
	}
}

func wantText(t *testing.T, what, text, part string) {
	t.Helper()
	if !strings.Contains(text, part) {
		t.Errorf("%s does not contain %q:\n%s", what, part, text)
	}
}

func wantNoText(t *testing.T, what, text, part string) {
	t.Helper()
	if strings.Contains(text, part) {
		t.Errorf("%s contains %q:\n%s", what, part, text)
	}
}

// sameFindings checks that both ways to run find the same, and something.
func sameFindings(t *testing.T, p *project, patterns ...string) {
	t.Helper()
	own, vet := p.run(patterns...), p.vet(patterns...)
	a, b := findings(own.Stdout), findings(vet.Stderr)
	if len(a) == 0 || !slices.Equal(a, b) {
		t.Errorf("the command and go vet differ, or find nothing\ncommand: %s\ngo vet: %s", own, vet)
	}
	wantCode(t, own, 1)
	wantCode(t, vet, 1)
	if vet.Stdout != "" {
		t.Errorf("go vet prints on the standard output: %q", vet.Stdout)
	}
}

// shop is a module with a vendor's client, a package that calls it, and two
// that call that.
const shop = `-- go.mod --
module example.com/shop

go 1.26
-- .consentvet.yml --
version: 1
extends: []
vendors:
  - name: Acme
    sinks:
      - func: example.com/shop/sdk.Send
-- sdk/sdk.go --
package sdk

func Send(s string) {}

func Post(s string) {}
-- a/a.go --
package a

import "example.com/shop/sdk"

func Direct() {
	sdk.Send("x")
	sdk.Post("y")
}

type t struct{}

func (t) Method() { sdk.Send("z") }

func New() t { return t{} }
-- b/b.go --
package b

import (
	"fmt"

	"example.com/shop/a"
)

func Via() {
	a.Direct()
	fmt.Println()
	a.New().Method()
}
-- c/c.go --
package c

import "example.com/shop/b"

func Far() { b.Via() }
`

// acme and both are taxonomies for it.
const (
	acme = `version: 1
extends: []
vendors:
  - name: Acme
    sinks:
      - func: example.com/shop/sdk.Send
`
	both   = acme + "      - func: example.com/shop/sdk.Post\n"
	broken = "version: 1\nvendorz: []\n"
)
