package output

import (
	"errors"
	"go/token"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

func at(file string, line, col int, check, msg string) Finding {
	p := Position{File: file, Line: line, Column: col}
	return Finding{Check: check, Posn: p, End: p, Message: msg}
}

func TestSort(t *testing.T) {
	list := Sort([]Finding{
		at("b.go", 1, 1, "x", "m"), at("a.go", 10, 1, "x", "m"), at("a.go", 9, 2, "y", "m"), at("a.go", 9, 2, "x", "n"),
		at("a.go", 9, 2, "x", "m"), at("a.go", 9, 1, "z", "m"), at("a.go", 9, 2, "x", "m"),
	})
	var b strings.Builder
	if err := Text(&b, list); err != nil {
		t.Fatal(err)
	}
	want := "a.go:9:1: m [z]\na.go:9:2: m [x]\na.go:9:2: n [x]\na.go:9:2: m [y]\na.go:10:1: m [x]\nb.go:1:1: m [x]\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func TestFixesThatWouldDamage(t *testing.T) {
	fset := token.NewFileSet()
	a, b := fset.AddFile("a.go", -1, 100), fset.AddFile("b.go", -1, 100)
	edit := func(pos, end token.Pos) analysis.TextEdit { return analysis.TextEdit{Pos: pos, End: end} }
	for name, edits := range map[string][]analysis.TextEdit{
		"overlap":     {edit(a.Pos(5), a.Pos(9)), edit(a.Pos(1), a.Pos(6))},
		"two files":   {edit(a.Pos(5), b.Pos(9))},
		"no position": {edit(token.NoPos, token.NoPos)},
		"none":        {},
	} {
		f := New(fset, &analysis.Analyzer{Name: "x"}, analysis.Diagnostic{
			Pos: a.Pos(0), SuggestedFixes: []analysis.SuggestedFix{{TextEdits: edits}},
		})
		if len(f.Fixes) != 0 {
			t.Errorf("%s: the fix is offered", name)
		}
	}
}

func TestApply(t *testing.T) {
	const text = "package p\n\nfunc f() { g(1) }\n"
	files := func(name string) ([]byte, error) {
		if name != "p.go" {
			return nil, errors.New("no such file")
		}
		return []byte(text), nil
	}
	fix := func(file string, from, to int, with string) Finding {
		e := Edit{Posn: Position{File: file, Offset: from}, End: Position{File: file, Offset: to}, New: with}
		return Finding{Fixes: []Fix{{Edits: []Edit{e}}}}
	}
	i := strings.Index(text, "g(1)")
	tagged := fix("p.go", i, i, "//consentvet:purpose p\n") // what only people can say
	got, err := Apply([]Finding{
		tagged, {Fixes: []Fix{tagged.Fixes[0], fix("p.go", i, i, "h()\n").Fixes[0]}},
		fix("p.go", i, i, "h()\n"), fix("p.go", i, i, "h()\n"), // the same one twice
		fix("p.go", i, i+4, "clash()"), fix("p.go", i+2, i+3, "2"),
	}, files)
	if err != nil {
		t.Fatal(err)
	}
	if want := "package p\n\nfunc f() {\n\th()\n\tg(2)\n}\n"; string(got["p.go"]) != want {
		t.Errorf("got\n%s", got["p.go"])
	}
	for _, bad := range []Finding{
		fix("p.go", i, i, "("), fix("p.go", len(text), len(text)+1, ""), fix("q.go", 0, 0, "x"),
	} {
		if _, err := Apply([]Finding{bad}, files); err == nil {
			t.Errorf("%+v is applied", bad.Fixes)
		}
	}
}

func TestFrame(t *testing.T) {
	term := &Terminal{src: &sources{dir: "/d", files: map[string][]string{"/d/a.go": {"\tfé(x)\x1b[2J"}}}}
	f := at("a.go", 1, 2, "x", "m")
	f.End.Column = 8
	var b strings.Builder
	if err := term.Write(&b, []Finding{f, at("a.go", 7, 1, "x", "no such line")}); err != nil {
		t.Fatal(err)
	}
	want := "a.go:1:2: m [x]\n     1 | \tfé(x)?[2J\n       | \t^~~~~\n\na.go:7:1: no such line [x]\n"
	if b.String() != want {
		t.Errorf("got\n%q want\n%q", b.String(), want)
	}
}

func TestShortPath(t *testing.T) {
	for name, want := range map[string]string{
		"/home/u/a.go": "a.go", "/home/u/x/a.go": "x/a.go", "/home/a.go": "/home/a.go", "/home/user/a.go": "/home/user/a.go",
		"a.go": "a.go",
	} {
		if got := ShortPath("/home/u", name); got != want {
			t.Errorf("ShortPath(%q) = %q, want %q", name, got, want)
		}
	}
}
