package command_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// tool is the path of the command, built with the checks of
// internal/testcheck.
var tool string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "consent vet") // with a space: users have them
	if err == nil {
		tool = filepath.Join(dir, "consentvet")
		if runtime.GOOS == "windows" {
			tool += ".exe"
		}
		cmd := exec.Command("go", "build", "-o", tool, "./internal/testcheck")
		cmd.Stderr = os.Stderr
		err = cmd.Run()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "building the command:", err)
		os.Exit(1)
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// result is the outcome of a command.
type result struct {
	stdout, stderr string
	code           int
}

// output is everything that a user sees.
func (r result) output() string { return r.stdout + r.stderr }

func (r result) String() string {
	return fmt.Sprintf("exit status %d\n--- stdout\n%s--- stderr\n%s", r.code, r.stdout, r.stderr)
}

// project is a directory of files and an environment.
type project struct {
	t   *testing.T
	dir string
	env []string
}

// newProject writes the files, whose text starts with a line "-- name --".
func newProject(t *testing.T, files ...string) *project {
	t.Helper()
	t.Parallel()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	p := &project{t: t, dir: filepath.Join(dir, "a project")}
	for _, env := range os.Environ() {
		name, _, _ := strings.Cut(env, "=")
		switch name {
		case "CONSENTVET_CONFIG", "GOFLAGS", "GOWORK", "NO_COLOR", "PWD":
		default:
			p.env = append(p.env, env)
		}
	}
	for _, f := range files {
		for _, part := range strings.Split("\n"+f, "\n-- ")[1:] {
			name, text, _ := strings.Cut(part, " --\n")
			p.write(name, text+"\n")
		}
	}
	return p
}

func (p *project) write(name, text string) {
	p.t.Helper()
	name = filepath.Join(p.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		p.t.Fatal(err)
	}
}

// with returns the project with more environment.
func (p *project) with(env ...string) *project {
	q := *p
	q.env = slices.Concat(p.env, env)
	return &q
}

// in returns the project seen from one of its directories.
func (p *project) in(sub string) *project {
	q := *p
	q.dir = filepath.Join(p.dir, filepath.FromSlash(sub))
	return &q
}

func (p *project) exec(name string, args ...string) result {
	p.t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = p.dir, p.env
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		p.t.Fatal(err)
	}
	return result{out.String(), errs.String(), cmd.ProcessState.ExitCode()}
}

// run runs the everyday command.
func (p *project) run(args ...string) result { p.t.Helper(); return p.exec(tool, args...) }

// vet runs go vet with the command as its tool.
func (p *project) vet(args ...string) result {
	p.t.Helper()
	return p.exec("go", slices.Concat([]string{"vet", "-vettool=" + tool}, args)...)
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

func wantCode(t *testing.T, r result, code int) {
	t.Helper()
	if r.code != code {
		t.Errorf("exit status is %d, want %d\n%s", r.code, code, r)
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
	a, b := findings(own.stdout), findings(vet.stderr)
	if len(a) == 0 || !slices.Equal(a, b) {
		t.Errorf("the command and go vet differ, or find nothing\ncommand: %s\ngo vet: %s", own, vet)
	}
	wantCode(t, own, 1)
	wantCode(t, vet, 1)
	if vet.stdout != "" {
		t.Errorf("go vet prints on the standard output: %q", vet.stdout)
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
