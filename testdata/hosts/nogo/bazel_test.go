package nogo

import (
	"encoding/json"
	"fmt"
	buildinfo "go/build"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/consentvet/consentvet/analyzers"
	"github.com/consentvet/consentvet/internal/host"
)

// TestPage follows docs/bazel.md up to where Bazel would start: the real nogo of
// rules_go, built from the page's package and configuration as its rule does,
// finds what consentvet does.
func TestPage(t *testing.T) {
	for _, name := range []string{"pair", "shop"} {
		t.Run(name, func(t *testing.T) {
			m := follow(t, name)
			want := own(m)
			nogo := build(t, m, "nogo.json", "example.com/"+name+"/tools/consentvet")
			got, patches := nogo.findings(t, load(t, m))
			host.Same(t, "nogo", want, got)
			if !strings.Contains(patches, "+\t\treturn nil") {
				t.Errorf("no patch returns early:\n%s", patches)
			}
			// Nobody looks at each part of a patch.
			if strings.Contains(patches, "+\t//consentvet:") {
				t.Errorf("a patch says what data is for:\n%s", patches)
			}
		})
	}
}

// TestChecks builds nogo from the checks' own packages, which have the built-in
// taxonomy in a sandbox.
func TestChecks(t *testing.T) {
	m := follow(t, "pair")
	m.Write("tools/consentvet/taxonomy.yml", "version: 1\n") // what .consentvet.yml links to
	want := own(m)
	for _, name := range []string{".consentvet.yml", "tools/consentvet/taxonomy.yml"} {
		if err := m.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	var paths []string
	for _, check := range analyzers.All() {
		paths = append(paths, "github.com/consentvet/consentvet/analyzers/"+check.Name)
	}
	m.Replace("tools/consentvet/consentvet.go", "//go:embed taxonomy.yml\n", "")
	got, _ := build(t, m, "", paths...).findings(t, load(t, m))
	host.Same(t, "nogo of the checks", want, got)
}

// TestBuildFile asks gazelle, which writes BUILD files for Go, what the page's one
// lacks.
func TestBuildFile(t *testing.T) {
	m := follow(t, "pair")
	dir := t.TempDir()
	gazelle := func() host.Result {
		return m.With("GOPROXY=off").Run(filepath.Join(dir, "gazelle"), "update", "-mode=diff", "-bzlmod", "-repo_root=.", "-go_prefix=example.com/pair",
			"-repo_config="+filepath.Join(dir, "repos.bzl"), "tools/consentvet")
	}
	m.With("GOBIN="+dir).Must("go", "install", "github.com/bazelbuild/bazel-gazelle/cmd/gazelle@v"+version(t, "gazelle"))
	// What the page's MODULE.bazel makes of go.mod.
	repos := ""
	for _, repo := range regexp.MustCompile(`use_repo\(go_deps, "(\w+)", "(\w+)"\)`).FindStringSubmatch(m.Read("MODULE.bazel"))[1:] {
		path := map[string]string{"com_github_consentvet_consentvet": "github.com/consentvet/consentvet", "org_golang_x_tools": "golang.org/x/tools"}[repo]
		repos += fmt.Sprintf("go_repository(name = %q, importpath = %q)\n", repo, path)
	}
	if err := os.WriteFile(filepath.Join(dir, "repos.bzl"), []byte(repos), 0o666); err != nil {
		t.Fatal(err)
	}
	if r := gazelle(); r.Code != 0 || r.Output() != "" {
		t.Errorf("gazelle changes the page's BUILD file: %s", r)
	}
	m.Replace("tools/consentvet/BUILD.bazel", `        "@com_github_consentvet_consentvet//analyzers",`+"\n", "")
	if r := gazelle(); !strings.Contains(r.Stdout, `+        "@com_github_consentvet_consentvet//analyzers"`) {
		t.Errorf("gazelle does not look: %s", r)
	}
}

// follow returns a copy of a module with what the page adds to it.
func follow(t *testing.T, name string) *host.Module {
	t.Helper()
	m := host.Copy(t, name)
	for _, b := range blocks(t) {
		if file, ok := strings.CutPrefix(b.first, "tools/"); ok {
			m.Write("tools/"+file, strings.ReplaceAll(b.text, "example.com/shop", "example.com/"+name))
		} else if b.language == "json" {
			m.Write("nogo.json", b.text)
		} else if b.language == "starlark" {
			file, _, _ := strings.Cut(b.first, " ")
			m.Write(file, b.text)
		}
	}
	taxonomy := m.Read(".consentvet.yml")
	if !strings.Contains(taxonomy, "first_party:") {
		taxonomy += "\nfirst_party: [example.com/" + name + "/...]\n"
	}
	m.Write("tools/consentvet/taxonomy.yml", taxonomy)
	if err := m.Remove(".consentvet.yml"); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("tools/consentvet/taxonomy.yml", filepath.Join(m.Dir, ".consentvet.yml")); err != nil {
		t.Fatal(err)
	}
	m.Must("go", "mod", "edit", "-require=github.com/consentvet/consentvet@v0.0.0", "-replace=github.com/consentvet/consentvet="+host.Root())
	m.Must("go", "mod", "tidy")
	return m
}

// A block is an example on the page; its first line may be a comment that names
// the file.
type block struct{ language, first, text string }

func blocks(t *testing.T) []block {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(host.Root(), "docs", "bazel.md"))
	if err != nil {
		t.Fatal(err)
	}
	var list []block
	for _, m := range regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```$").FindAllStringSubmatch(string(page), -1) {
		first, _, _ := strings.Cut(m[2], "\n")
		list = append(list, block{m[1], strings.TrimLeft(first, "/# "), m[2]})
	}
	return list
}

// A program is nogo as it was built for a module.
type program struct{ file, dir string }

// build does what the rule nogo does: it generates a main file and compiles it
// with nogo's own sources, which use an internal package of x/tools. The go
// command would not let them, its compiler does.
func build(t *testing.T, m *host.Module, config string, analyzers ...string) program {
	t.Helper()
	dir := t.TempDir()
	sources := filepath.Join(download(t, m), "go", "tools", "builders")
	builder := filepath.Join(dir, "builder")
	m.Must("go", slices.Concat([]string{"build", "-ldflags=-X main.rulesGoStdlibPrefix=@rules_go//stdlib:", "-o", builder}, listed(t, sources, "builder_srcs"))...)

	// What nogo imports, besides the analyzers, is rules_go's and not the module's.
	n := host.New(t)
	n.Write("go.mod", fmt.Sprintf("module nogo\n\ngo %s\n\nrequire %s v0.0.0\n\nreplace %[2]s => %q\n\nreplace github.com/consentvet/consentvet => %q\n",
		strings.TrimPrefix(runtime.Version(), "go"), module(t, m), m.Dir, host.Root()))
	main := listed(t, sources, "nogo_srcs")
	n.Write("imports.go", "package nogo\n\nimport (\n"+imports(t, main, analyzers...)+")\n")
	n.Must("go", "mod", "tidy")
	list := n.Must("go", "list", "-export", "-deps", "-f", "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}", ".").Stdout
	n.Write("importcfg", list)

	args := []string{"gennogomain", "-output", filepath.Join(dir, "main.go"), "-config", config}
	for _, path := range analyzers {
		args = append(args, "-analyzer_importpath", path)
	}
	m.Must(builder, args...)
	n.Must("go", slices.Concat([]string{"tool", "compile", "-p", "main", "-importcfg", "importcfg", "-o", "nogo.a", filepath.Join(dir, "main.go")}, main)...)
	p := program{filepath.Join(dir, "nogo"), dir}
	n.Must("go", "tool", "link", "-importcfg", "importcfg", "-o", p.file, "nogo.a")
	return p
}

// download fetches the page's version of rules_go.
func download(t *testing.T, m *host.Module) string {
	t.Helper()
	var got struct{ Dir string }
	r := m.Must("go", "mod", "download", "-json", "github.com/bazelbuild/rules_go@v"+version(t, "rules_go"))
	if err := json.Unmarshal([]byte(r.Stdout), &got); err != nil {
		t.Fatalf("%v\n%s", err, r)
	}
	return got.Dir
}

// version returns that of a Bazel module on the page.
func version(t *testing.T, name string) string {
	t.Helper()
	for _, b := range blocks(t) {
		if v := regexp.MustCompile(`name = "` + name + `", version = "([\d.]+)"`).FindStringSubmatch(b.text); v != nil {
			return v[1]
		}
	}
	t.Fatal("the page names no version of ", name)
	return ""
}

// imports lists what sources and other packages need, as blank imports. What is
// internal to x/tools is needed by one of its packages that is not.
func imports(t *testing.T, sources []string, others ...string) string {
	t.Helper()
	need := slices.Concat(others, []string{"golang.org/x/tools/go/analysis/unitchecker"})
	for _, file := range sources {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range f.Imports {
			if path := strings.Trim(spec.Path.Value, `"`); !strings.Contains(path, "/internal/") {
				need = append(need, path)
			}
		}
	}
	slices.Sort(need)
	var text strings.Builder
	for _, path := range slices.Compact(need) {
		fmt.Fprintf(&text, "\t_ %q\n", path)
	}
	return text.String()
}

// listed returns the sources of a target in a BUILD file, but for those that
// build constraints exclude.
func listed(t *testing.T, dir, target string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "BUILD.bazel"))
	if err != nil {
		t.Fatal(err)
	}
	_, rule, _ := strings.Cut(string(text), "name = \""+target+"\"")
	rule, _, _ = strings.Cut(rule, "\n)\n")
	var list []string
	for _, f := range regexp.MustCompile(`"(\w+\.go)"`).FindAllStringSubmatch(rule, -1) {
		if ok, err := buildinfo.Default.MatchFile(dir, f[1]); err != nil {
			t.Fatal(err)
		} else if ok {
			list = append(list, filepath.Join(dir, f[1]))
		}
	}
	if len(list) == 0 {
		t.Fatalf("no sources of %s in %s", target, dir)
	}
	return list
}

func module(t *testing.T, m *host.Module) string {
	t.Helper()
	return strings.TrimSpace(m.Must("go", "list", "-m").Stdout)
}

// findings runs nogo over packages as Bazel does: each in a process of its own, with
// the files' relative names, what it imports directly, and the facts of that. It
// returns the patches too.
func (p program) findings(t *testing.T, pkgs []*packages.Package) (list []host.Finding, patches string) {
	t.Helper()
	for i, pkg := range pkgs {
		m := host.New(t)
		m.Dir = pkg.Module.Dir
		m = m.With("GOARCH=" + runtime.GOARCH) // Bazel says which
		cfg, facts := filepath.Join(p.dir, fmt.Sprint("importcfg", i)), func(path string) string { return filepath.Join(p.dir, strings.ReplaceAll(path, "/", "+")+".facts") }
		args := []string{"-p", pkg.PkgPath, "-importcfg", cfg, "-x", facts(pkg.PkgPath), "-fix_dir", p.dir}
		var imports strings.Builder
		for path, dep := range pkg.Imports {
			if path != "unsafe" {
				fmt.Fprintf(&imports, "importmap %s=%s\npackagefile %[2]s=%s\n", path, dep.PkgPath, dep.ExportFile)
			}
			if _, err := os.Stat(facts(dep.PkgPath)); err == nil {
				args = append(args, "-fact", dep.PkgPath+"="+facts(dep.PkgPath))
			}
		}
		if err := os.WriteFile(cfg, []byte(imports.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		for _, file := range pkg.CompiledGoFiles {
			rel, err := filepath.Rel(m.Dir, file)
			if err != nil {
				t.Fatal(err)
			}
			args = append(args, rel)
		}
		r := m.Run(p.file, args...)
		if r.Code != 0 && !strings.Contains(r.Stderr, "errors found by nogo during build-time code analysis") {
			t.Fatalf("nogo %q: %s", args, r)
		}
		// The last parentheses name the analyzer, and the combined one's messages the check.
		text := regexp.MustCompile(`(?m) \(consentvet\)$`).ReplaceAllString(r.Stderr, "")
		list = append(list, m.Parse(regexp.MustCompile(`(?m)([^\]]) \((\w+)\)$`).ReplaceAllString(text, "$1 [$2]"))...)
		if patch, err := os.ReadFile(filepath.Join(p.dir, "nogo.patch")); err == nil {
			patches += string(patch)
			os.Remove(filepath.Join(p.dir, "nogo.patch"))
		}
	}
	return host.Sort(list), patches
}
