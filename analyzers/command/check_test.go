package command_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

func TestReportsOnlyWhatWasNamed(t *testing.T) {
	p := newProject(t, shop)
	r := p.run("-sinkcheck", "./b")
	wantCode(t, r, 1)
	file := filepath.Join("b", "b.go")
	want := file + ":10:2: call of Direct reaches Acme [sinkcheck]\n\t" + file + ":9:1: in Via\n" +
		file + ":12:2: call of Method reaches Acme [sinkcheck]\n\t" + file + ":9:1: in Via\n"
	if r.Stdout != want || r.Stderr != "" {
		t.Errorf("output is\n%s\nwant\n%s", r, want)
	}
	if got := p.in("b").run("-sinkcheck").Stdout; got != strings.ReplaceAll(want, file, "b.go") {
		t.Errorf("in the package's directory, without arguments, output is\n%s", got)
	}
}

func TestSameOutputOnEveryRun(t *testing.T) {
	p := newProject(t, shop)
	first := p.run("-json", "./...")
	for range 4 {
		if next := p.run("-json", "./..."); next != first {
			t.Fatalf("runs differ\n%s\n%s", first, next)
		}
	}
}

func TestExitStatus(t *testing.T) {
	p := newProject(t, shop, `-- bad/bad.go --
package bad

func F() int { return "x" }
-- syntax/syntax.go --
package syntax

func F( {
-- usesbad/u.go --
package usesbad

import "example.com/shop/bad"

func F() { bad.F() }
-- boom/boom.go --
package boom

func F() { crash() }

func crash() {}
-- missing/m.go --
package missing

import _ "example.com/nowhere"
-- empty/README --
-- testonly/t_test.go --
package testonly
-- a/a_test.go --
package a
`)
	p.Write("broken.yml", broken)
	tests := []struct {
		args string
		code int
		want string // on stderr, or on stdout for status 0 and 1
	}{
		{"", 2, "name the packages to check, such as ./..."},
		{"./a", 1, "call of Send"},
		{"a/a.go", 1, "call of Send"}, // a file stands for its package
		{"a/a_test.go", 1, "call of Send"},
		{"./sdk", 0, ""},
		{"./testonly ./sdk", 0, ""},
		{"./bad", 2, filepath.Join("bad", "bad.go") + ":3:23: cannot use"},
		{"./usesbad", 2, filepath.Join("bad", "bad.go") + ":3:23: cannot use"},
		{"./syntax", 2, filepath.Join("syntax", "syntax.go") + ":3:9: "},
		{"./missing", 2, "example.com/nowhere"},
		{"./boom", 2, "internal error in sinkcheck, analysing package example.com/shop/boom: panic: asked for"},
		{"./nothing", 2, "nothing"},
		{"./sdk ./nothing/...", 2, "nothing"},
		{"./sdk ./empty/...", 0, ""},
		{"./empty/...", 2, "./empty/... matched no packages"},
		{"fmt", 2, "matched no packages of the main module"},
		{"-config broken.yml ./a", 2, "broken.yml:2:1"},
		{"-config none.yml ./a", 2, "none.yml, which -config names, does not exist"},
		{"-bogus ./a", 2, "-bogus"},
		{"-color maybe ./a", 2, "-color"},
		{"./a -json", 2, "flags go first"},
		{"-json -C a", 2, "-C must be the first flag"},
		{"-C nowhere ./a", 2, "nowhere"},
		{"-sinkcheck=false -depscheck=false -reachcheck=false ./a", 2, "no checks to run"},
		{"report ./a", 2, "not available yet"},
		{"explain nonsense", 2, "sinkcheck"},
		{"explain", 2, "FILE:LINE"},
		{"explain a/none.go:3", 2, "none.go"},
		{"explain a/a.go:6", 0, "a.go:6:2: call of Send reaches Acme"},
		{"explain a/a.go:5", 0, "a.go:6:2: call of Send reaches Acme"}, // a step's line
		{"explain a/a.go:9", 0, "a.go:9: no personal data is seen to leave here; there is something to tell about lines 1, 6, 12"},
		{"explain a/a.go:99", 2, "a.go:99: the file has lines 1 to "},
		{"explain sdk/sdk.go:3", 0, "nor anywhere in this file"},
		{"explain bad/bad.go:3", 2, filepath.Join("bad", "bad.go") + ":3:23: cannot use"},
		{"explain -config broken.yml a/a.go:6", 2, "broken.yml:2:1"},
		{"explain sinkcheck", 0, "Direct ones, and through first-party functions."},
		{"version", 0, "consentvet "},
		{"schema", 0, "$schema"},
		{"help", 0, "Usage:"},
		{"-h", 0, "sinkcheck   report calls of sinks"},
	}
	for _, tt := range tests {
		t.Run(tt.args, func(t *testing.T) {
			r := p.run(strings.Fields(tt.args)...)
			wantCode(t, r, tt.code)
			if place := strings.HasPrefix(tt.want, "bad") || strings.HasPrefix(tt.want, "syntax"); place {
				// At the start of a line, for tools that look there.
				r.Stderr, tt.want = "\n"+r.Stderr, "\n"+tt.want
			}
			if tt.code == 2 {
				wantText(t, "stderr", r.Stderr, tt.want)
			} else {
				wantText(t, "stdout", r.Stdout, tt.want)
			}
		})
	}
}

// Files that belong to no package are checked by themselves.
func TestLooseFiles(t *testing.T) {
	p := newProject(t, shop, "-- script.go --\n//go:build ignore\n\npackage main\n\nimport \"example.com/shop/sdk\"\n\nfunc main() { sdk.Send(\"x\") }\n")
	r := p.run("script.go")
	wantCode(t, r, 1)
	wantText(t, "stdout", r.Stdout, "script.go:7:15: call of Send reaches Acme")

	outside := p.in("..")
	outside.Write("lone.go", "package lone\n\nimport _ \"errors\"\n")
	wantCode(t, outside.run("lone.go"), 0)
	r = outside.run()
	wantCode(t, r, 2)
	wantText(t, "stderr", r.Stderr, "there is no go.mod in "+outside.Dir)
}

// What the go command says is passed on as it is.
func TestGoCommandFails(t *testing.T) {
	p := newProject(t, shop)
	p.Write("go.mod", "module example.com/shop\n\nbogus\n")
	r := p.run("./...")
	wantCode(t, r, 2)
	wantText(t, "stderr", r.Stderr, "consentvet: go: errors parsing go.mod:\ngo.mod:3: unknown directive: bogus")
	r = p.with("PATH=").run("./...")
	wantCode(t, r, 2)
	wantText(t, "stderr", r.Stderr, "consentvet: go command required, not found")
}

// What can be told is told: a package that fails does not hide the others'
// findings.
func TestFindingsBesideFailure(t *testing.T) {
	p := newProject(t, shop, "-- boom/boom.go --\npackage boom\n\nfunc F() { crash() }\n\nfunc crash() {}\n")
	r := p.run("./...")
	wantCode(t, r, 2)
	wantText(t, "stdout", r.Stdout, "call of Send reaches Acme")
	wantNoText(t, "stderr", r.Stderr, "goroutine")
	wantText(t, "stderr of -v", p.run("-v", "./...").Stderr, "goroutine")

	for range 2 {
		vet := p.vet("./...")
		if vet.Code == 0 {
			t.Errorf("go vet succeeds although a check failed\n%s", vet)
		}
		wantText(t, "stderr", vet.Stderr, "internal error in sinkcheck, analysing package example.com/shop/boom")
	}
}

// The other paths are relative to the directory of -C, as in the go command.
func TestChangeDirectory(t *testing.T) {
	p := newProject(t, shop)
	p.Write("a/both.yml", both)
	outside := p.in("..")
	for _, args := range [][]string{
		{"-C", p.Dir, "-config", "a/both.yml", "./a"},
		{"-C=" + p.Dir, "-config=a/both.yml", "./a"},
		{"-C", filepath.Join(p.Dir, "a"), "-config", "both.yml"},
	} {
		r := outside.run(args...)
		wantCode(t, r, 1)
		wantText(t, "stdout", r.Stdout, "a.go:7:2: call of Post reaches Acme")
		wantNoText(t, "stdout", r.Stdout, p.Dir)
	}
	r := outside.with("CONSENTVET_CONFIG=a/both.yml").run("-C", p.Dir, "./a")
	wantText(t, "stdout", r.Stdout, "call of Post reaches Acme")
	r = outside.with("CONSENTVET_CONFIG=none.yml").run("-C", p.Dir, "-config", "a/both.yml", "./a")
	wantText(t, "stdout with -config and the environment", r.Stdout, "call of Post reaches Acme")
}

func TestJSON(t *testing.T) {
	p := newProject(t, shop)
	r := p.run("-json", "-sinkcheck", "./c")
	wantCode(t, r, 1)
	type posn struct {
		File         string
		Line, Column int
	}
	var got struct {
		Version  int
		Findings []struct {
			Check, Message, URL, Fingerprint string
			Posn, End                        posn
			Related                          []struct {
				Posn    posn
				Message string
			}
			Fixes []struct {
				Message string
				Edits   []struct {
					Posn, End posn
					New       string
				}
			}
		}
	}
	dec := json.NewDecoder(strings.NewReader(r.Stdout))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&got); err != nil {
		t.Fatal(err, r)
	}
	if got.Version != 1 || len(got.Findings) != 1 {
		t.Fatalf("got %+v", got)
	}
	f := got.Findings[0]
	if f.Check != "sinkcheck" || f.Message != "call of Via reaches Acme" || f.URL != "https://example.com/sinkcheck" ||
		f.Posn != (posn{"c/c.go", 5, 14}) || f.End != (posn{"c/c.go", 5, 21}) {
		t.Errorf("finding is %+v", f)
	}
	if len(f.Related) != 1 || f.Related[0].Posn != (posn{"c/c.go", 5, 1}) || f.Related[0].Message != "in Far" {
		t.Errorf("steps are %+v", f.Related)
	}
	if len(f.Fixes) != 1 || len(f.Fixes[0].Edits) != 1 || f.Fixes[0].Edits[0].Posn != (posn{"c/c.go", 5, 20}) {
		t.Errorf("fixes are %+v", f.Fixes)
	}
	if r := p.run("-json", "-sinkcheck", "./sdk"); r.Stdout != "{\n\t\"version\": 1,\n\t\"findings\": []\n}\n" {
		t.Errorf("without findings, the document is %s", r)
	}
}

func TestFrames(t *testing.T) {
	p := newProject(t, shop)
	r := p.run("-color", "always", "-sinkcheck", "./c")
	want := "c.go:5:14\x1b[0m: call of Via reaches Acme \x1b[31m[sinkcheck]\x1b[0m\n" +
		"     5 | func Far() { b.Via() }\n" +
		"       |              \x1b[31m^~~~~~~\x1b[0m\n"
	wantText(t, "stdout", r.Stdout, want)
}

func TestBuildTags(t *testing.T) {
	p := newProject(t, shop, `-- a/tagged.go --
//go:build extra

package a

import "example.com/shop/sdk"

func Tagged() { sdk.Send("t") }
`)
	wantNoText(t, "stdout", p.run("./a").Stdout, "tagged.go")
	wantText(t, "stdout", p.run("-tags", "extra", "./a").Stdout, "tagged.go:7:17: call of Send")
	wantText(t, "stderr", p.vet("-tags", "extra", "./a").Stderr, "tagged.go:7:17: call of Send")
}

// The files that cgo makes lie outside of the module; its taxonomy holds for
// them too.
func TestCgo(t *testing.T) {
	p := newProject(t, shop, `-- cg/cg.go --
package cg

// static int one(void) { return 1; }
import "C"

import "example.com/shop/sdk"

func F() int {
	sdk.Send("x")
	return int(C.one())
}
`)
	if r := p.Run("go", "build", "./cg"); r.Code != 0 {
		t.Skip("cgo does not work here: ", r)
	}
	sameFindings(t, p, "-sinkcheck", "./cg")
	wantText(t, "stdout", p.run("./cg").Stdout, filepath.Join("cg", "cg.go")+":9:2: call of Send reaches Acme")
}
