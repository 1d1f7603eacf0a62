package command_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/consentvet/consentvet/internal/host"
)

func TestVetFindsTheSame(t *testing.T) {
	p := newProject(t, shop)
	sameFindings(t, p, "./...")
}

// The go command does not put the taxonomy into the key of what it caches; the
// tool's identity must.
func TestVetSeesTaxonomyEdit(t *testing.T) {
	p := newProject(t, shop)
	if got := lines(p.vet("./...").Stderr, "call of Post"); got != 0 {
		t.Fatalf("%d findings for Post before it is a sink", got)
	}
	p.Write(".consentvet.yml", both)
	if got := lines(p.vet("./...").Stderr, "call of Post reaches Acme"); got != 1 {
		t.Errorf("%d findings for Post after it was made a sink, want 1", got)
	}
	p.Write(".consentvet.yml", acme)
	if got := lines(p.vet("./...").Stderr, "call of Post"); got != 0 {
		t.Errorf("%d findings for Post after it was removed", got)
	}
}

// An analyzer's error is kept by the go command as a success.
func TestVetFailsOnBrokenTaxonomyEveryTime(t *testing.T) {
	p := newProject(t, shop)
	p.Write(".consentvet.yml", broken)
	for range 2 {
		r := p.vet("./...")
		if r.Code == 0 {
			t.Errorf("go vet succeeds with a broken taxonomy\n%s", r)
		}
		wantText(t, "stderr", r.Stderr, ".consentvet.yml:2:1")
	}
	// A file that the identity does not know of.
	p.Write(".consentvet.yml", acme)
	p.Write("other.yml", broken)
	for range 2 {
		r := p.vet("-config="+filepath.Join(p.Dir, "other.yml"), "./...")
		if r.Code == 0 {
			t.Errorf("go vet succeeds with a broken -config\n%s", r)
		}
		wantText(t, "stderr", r.Stderr, "other.yml:2:1")
	}
}

// The go command's key does not tell whether findings were wanted.
func TestVetOfDependencyAfterItsImporter(t *testing.T) {
	p := newProject(t, shop)
	p.vet("./c")
	r := p.vet("./a")
	wantCode(t, r, 1)
	if got := lines(r.Stderr, "call of Send reaches Acme"); got != 2 {
		t.Errorf("%d findings in a after vetting c, want 2\n%s", got, r)
	}
}

// The go command gives the tool a package with tests once more with them, and
// packages between a package and its external test once more too.
func TestVetRepeatsNothingForTests(t *testing.T) {
	p := newProject(t, shop, `-- a/a_test.go --
package a

import "testing"

func TestDirect(*testing.T) { Direct() }
-- a/x_test.go --
package a_test

import (
	"testing"

	"example.com/shop/b"
)

func TestVia(*testing.T) { b.Via() }
`)
	sameFindings(t, p, "./...")
	r := p.vet("./...")
	if got := lines(r.Stderr, "a.go:6:2: "); got != 1 {
		t.Errorf("%d copies of a finding, want 1\n%s", got, r)
	}
	wantNoText(t, "stderr", r.Stderr, "_test.go")

	p.Write(".consentvet.yml", acme+"policy: {tests: report}\n")
	sameFindings(t, p, "./...")
	r = p.run("./...")
	wantText(t, "stdout", r.Stdout, filepath.Join("a", "a_test.go")+":5:31: call of Direct reaches Acme")
	wantText(t, "stdout", r.Stdout, filepath.Join("a", "x_test.go")+":9:28: call of Via reaches Acme")
}

// go vet -json is for programs: by check, with the plain message.
func TestVetJSON(t *testing.T) {
	p := newProject(t, shop)
	for _, args := range [][]string{{"-json", "./a"}, {"./a"}, {"-json", "./a"}} {
		r := p.vet(args...)
		if len(args) == 1 {
			wantText(t, "stderr", r.Stderr, "call of Send reaches Acme [sinkcheck]")
			continue
		}
		wantCode(t, r, 0)
		var tree map[string]map[string][]struct{ Posn, Message, Category, URL string }
		dec := json.NewDecoder(strings.NewReader(r.Stdout))
		for dec.More() {
			if err := dec.Decode(&tree); err != nil {
				t.Fatalf("%v\n%s", err, r)
			}
		}
		got := tree["example.com/shop/a"]["sinkcheck"]
		if len(got) != 2 || got[0].Message != "call of Send reaches Acme" || got[0].Category != "sinkcheck" ||
			got[0].URL != "https://example.com/sinkcheck" || !strings.HasSuffix(got[0].Posn, "a.go:6:2") {
			t.Errorf("diagnostics of a are %+v\n%s", got, r)
		}
	}
}

func TestVetFlags(t *testing.T) {
	p := newProject(t, shop)
	r := p.vet("-depscheck=false", "./...")
	wantNoText(t, "stderr", r.Stderr, "[depscheck]")
	wantText(t, "stderr", r.Stderr, "[sinkcheck]")
	r = p.vet("-sinkcheck", "./...")
	wantNoText(t, "stderr", r.Stderr, "[depscheck]")
	r = p.vet("-depscheck.quiet", "./...")
	wantNoText(t, "stderr", r.Stderr, "[depscheck]")
	r = p.vet("-no-such-flag", "./...")
	if r.Code == 0 {
		t.Errorf("go vet accepts an unknown flag\n%s", r)
	}
}

func TestVetConfig(t *testing.T) {
	p := newProject(t, shop)
	p.Write("elsewhere/both.yml", both)
	abs := filepath.Join(p.Dir, "elsewhere", "both.yml")
	wantText(t, "stderr", p.vet("-config="+abs, "./a").Stderr, "call of Post")
	wantText(t, "stderr", p.with("CONSENTVET_CONFIG="+abs).vet("./a").Stderr, "call of Post")

	// In a package's directory, where the tool runs, these mean something else.
	p.Write("a/std.go", "package a\n\nimport _ \"errors\"\n")
	for _, r := range []host.Result{
		p.vet("-config=elsewhere/both.yml", "./a"),
		p.with("CONSENTVET_CONFIG=elsewhere/both.yml").vet("./a"),
	} {
		if r.Code == 0 {
			t.Errorf("go vet accepts a relative path\n%s", r)
		}
		wantText(t, "stderr", r.Stderr, "must be an absolute path")
		wantNoText(t, "stderr", r.Stderr, "# internal/") // it is told of the user's packages, not of all below
	}
	wantText(t, "stderr", p.with("CONSENTVET_CONFIG=/none.yml").vet("./a").Stderr, "/none.yml, which $CONSENTVET_CONFIG names, does not exist")
}

func TestVetInSubdirectory(t *testing.T) {
	p := newProject(t, shop)
	own, vet := p.in("b").run("."), p.in("b").vet(".")
	for _, f := range findings(own.Stdout) {
		if !slices.Contains(findings(vet.Stderr), f) {
			t.Errorf("go vet lacks %q\n%s", f, vet)
		}
	}
	r := p.Run("go", "-C", "b", "vet", "-vettool="+tool, ".")
	wantText(t, "stderr", r.Stderr, "call of Direct reaches Acme [sinkcheck]")
}

// The modules of a workspace may have taxonomies of their own.
func TestVetSeesTaxonomyEditInWorkspaceModule(t *testing.T) {
	p := newProject(t, shop, `-- go.work --
go 1.26

use (
	.
	./other
)
-- other/go.mod --
module example.com/other

go 1.26
-- other/o.go --
package other

import "example.com/shop/sdk"

func O() { sdk.Post("x") }
-- other/.consentvet.yml --
`+acme)
	vet := func() int { return lines(p.vet("example.com/other/...").Stderr, "call of Post reaches Acme") }
	if got := vet(); got != 0 {
		t.Errorf("%d findings before the edit, want none", got)
	}
	p.Write("other/.consentvet.yml", both)
	if got := vet(); got != 1 {
		t.Errorf("%d findings after the edit, want 1", got)
	}
	sameFindings(t, p, "./...", "example.com/other/...")
}

// lib is another module that the shop uses; its own taxonomy has no say.
const lib = `-- go.mod --
module example.com/shop

go 1.26

require example.com/lib v0.0.0

replace example.com/lib => ./third/lib
-- third/lib/go.mod --
module example.com/lib

go 1.26
-- third/lib/.consentvet.yml --
version: 1
vendorz: []
-- third/lib/lib.go --
package lib

import "example.com/lib/deep"

func Wrap() { Out() }

func Out() {}

func Deep() deep.T { return deep.T{} }
-- third/lib/deep/deep.go --
package deep

import "encoding/json"

type T struct{}

func (T) JSON() []byte {
	b, _ := json.Marshal(1)
	return b
}
-- third/lib/plain/plain.go --
package plain

func F() {}
-- use/use.go --
package use

import "example.com/lib"

func Use() { lib.Wrap() }
-- use/reach.go --
package use

import (
	"example.com/lib"
	"example.com/lib/plain"
)

func Reach() {
	lib.Deep().JSON()
	plain.F()
}
`

// What packages of other modules import is known without analysing them, also
// of those that are not imported directly.
func TestReach(t *testing.T) {
	p := newProject(t, shop, lib)
	sameFindings(t, p, "./use")
	r := p.run("-reachcheck", "./use")
	wantText(t, "stdout", r.Stdout, "reach.go:9:6: example.com/lib.Deep: http false true, json true true")
	wantText(t, "stdout", r.Stdout, "reach.go:9:13: (example.com/lib/deep.T).JSON: http false true, json true true")
	wantText(t, "stdout", r.Stdout, "reach.go:10:8: example.com/lib/plain.F: http false true, json false true")
}

func TestDependencies(t *testing.T) {
	p := newProject(t, shop, lib)
	const sink = acme + "      - func: example.com/lib.Out\n"
	p.Write(".consentvet.yml", sink)
	sameFindings(t, p, "./...")
	wantNoText(t, "stdout", p.run("./...").Stdout, "call of Wrap")

	// By pattern, the other module is first-party. Under go vet, its packages
	// cannot find the taxonomy unless it is named.
	p.Write(".consentvet.yml", sink+"first_party: [example.com/...]\n")
	want := filepath.Join("use", "use.go") + ":5:14: call of Wrap reaches Acme [sinkcheck]"
	wantText(t, "stdout", p.run("./...").Stdout, want)
	r := p.vet("./...")
	if r.Code == 0 {
		t.Errorf("go vet passes over a first-party module\n%s", r)
	}
	wantText(t, "stderr", r.Stderr, "set $CONSENTVET_CONFIG")
	r = p.with("CONSENTVET_CONFIG=" + filepath.Join(p.Dir, ".consentvet.yml")).vet("./...")
	wantText(t, "stderr", r.Stderr, want)
}

// A go command that gives no types leaves it to the tool to hand them on.
func TestVetWithoutExportData(t *testing.T) {
	p := newProject(t, shop, `-- strip/go.mod --
module strip

go 1.26
-- strip/main.go --
package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
)

func main() {
	args := os.Args[1:]
	if last := args[len(args)-1]; strings.HasSuffix(last, ".cfg") {
		data, err := os.ReadFile(last)
		if err != nil {
			panic(err)
		}
		var cfg map[string]any
		if err := json.Unmarshal(data, &cfg); err != nil {
			panic(err)
		}
		cfg["PackageFile"] = map[string]string{}
		if data, err = json.Marshal(cfg); err != nil {
			panic(err)
		}
		if err := os.WriteFile(last, data, 0o666); err != nil {
			panic(err)
		}
	}
	cmd := exec.Command(os.Getenv("REAL_TOOL"), args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		os.Exit(1)
	}
	if args[0] == "-V=full" { // another tool than the one inside
		out = []byte(strings.TrimSpace(string(out)) + "57\n")
	}
	os.Stdout.Write(out)
}
`)
	strip := filepath.Join(p.Dir, "strip", "strip.exe")
	if r := p.in("strip").Run("go", "build", "-o", strip, "."); r.Code != 0 {
		t.Fatal(r)
	}
	want := findings(p.run("./...").Stdout)
	r := p.with("REAL_TOOL="+tool).Run("go", "vet", "-vettool="+strip, "./...")
	if got := findings(r.Stderr); len(want) == 0 || strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("findings are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestVetFix(t *testing.T) {
	p := newProject(t, shop)
	r := p.vet("-fix", "./a")
	wantCode(t, r, 0)
	data, err := os.ReadFile(filepath.Join(p.Dir, "a", "a.go"))
	if err != nil {
		t.Fatal(err)
	}
	wantText(t, "a.go", string(data), "\tsdk.Send()\n\tsdk.Post(\"y\")\n")
	wantText(t, "a.go", string(data), "func (t) Method() { sdk.Send() }")
}

// go vet -fix -diff prints the changes, makes none, and fails if there are any.
func TestVetFixDiff(t *testing.T) {
	p := newProject(t, shop)
	file := filepath.Join(p.Dir, "a", "a.go")
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second from the cache
		r := p.vet("-fix", "-diff", "./a", "./sdk")
		wantCode(t, r, 1)
		wantText(t, "stdout", r.Stdout, "--- "+file+" (old)\n+++ "+file+" (new)\n@@ ")
		wantText(t, "stdout", r.Stdout, "-\tsdk.Send(\"x\")\n+\tsdk.Send()\n")
		wantNoText(t, "stdout", r.Stdout, "sdk.go")
	}
	if after, err := os.ReadFile(file); err != nil || string(after) != string(before) {
		t.Errorf("%v; the file is now\n%s", err, after)
	}
	r := p.vet("-fix", "-diff", "./sdk")
	wantCode(t, r, 0)
	if r.Stdout != "" {
		t.Errorf("without findings, the diff is %q", r.Stdout)
	}
}

func TestVetTypeError(t *testing.T) {
	p := newProject(t, shop, "-- bad/bad.go --\npackage bad\n\nfunc F() int { return \"x\" }\n")
	for range 2 {
		r := p.vet("./bad", "./a")
		if r.Code == 0 {
			t.Errorf("go vet succeeds with a type error\n%s", r)
		}
		wantText(t, "stderr", r.Stderr, filepath.Join("bad", "bad.go")+":3:23: cannot use")
		wantText(t, "stderr", r.Stderr, "call of Send reaches Acme")
	}
}
