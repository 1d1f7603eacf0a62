package models

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"gopkg.in/yaml.v3"
)

func TestParsePlace(t *testing.T) {
	valid := map[string]Place{
		"_":                     {},
		"recv":                  {Kind: Recv},
		"0":                     {Kind: Arg},
		"12":                    {Kind: Arg, Index: 12},
		"r1":                    {Kind: Result, Index: 1},
		"0[]":                   {Kind: Arg, Elem: true},
		"0{}":                   {Kind: Arg, Key: true},
		"0[]{}":                 {Kind: Arg, Elem: true, Key: true},
		"recv.Write":            {Kind: Recv, Method: "Write"},
		"recv.Field:Handler":    {Kind: Recv, Field: "Handler"},
		"0%w":                   {Kind: Arg, Wrapped: true},
		"0.Field:W[].Write":     {Kind: Arg, Field: "W", Elem: true, Method: "Write"},
		"r0.Field:Header[]":     {Kind: Result, Field: "Header", Elem: true},
		"recv.Field:Writer.Foo": {Kind: Recv, Field: "Writer", Method: "Foo"},
	}
	for s, want := range valid {
		got, err := parsePlace(s)
		if err != nil || got != want {
			t.Errorf("parsePlace(%q) = %+v, %v; want %+v", s, got, err, want)
		}
	}
	invalid := map[string]string{
		"":            "starts with",
		"r":           "starts with",
		"result":      "starts with",
		"-1":          "starts with",
		"+1":          "starts with",
		"01":          "starts with",
		"100":         "starts with",
		"0 ":          "starts with",
		"0.write":     "exported method",
		"0.":          "exported method",
		"0.A.B":       "exported method",
		"0.Field:":    "exported field",
		"0.Field:x":   "exported field",
		"0{}[]":       "unexpected",
		"0[][]":       "unexpected",
		"0[0]":        "unexpected",
		"0{}.Field:A": "exported method",
		"0%":          "unexpected",
		"0%w[]":       "unexpected",
		"_[]":         "no parts",
		"_.Write":     "no parts",
	}
	for s, want := range invalid {
		if got, err := parsePlace(s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("parsePlace(%q) = %+v, %v; want an error with %q", s, got, err, want)
		}
	}
}

func FuzzParsePlace(f *testing.F) {
	for _, s := range []string{"_", "recv", "0", "r1", "0[]", "0{}", "recv.Write", "1.Field:W[].Write", "0.Field:x", "r01"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := parsePlace(s)
		if err == nil && p.String() != s {
			t.Errorf("parsePlace(%q) reads as %q", s, p)
		}
	})
}

func FuzzParseLine(f *testing.F) {
	f.Add(`{func: a.B, flow: ["0 -> r0"], calls: [{arg: 1, with: ["_"]}]} # why`)
	f.Add(`{a: [`)
	f.Fuzz(func(t *testing.T, s string) {
		n, err := parseLine(s, 0)
		if err != nil {
			return
		}
		_, _ = decodeRow(n) // must not panic
	})
}

// file wraps rows into a data file; the first row is line 3.
func file(rows ...string) fstest.MapFS {
	text := "library: test\nfunctions:\n" + strings.Join(rows, "\n") + "\n"
	return fstest.MapFS{"data/test.yml": {Data: []byte(text)}}
}

func TestModel(t *testing.T) {
	ix, err := load(file(
		`  - {func: (*a/b.T).Each, flow: ["0 -> recv", "recv => r0"], calls: [{arg: 1.Run, with: ["recv[]", _], results: ["r0{}"]}], codec: json, returns: recv} # why`,
		``,
		`  # a comment`,
		`  - {func: a/b.Exit, noreturn: true}`,
	))
	if err != nil {
		t.Fatal(err)
	}
	want := &Model{
		Func: "(*a/b.T).Each",
		Flows: []Flow{
			{From: Place{Kind: Arg}, To: Place{Kind: Recv}},
			{From: Place{Kind: Recv}, To: Place{Kind: Result}, Keep: true},
		},
		Calls: []Callback{{
			Arg:     Place{Kind: Arg, Index: 1, Method: "Run"},
			With:    []Place{{Kind: Recv, Elem: true}, {}},
			Results: []Place{{Kind: Result, Key: true}},
		}},
		Codec:       "json",
		ReturnsRecv: true,
	}
	if got := ix.Lookup("(*a/b.T[K, V]).Each"); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if m := ix.Lookup("a/b.Exit"); m == nil || !m.NoReturn {
		t.Errorf("a/b.Exit: %+v, want one that does not return", m)
	}
}

func TestLookup(t *testing.T) {
	ix, err := load(file(
		`  - {func: example.com/x/y.F}`,
		`  - {func: (example.com/x/y.T).M}`,
		`  - {func: example.com/x/v6/y.F}`,
		`  - {func: gopkg.in/z.F}`,
		`  - {func: std/v2.F}`,
		`  - {func: (error).Error, flow: ["recv -> r0"]}`,
	))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"example.com/x/y.F":                        "example.com/x/y.F",
		"example.com/x/v5/y.F":                     "example.com/x/y.F",
		"example.com/x/v6/y.F":                     "example.com/x/v6/y.F",
		"(example.com/x/v6/y.T).M":                 "(example.com/x/y.T).M",
		"example.com/x/y/v12.F":                    "example.com/x/y.F",
		"(example.com/x/v5/y.T).M":                 "(example.com/x/y.T).M",
		"(example.com/x/v5/y.T[a.com/b.C[int]]).M": "(example.com/x/y.T).M",
		"gopkg.in/z.v3.F":                          "gopkg.in/z.F",
		"std/v2.F":                                 "std/v2.F",
		"(error).Error":                            "(error).Error",
		"(*example.com/x/y.T).M":                   "",
		"example.com/x/vy.F":                       "",
		"example.com/x/y.G":                        "",
		"std.F":                                    "",
		"":                                         "",
	} {
		got := ""
		if m := ix.Lookup(name); m != nil {
			got = m.Func
		}
		if got != want {
			t.Errorf("Lookup(%q) found %q, want %q", name, got, want)
		}
	}
	for path, want := range map[string]bool{
		"example.com/x/y": true, "example.com/x/v5/y": true, "gopkg.in/z.v3": true, "std/v2": true, "std": false, "example.com/x": false,
	} {
		if ix.Has(path) != want {
			t.Errorf("Has(%q) = %v", path, !want)
		}
	}
}

func TestErrors(t *testing.T) {
	for row, want := range map[string]string{
		`- {func: a.B}`:                                         `test.yml:3:1: found "- {func: a.B}"`,
		`  - func: a.B`:                                         `test.yml:3:1: found`,
		`  - {func: a.B`:                                        `test.yml:3:15: the line ends before "}"`,
		`  - {func: a.B} x`:                                     `test.yml:3:17: unexpected "x" behind the row`,
		`  - {func: a.B}# x`:                                    `test.yml:3:16: unexpected "# x"`,
		`  - {func: B}`:                                         `test.yml:3:12: "B": want a name`,
		`  - {func: (*a.B)}`:                                    `test.yml:3:12: "(*a.B)": want (pkg/path.Type).Method`,
		`  - {func: a.B[T]}`:                                    `test.yml:3:15: found "["`,
		`  - {func: a.B, flows: ["0 -> r0"]}`:                   `test.yml:3:17: unknown key "flows": allowed are func, flow,`,
		`  - {func: a.B, func: a.C}`:                            `test.yml:3:17: the key "func" stands twice`,
		`  - {func: a.B, flow: []}`:                             `test.yml:3:23: want a list with at least one entry`,
		`  - {func: a.B, flow: "0 -> r0"}`:                      `test.yml:3:23: want a list`,
		`  - {func: a.B, flow: ["0 -> r0", "0 > r1"]}`:          `test.yml:3:35: flow "0 > r1": want`,
		`  - {func: a.B, flow: ["0 -> x"]}`:                     `test.yml:3:24: place "x" starts with "x"`,
		`  - {func: a.B, flow: ["0.Read -> r0"]}`:               `test.yml:3:24: flow "0.Read -> r0": a method is a destination only`,
		`  - {func: a.B, flow: ["0 -> r0%w"]}`:                  `only a result may wrap errors`,
		`  - {func: a.B, flow: ["0 => 1%w"]}`:                   `only a result may wrap errors`,
		`  - {func: a.B, flow: ["r0 -> r1"]}`:                   `may only be held by another`,
		`  - {func: a.B, flow: ["r0 => 1"]}`:                    `may only be held by another`,
		`  - {func: a.B, flow: ["0 -> r0"], codec: jsno}`:       `test.yml:3:43: unknown codec "jsno": allowed are json,`,
		`  - {func: a.B, flow: ["0 -> 0"]}`:                     `goes nowhere`,
		`  - {func: a.B, flow: ["_ -> 0"]}`:                     `carries nothing`,
		`  - {func: a.B, calls: [{arg: r0}]}`:                   `test.yml:3:25: ` + "`arg`",
		`  - {func: a.B, calls: [{with: ["0"]}]}`:               `test.yml:3:25: ` + "`arg`",
		`  - {func: a.B, calls: [{arg: 0, width: ["0"]}]}`:      `unknown key "width": allowed are arg, with, results`,
		`  - {func: a.B, calls: [{arg: 0, with: ["0.Write"]}]}`: `a method is a destination only`,
		`  - {func: a.B, sends: {}}`:                            "`sends` needs url or data",
		`  - {func: a.B, sends: {uri: "0"}}`:                    `unknown key "uri": allowed are url, data`,
		`  - {func: a.B, returns: r0}`:                          `the values allowed here are recv and own`,
		`  - {func: a.B, returns: recv}`:                        `has no receiver`,
		`  - {func: a.B, noreturn: yes}`:                        `the only value allowed here is true`,
		`  - {func: a.B, codec: json}`:                          `has a codec and no flow`,
	} {
		ix, err := load(file(row))
		if err == nil {
			err = ix.Check()
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\n\tgot  %v\n\twant %s", row, err, want)
		}
	}
	ix, err := load(file(`  - {func: a.B}`, `  - {func: a.B}`))
	if err != nil {
		t.Fatal(err)
	}
	if err := ix.Check(); err == nil || !strings.Contains(err.Error(), "test.yml:4:12: a.B has a row already") {
		t.Errorf("a second row for one function: %v", err)
	}
	for text, want := range map[string]string{
		"functions:\n":            `test.yml:1:1: found "functions:"`,
		"library: x\n":            "the file ends without `functions:`",
		"library: x\nfunction:\n": `test.yml:2:1: found "function:": want "functions:"`,
	} {
		_, err := load(fstest.MapFS{"data/test.yml": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

// TestData parses every built-in row.
func TestData(t *testing.T) {
	ix, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if err := ix.Check(); err != nil {
		t.Error(err)
	}
}

// TestDataIsYAML holds the reader of rows against a YAML library.
func TestDataIsYAML(t *testing.T) {
	type call struct {
		Arg           string
		With, Results []string
	}
	type document struct {
		Library   string
		Functions []struct {
			Func, Codec, Returns   string
			Flow, Address, Context []string
			Sends                  *struct {
				URL  string
				Data []string
			}
			Calls    []call
			Noreturn bool
		}
	}
	files, err := data.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	ix, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, f := range files {
		text, err := data.ReadFile("data/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		var doc document
		if err := yaml.Unmarshal(text, &doc); err != nil {
			t.Errorf("%s: %v", f.Name(), err)
		}
		total += len(doc.Functions)
		for _, r := range doc.Functions {
			m := ix.Lookup(r.Func)
			if m == nil {
				t.Errorf("%s: %s is not found", f.Name(), r.Func)
				continue
			}
			var flows []string
			for _, f := range m.Flows {
				flows = append(flows, f.String())
			}
			if !reflect.DeepEqual(flowTexts(m.Addresses), r.Address) || !reflect.DeepEqual(flowTexts(m.Contexts), r.Context) ||
				(m.Sends == nil) != (r.Sends == nil) || r.Sends != nil && (!reflect.DeepEqual(texts(m.Sends.Data), r.Sends.Data) || m.Sends.URL != (Place{}) && m.Sends.URL.String() != r.Sends.URL) {
				t.Errorf("%s: YAML has %+v, the row was read as %+v", f.Name(), r, m)
			}
			var calls []call
			for _, c := range m.Calls {
				calls = append(calls, call{c.Arg.String(), texts(c.With), texts(c.Results)})
			}
			if !reflect.DeepEqual(flows, r.Flow) || !reflect.DeepEqual(calls, r.Calls) ||
				m.Codec != r.Codec || m.ReturnsRecv != (r.Returns == "recv") || m.ReturnsOwn != (r.Returns == "own") || m.NoReturn != r.Noreturn {
				t.Errorf("%s: YAML has %+v, the row was read as %+v", f.Name(), r, m)
			}
		}
	}
	if total == 0 {
		t.Error("no rows")
	}
}

func flowTexts(flows []Flow) []string {
	var s []string
	for _, f := range flows {
		s = append(s, f.String())
	}
	return s
}

func texts(places []Place) []string {
	var s []string
	for _, p := range places {
		s = append(s, p.String())
	}
	return s
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	for b.Loop() {
		ix, err := Load()
		if err != nil {
			b.Fatal(err)
		}
		if err := ix.Check(); err != nil {
			b.Fatal(err)
		}
	}
}
