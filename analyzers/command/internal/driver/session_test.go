package driver

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// counts is a fact: how many functions a package and those below it declare.
type counts struct{ N int }

func (*counts) AFact() {}

// sessionTest is a session over a small module, with an analyzer that reports
// for each package what it counts, and notes what it was run on.
type sessionTest struct {
	t       *testing.T
	dir     string
	session Session
	check   *analysis.Analyzer
	lock    sync.Mutex
	ran     []string
}

func newSessionTest(t *testing.T, files map[string]string) *sessionTest {
	s := &sessionTest{t: t, dir: t.TempDir()}
	for name, text := range files {
		s.write(name, text)
	}
	s.check = &analysis.Analyzer{Name: "count", Doc: "count", FactTypes: []analysis.Fact{new(counts)}, Run: s.count}
	s.session.Options = LoadOptions{
		Dir: s.dir, Patterns: []string{"./..."}, Mark: func(string) uint64 { return 0 },
		FirstParty: func(path, dir string, mod *analysis.Module) (bool, error) { return mod != nil && mod.Main, nil },
	}
	return s
}

func (s *sessionTest) write(name, text string) {
	s.t.Helper()
	name = filepath.Join(s.dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(text), 0o666)); err != nil {
		s.t.Fatal(err)
	}
}

func (s *sessionTest) count(pass *analysis.Pass) (any, error) {
	c := &counts{N: len(pass.Pkg.Scope().Names())}
	for _, imp := range pass.Pkg.Imports() {
		below := new(counts)
		if pass.ImportPackageFact(imp, below) {
			c.N += below.N
		}
	}
	pass.ExportPackageFact(c)
	pass.Reportf(pass.Files[0].Package, "%s %s", pass.Pkg.Name(), strings.Repeat("I", c.N))
	s.lock.Lock()
	defer s.lock.Unlock()
	s.ran = append(s.ran, pass.Pkg.Name())
	return nil, nil
}

// want analyses and compares what is found, and which packages that took.
func (s *sessionTest) want(what string, overlay map[string]string, found, ran string) {
	s.t.Helper()
	texts := make(map[string][]byte)
	for name, text := range overlay {
		texts[filepath.Join(s.dir, name)] = []byte(text)
	}
	s.ran = nil
	g, err := s.session.Load(context.Background(), texts)
	if err != nil {
		s.t.Fatalf("%s: %v", what, err)
	}
	diags, _ := g.Run(context.Background(), RunOptions{Analyzers: []*analysis.Analyzer{s.check}})
	var got []string
	for _, d := range diags {
		got = append(got, d.Message)
	}
	slices.Sort(got)
	slices.Sort(s.ran)
	if g := strings.Join(got, ", "); g != found {
		s.t.Errorf("%s: found %q, want %q", what, g, found)
	}
	if r := strings.Join(s.ran, " "); r != ran {
		s.t.Errorf("%s: analysed %q, want %q", what, r, ran)
	}
}

func TestSession(t *testing.T) {
	s := newSessionTest(t, map[string]string{
		"go.mod": "module example.com/m\n\ngo 1.26\n",
		"a/a.go": "package a\n\nimport \"strings\"\n\nfunc F() { strings.ToUpper(\"\") }\n",
		"b/b.go": "package b\n\nimport \"example.com/m/a\"\n\nfunc G() { a.F() }\n",
		"c/c.go": "package c\n\nfunc H() {}\n",
	})
	const a2 = "package a\n\nimport \"strings\"\n\nfunc F() { strings.ToUpper(\"\") }\n\nfunc F2() {}\n"
	s.want("first", nil, "a I, b II, c I", "a b c")
	s.want("nothing new", nil, "a I, b II, c I", "")
	s.want("an unsaved edit", map[string]string{"a/a.go": a2}, "a II, b III, c I", "a b")
	s.want("taken back", nil, "a I, b II, c I", "a b")
	s.want("an edit of a package that nobody imports", map[string]string{"c/c.go": "package c\n"}, "a I, b II, c ", "c")
	s.write("c/c.go", "package c\n\nfunc H() {}\n\nfunc H2() {}\n")
	s.want("an edit on disk", nil, "a I, b II, c II", "c")
	if n := s.session.Lists(); n != 1 {
		t.Errorf("the go command was asked %d times", n)
	}
	// A package that does not compile costs itself and what imports it.
	broken := map[string]string{"a/a.go": "package a\n\nfunc F() { x }\n"}
	s.want("an import that is gone, and an error", broken, "c II", "")
	s.want("mended", nil, "a I, b II, c II", "a b")
	s.want("only an error", map[string]string{"a/a.go": strings.Replace(a2, "ToUpper", "To", 1)}, "c II", "")
	s.want("mended again", nil, "a I, b II, c II", "a b")
	// What changes the list.
	s.want("a new import", map[string]string{"c/c.go": "package c\n\nimport (\n\t\"example.com/m/b\"\n\t\"bytes\"\n)\n\nfunc H() { b.G(); bytes.Clone(nil) }\n"},
		"a I, b II, c III", "c")
	s.want("without it", nil, "a I, b II, c II", "c")
	s.want("a new file", map[string]string{"c/d.go": "package c\n\nfunc D() {}\n"}, "a I, b II, c III", "c")
	s.want("without that", nil, "a I, b II, c II", "c")
	s.want("a build constraint", map[string]string{"c/c.go": "//go:build never\n\npackage c\n", "c/d.go": "package c\n"}, "a I, b II, c ", "c")
	s.want("a new package", map[string]string{"d/d.go": "package d\n"}, "a I, b II, c II, d ", "c d")
	s.write("go.mod", "module example.com/m\n\ngo 1.25\n")
	s.want("another version of the language", nil, "a I, b II, c II", "a b c")
}

// TestSessionCancelled: a run that was cancelled leaves nothing behind that a
// later one would believe.
func TestSessionCancelled(t *testing.T) {
	s := newSessionTest(t, map[string]string{
		"go.mod": "module example.com/m\n\ngo 1.26\n",
		"a/a.go": "package a\n\nfunc F() {}\n",
		"b/b.go": "package b\n\nimport \"example.com/m/a\"\n\nfunc G() { a.F() }\n",
	})
	ctx, cancel := context.WithCancel(context.Background())
	g, err := s.session.Load(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	opts := RunOptions{Analyzers: []*analysis.Analyzer{s.check}, Progress: func(string, int, int) { cancel() }}
	if _, err := g.Run(ctx, opts); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled run says %v", err)
	}
	s.want("after that", nil, "a I, b II", "b")
	s.session.Reset()
	s.want("after a reset", nil, "a I, b II", "a b")
}
