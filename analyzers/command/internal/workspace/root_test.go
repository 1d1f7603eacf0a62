package workspace

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tree writes empty modules and files; a name with = has a content.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	t.Setenv("GOWORK", "")
	dir := t.TempDir()
	for _, name := range names {
		name, text, _ := strings.Cut(name, "=")
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// describe renders a root relative to dir.
func describe(dir string, r Root) string {
	rel, _ := filepath.Rel(dir, r.Dir)
	text := filepath.ToSlash(rel) + ": " + strings.Join(r.patterns(), " ")
	if r.NoWork {
		text += " alone"
	}
	return text
}

func TestRootOf(t *testing.T) {
	dir := tree(t, "one/go.mod", "one/p/p.go", "w/go.work=go 1.26\nuse (\n\t.\n\t./in\n\t../side\n)\n",
		"w/go.mod", "w/in/go.mod", "w/in/p/p.go", "w/out/go.mod", "side/go.mod", "none/p.go")
	for from, want := range map[string]string{
		"one":    "one: ./...",
		"one/p":  "one: ./...",
		"w":      "w: ../side/... ./... ./in/...",
		"w/in/p": "w: ../side/... ./... ./in/...",
		"w/out":  "w/out: ./... alone",
		"side":   "side: ./...",
		"none":   "",
	} {
		got := ""
		if r, ok := RootOf(filepath.Join(dir, filepath.FromSlash(from))); ok {
			got = describe(dir, r)
		}
		if got != want {
			t.Errorf("from %s: %q, want %q", from, got, want)
		}
	}
	t.Setenv("GOWORK", "off")
	if r, ok := RootOf(filepath.Join(dir, "w", "in")); !ok || describe(dir, r) != "w/in: ./..." {
		t.Errorf("without workspaces: %v", r)
	}
}

func TestRootsOf(t *testing.T) {
	dir := tree(t, "a/go.mod", "a/nested/go.mod", "b/c/go.mod", "w/go.work=go 1.26\nuse ./m\n", "w/m/go.mod",
		"node_modules/x/go.mod", ".git/go.mod", "a/testdata/go.mod", "1/2/3/4/5/6/go.mod")
	var got []string
	for _, r := range RootsOf(dir) {
		got = append(got, describe(dir, r))
	}
	slices.Sort(got)
	want := []string{"a/nested: ./...", "a: ./...", "b/c: ./...", "w: ./m/..."}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := RootsOf(filepath.Join(dir, "a")); len(got) != 1 {
		t.Errorf("a folder in a module has the roots %v", got)
	}
}
