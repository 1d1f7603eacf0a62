package taxonomy

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// hostile are inputs that have broken YAML readers.
func hostile() map[string]string {
	bomb := "version: 1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := '1'; i <= '9'; i++ {
		bomb += "a" + string(i) + ": &a" + string(i) + " [" + strings.TrimSuffix(strings.Repeat("*a"+string(i-1)+", ", 10), ", ") + "]\n"
	}
	vendor := "version: 1\nx: &s [" + strings.Repeat("{func: a.F}, ", 2000) + "{func: a.F}]\ny: &v {name: A, sinks: *s}\nvendors: [" + strings.Repeat("*v, ", 2000) + "*v]\n"
	return map[string]string{
		"alias bomb":        bomb,
		"alias bomb in use": vendor,
		"alias of itself":   "version: 1\ndata: &d [*d]\n",
		"key of itself":     "&a {*a : 1}\n",
		"deep flow":         "version: 1\ndata: " + strings.Repeat("[", 9000) + strings.Repeat("]", 9000),
		"deep block":        "version: 1\ndata:\n  " + strings.Repeat("- ", 9000) + "x",
		"too deep":          strings.Repeat("{", 100000),
		"open flow maps":    strings.Repeat("{a: ", 9000),
		"question marks":    strings.Repeat("? ", 9000),
		"long line":         "version: 1\nx: " + strings.Repeat("a", 1<<20),
		"many keys":         "version: 1\n" + strings.Repeat("k: 1\n", 20000),
		"many entries":      "version: 1\ndata: [" + strings.Repeat("{tag: a}, ", 20000) + "]",
		"many unknown":      "version: 1\ndata:\n" + strings.Repeat("  - {type: a.B, category: user.contact.emial}\n", 20000),
		"many categories":   "version: 1\ncategories:\n" + numbered("  - usr.c%d\n", 20000) + "data:\n" + numbered("  - {tag: t%d, values: {x: user.c%[1]d}}\n", 5000),
		"many sinks":        "version: 1\nvendors:\n" + numbered("  - {name: V%d, sinks: [{func: a/v2.F%[1]d}]}\n", 500),
		"many comments":     strings.Repeat("# c\n", 100000) + "version: 1",
		"many spaces":       strings.Repeat(" ", 1<<20) + "version: 1",
		"long regexp":       "version: 1\ndata: [{category: user, names: '" + strings.Repeat("(a*)*", 10000) + "'}]",
		"heavy regexp":      "version: 1\ndata: [{category: user, names: '((a{100}){100}){100}'}]",
		"long func":         "version: 1\ndata: [{category: user, func: " + strings.Repeat("a.", 100000) + "}]",
		"too big":           strings.Repeat("#\n", maxFileSize),
		"nul":               "version: 1\x00",
		"merge of itself":   "a: &a {<<: *a}",
		"binary":            "version: !!binary aGk=",
		"float":             "version: 1.0",
		"huge number":       "version: 99999999999999999999999999",
		"directive":         "%YAML 1.1\n---\nversion: 1\n",
		"bad directive":     "%TAG ! x\n%TAG ! x\n---\n",
		"anchors":           "version: &v 1\npolicy: &p {}\n",
	}
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestHostileInput(t *testing.T) {
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			checkInput(t, []byte(text))
		})
	}
}

// checkInput holds for every input: errors lie inside the file, a file either
// gives a taxonomy or errors, and twice the same.
func checkInput(t *testing.T, data []byte) {
	tx, err := Parse("f.yml", data)
	again, err2 := Parse("f.yml", data)
	if (tx == nil) == (err == nil) {
		t.Errorf("got taxonomy %v and error %v", tx != nil, err)
	}
	if (err == nil) != (err2 == nil) || err != nil && err.Error() != err2.Error() {
		t.Errorf("not deterministic:\n%v\n%v", err, err2)
	}
	if tx != nil {
		if diff := cmp.Diff(tx, again); diff != "" {
			t.Errorf("not deterministic: %s", diff)
		}
		return
	}
	var list Errors
	if !errors.As(err, &list) {
		t.Fatalf("%v is not of type Errors", err)
	}
	lines := bytes.Split(data, []byte("\n"))
	for _, e := range list {
		if e.Pos.File != "f.yml" || e.Pos.Line < 1 || e.Pos.Line > len(lines) {
			t.Errorf("%v stands outside of the file, which has %d lines", e, len(lines))
			continue
		}
		if w := utf8.RuneCount(lines[e.Pos.Line-1]) + 1; e.Pos.Col < 1 || e.Pos.Col > w {
			t.Errorf("%v stands outside of its line, which has %d columns", e, w)
		}
		if strings.Contains(e.Msg, "\n") || !utf8.ValidString(e.Msg) || len(e.Msg) > 4000 {
			t.Errorf("message is not one short line: %q", e.Msg)
		}
	}
}

func FuzzParse(f *testing.F) {
	full, err := os.ReadFile("testdata/full.yml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(full)
	f.Add(bytes.ReplaceAll(full, []byte("\n"), []byte("\r\n")))
	for _, b := range badFiles() {
		f.Add([]byte(b.text))
	}
	for _, text := range hostile() {
		if len(text) < 4096 {
			f.Add([]byte(text))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkInput(t, data) })
}
