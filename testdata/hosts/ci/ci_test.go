// Package ci runs the programs of docs/ci.md that can be run anywhere:
// reviewdog and pre-commit, as the page sets them up.
package ci

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/consentvet/consentvet/internal/host"
)

var tool string

func TestMain(m *testing.M) { host.Main(m, &tool, host.Consentvet) }

// repository returns a copy of a module, as a repository whose last commit
// brings the file.
func repository(t *testing.T, file string) *host.Module {
	t.Helper()
	m := host.Copy(t, "pair")
	text := m.Read(file)
	m.Write(file, strings.SplitAfter(text, "\n")[firstClause(text)])
	git(m, "init", "-q")
	git(m, "add", "-A")
	git(m, "commit", "-q", "-m", "before")
	m.Write(file, text)
	git(m, "add", "-A")
	git(m, "commit", "-q", "-m", "after")
	return m
}

// firstClause returns the index of the line with the package clause.
func firstClause(text string) int {
	for i, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "package ") {
			return i
		}
	}
	return 0
}

func git(m *host.Module, args ...string) {
	m.T.Helper()
	m.Must("git", append([]string{"-c", "user.name=a", "-c", "user.email=a@example.com"}, args...)...)
}

// reviewdog reports what the command finds on the lines of a change, from
// either format, with the column and the steps.
func TestReviewdog(t *testing.T) {
	bin := t.TempDir()
	install := host.New(t).With("GOBIN=" + bin)
	install.Must("go", "install", "github.com/reviewdog/reviewdog/cmd/reviewdog@v0.21.0")
	m := repository(t, "signup/signup.go")
	want := m.Parse(m.Run(tool, "./...").Stdout)
	path := "PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH")
	for format, flag := range map[string]string{"rdjson": "-rdjson", "sarif": "-sarif"} {
		r := m.Run(tool, flag, "./...")
		m.Write("findings.json", r.Stdout)
		got := m.With(path).Run("bash", "-c",
			"reviewdog -f="+format+" -name=consentvet -reporter=rdjsonl -filter-mode=nofilter -fail-level=any < findings.json")
		if got.Code != 1 {
			t.Errorf("%s: reviewdog does not fail with findings: %s", format, got)
		}
		var list []host.Finding
		for line := range strings.Lines(got.Stdout) {
			list = append(list, diagnostic(t, line))
		}
		host.Same(t, "reviewdog by "+format, host.Sort(want), host.Sort(list))
	}
	// Only the lines of the change, by a diff.
	m.Write("findings.json", m.Run(tool, "-rdjson", "./...").Stdout)
	for base, code := range map[string]int{"HEAD~1": 1, "HEAD": 0} {
		r := m.With(path).Run("bash", "-c",
			`reviewdog -f=rdjson -name=consentvet -reporter=local -diff="git diff `+base+`" -fail-level=any < findings.json`)
		if r.Code != code || (r.Stdout == "") != (code == 0) {
			t.Errorf("of the change since %s, reviewdog says %s", base, r)
		}
	}
}

// diagnostic reads a line of reviewdog's own output.
func diagnostic(t *testing.T, line string) host.Finding {
	t.Helper()
	var d struct {
		Message  string
		Code     struct{ Value string }
		Location struct {
			Path  string
			Range struct{ Start struct{ Line, Column int } }
		}
	}
	if err := json.Unmarshal([]byte(line), &d); err != nil {
		t.Fatalf("%v in %s", err, line)
	}
	return host.Finding{File: d.Location.Path, Line: d.Location.Range.Start.Line, Col: d.Location.Range.Start.Column, Check: d.Code.Value, Message: d.Message}
}

// preCommit returns a module with pre-commit's own cache.
func preCommit(t *testing.T) *host.Module {
	t.Helper()
	host.Debian(t, "pre-commit")
	m := repository(t, "signup/signup.go")
	path := "PATH=" + filepath.Dir(tool) + string(os.PathListSeparator) + os.Getenv("PATH")
	// pre-commit sets GOPATH; the modules need not be fetched and compiled again.
	modules := "GOMODCACHE=" + strings.TrimSpace(m.Must("go", "env", "GOMODCACHE").Stdout)
	return m.With("PRE_COMMIT_HOME="+t.TempDir(), path, modules)
}

// example returns the YAML block of docs/ci.md that contains the text.
func example(t *testing.T, text string) string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(host.Root(), "docs", "ci.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range strings.Split(string(page), "```yaml\n")[1:] {
		if block, _, _ = strings.Cut(block, "```"); strings.Contains(block, text) {
			return block
		}
	}
	t.Fatalf("docs/ci.md has no example with %q", text)
	return ""
}

func TestPreCommitLocal(t *testing.T) {
	m := preCommit(t)
	m.Write(".pre-commit-config.yaml", example(t, "repo: local"))
	holdsBack(t, m)
}

// The hook of this repository is built by pre-commit, from a repository with its
// files.
func TestPreCommitRepository(t *testing.T) {
	m := preCommit(t)
	repo := host.New(t)
	for _, dir := range []string{"analyzers", "cmd"} {
		if err := os.CopyFS(filepath.Join(repo.Dir, dir), os.DirFS(filepath.Join(host.Root(), dir))); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{"go.mod", "go.sum", ".pre-commit-hooks.yaml"} {
		data, err := os.ReadFile(filepath.Join(host.Root(), file))
		if err != nil {
			t.Fatal(err)
		}
		repo.Write(file, string(data))
	}
	git(repo, "init", "-q")
	git(repo, "add", "-A")
	git(repo, "commit", "-q", "-m", "all")
	git(repo, "tag", "v0.1.0")
	m.Write(".pre-commit-config.yaml", strings.Replace(example(t, "rev: v0.1.0"), "https://git.example.com/tools/consentvet.git", "'"+repo.Dir+"'", 1))
	holdsBack(t, m)
}

// holdsBack checks that the hook runs for an edit of Go and of the taxonomy, not
// for one of a text, and shows what the command finds.
func holdsBack(t *testing.T, m *host.Module) {
	t.Helper()
	git(m, "add", "-A")
	want := m.Parse(m.Run(tool, "./...").Stdout)
	for _, file := range []string{"signup/signup.go", ".consentvet.yml"} {
		r := m.Run("pre-commit", "run", "--files", file)
		if r.Code != 1 {
			t.Errorf("an edit of %s passes: %s", file, r)
		}
		host.Same(t, "pre-commit", want, m.Parse(r.Stdout))
	}
	m.Write("README.md", "text\n")
	git(m, "add", "-A")
	if r := m.Run("pre-commit", "run", "--files", "README.md"); r.Code != 0 || !strings.Contains(r.Stdout, "Skipped") {
		t.Errorf("an edit of README.md runs the hook: %s", r)
	}
}
