package directive

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var checkNames = []string{"consentcheck", "datatype", "failopen"}

type pkg struct {
	fset  *token.FileSet
	files []*ast.File
	info  *types.Info
	types *types.Package
	set   *Set
}

func load(t *testing.T, srcs ...string) *pkg {
	t.Helper()
	p := &pkg{fset: token.NewFileSet(), info: &types.Info{
		Types: make(map[ast.Expr]types.TypeAndValue),
		Defs:  make(map[*ast.Ident]types.Object),
		Uses:  make(map[*ast.Ident]types.Object),
	}}
	for i, src := range srcs {
		f, err := parser.ParseFile(p.fset, fmt.Sprintf("f%d.go", i), src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		p.files = append(p.files, f)
	}
	conf := types.Config{Importer: importer.Default()}
	var err error
	if p.types, err = conf.Check("p", p.fset, p.files, p.info); err != nil {
		t.Fatal(err)
	}
	p.set = Parse(p.fset, p.files, p.info, checkNames)
	return p
}

// describe renders what a directive is attached to on one line.
func (p *pkg) describe(d *Directive) string {
	s := fmt.Sprintf("%d %s %s:", p.fset.PositionFor(d.Pos, false).Line, d.Kind, d.Args)
	if d.Problem != "" {
		return s + " PROBLEM " + d.Problem
	}
	s += " " + d.Scope.String()
	if d.From > 0 {
		s += fmt.Sprintf(" %d-%d", d.From, d.To)
	}
	for _, o := range d.Objs {
		s += " " + o.Name()
	}
	if d.Params != nil {
		s += fmt.Sprintf(" params%v", d.Params)
	}
	if d.Results != nil {
		s += fmt.Sprintf(" results%v", d.Results)
	}
	return s
}

// TestAttach says for each source what each directive is attached to, or a
// part of its problem. Line 1 is the package clause unless the source has one.
func TestAttach(t *testing.T) {
	tests := []struct {
		name, src string
		want      []string
	}{
		{"line above", "func send(...any)int{return 0}\nfunc f() {\n//consentvet:purpose support\nsend(1)\nsend(2)\n}",
			[]string{"4 purpose [support]: a statement 5-5"}},
		{"end of line", "func send(...any)int{return 0}\nfunc f() {\nsend(1) //consentvet:purpose support\n}",
			[]string{"4 purpose [support]: a statement 4-4"}},
		{"multi-line call", "func send(...any)int{return 0}\nfunc f() {\n//consentvet:consent ads -- asked\nsend(\n1,\n2,\n)\n}",
			[]string{"4 consent [ads]: a statement 5-8"}},
		{"end of last line", "func send(...any)int{return 0}\nfunc f() {\nsend(\n1,\n) //consentvet:ignore -- x\n}",
			[]string{"6 ignore []: a statement 4-6"}},
		{"end of a middle line", "func send(...any)int{return 0}\nfunc f() {\nsend(\n1, //consentvet:ignore -- x\n)\n}",
			[]string{"5 ignore []: a statement 4-6"}},
		{"call among arguments", "func send(...any)int{return 0}\nfunc f() {\nsend(\n//consentvet:purpose a\nsend(\n1),\n2)\n}",
			[]string{"5 purpose [a]: a statement 6-7"}},
		{"inside a chain", "type b struct{}\nfunc (b) w() b {return b{}}\nfunc f() {\nb{}.\n//consentvet:purpose a\nw().\nw() //consentvet:ignore -- x\n}",
			[]string{"6 purpose [a]: a statement 5-8", "8 ignore []: a statement 5-8"}},
		{"header of if only", "func send(...any)int{return 0}\nfunc f() {\n//consentvet:ignore failopen -- x\nif send(1) > 0 {\nsend(2)\n}\n}",
			[]string{"4 ignore [failopen]: a statement 5-5"}},
		{"else if", "func send(...any)int{return 0}\nfunc f() {\nif false {\n} else if send(1) > 0 { //consentvet:ignore -- x\n}\n}",
			[]string{"5 ignore []: a statement 5-5"}},
		{"case", "func send(...any)int{return 0}\nfunc f() {\nswitch {\n//consentvet:ignore -- x\ncase send(1) > 0:\nsend(2)\n//consentvet:purpose a\n}\n}",
			[]string{"5 ignore []: a statement 6-6", "8 purpose [a]: PROBLEM attached to nothing"}},
		{"label, go, defer, send, store", "func send(...any)int{return 0}\nfunc f(c chan int, p *int) {\n//consentvet:purpose a\ngo send(1)\ndefer send(1) //consentvet:purpose b\nc <- 1 //consentvet:purpose c\n*p = 1 //consentvet:purpose d\n}",
			[]string{"4 purpose [a]: a statement 5-5", "6 purpose [b]: a statement 6-6", "7 purpose [c]: a statement 7-7", "8 purpose [d]: a statement 8-8"}},
		{"several above, with prose", "func send(...any)int{return 0}\nfunc f() {\n//consentvet:purpose a\n//consentvet:consent b -- c -- d\n// Prose.\nsend(1)\n}",
			[]string{"4 purpose [a]: a statement 7-7", "5 consent [b]: a statement 7-7"}},
		{"nothing", "func send(...any)int{return 0}\nfunc f() {\n//consentvet:purpose a\n\nsend(1)\n//consentvet:purpose b\nx := 1; _ = x\n//consentvet:purpose c\n}\n//consentvet:purpose d",
			[]string{"4 purpose [a]: PROBLEM attached to nothing", "7 purpose [b]: PROBLEM attached to nothing",
				"9 purpose [c]: PROBLEM attached to nothing", "11 purpose [d]: PROBLEM attached to nothing"}},
		{"end of a closure's block", "func run(func())\nfunc f() {\nrun(func() {\nrun(nil)\n//consentvet:purpose a\n})\n}",
			[]string{"6 purpose [a]: PROBLEM attached to nothing"}},
		{"brace of if", "func f() {\nif true {\nf()\n} //consentvet:ignore -- x\n}",
			[]string{"5 ignore []: PROBLEM attached to nothing"}},
		{"closure statement", "func run(func())\nfunc f() {\n//consentvet:purpose a\nrun(func() {\nf()\n})\n}",
			[]string{"4 purpose [a]: a statement 5-7"}},
		{"function", "// Doc.\n//\n//consentvet:purpose a\nfunc f() {\n}\nfunc g() { //consentvet:caller-checks\n}",
			[]string{"4 purpose [a]: a function f", "7 caller-checks []: a function g"}},
		{"one-line function", "func f() { f() } //consentvet:ignore -- x", []string{"2 ignore []: a function f"}},
		{"method", "type T[P any] struct{}\n//consentvet:caller-checks\nfunc (t *T[P]) M() {}",
			[]string{"3 caller-checks []: a function M"}},
		{"type and group", "//consentvet:purpose a\ntype T struct{}\ntype (\n// U is.\n//consentvet:data x.y\nU struct{}\nV string //consentvet:data x.z\n)\n//consentvet:data q\ntype (\nW int\nX int\n)",
			[]string{"2 purpose [a]: a type T", "6 data [x.y]: a type U", "8 data [x.z]: a type V", "10 data [q]: a type W X"}},
		{"end of type", "type T struct {\n} //consentvet:data x", []string{"3 data [x]: a type T"}},
		{"fields", "type E struct{}\ntype T struct {\n// A.\n//consentvet:data a b\nA string\nB, C string //consentvet:data c\n//consentvet:data e\n*E\nN struct {\nX int //consentvet:data x\n} //consentvet:data n\n}",
			[]string{"5 data [a b]: a field 6-6 A", "7 data [c]: a field 7-7 B C", "8 data [e]: a field 9-9 E",
				"11 data [x]: a field 11-11 X", "12 data [n]: a field 10-12 N"}},
		{"local and anonymous structs", "func f() {\ntype T struct {\nA int //consentvet:data a\n}\nvar x struct {\n//consentvet:data b\nB int\n}\n_ = x\ny := struct{ C int }{} //consentvet:data c\n_ = y\n}",
			[]string{"4 data [a]: a field 4-4 A", "7 data [b]: a field 8-8 B", "11 data [c]: a field 11-11 C"}},
		{"interface", "type R interface{}\ntype I interface {\n// Get.\n//consentvet:data mail a.b\nGet(id, mail string) string\nPut(string) string //consentvet:data c\nLog(\nstring, //consentvet:data d\n)\n//consentvet:purpose p\nSend()\nR //consentvet:data e\n}",
			[]string{"5 data [a.b]: a function Get params[1]", "7 data [c]: a function Put results[0]", "9 data [d]: a function Log params[0]",
				"11 purpose [p]: PROBLEM has no effect on an interface method", "13 data [e]: PROBLEM has no effect on an embedded interface"}},
		{"parameters", "func f(\n//consentvet:data a\nx, y string,\nz ...string, //consentvet:data b\n) (\nr int, //consentvet:data c\n) {\nreturn 0\n}",
			[]string{"3 data [a]: a function f params[0 1]", "5 data [b]: a function f params[2]", "7 data [c]: a function f results[0]"}},
		{"data in function doc", "//consentvet:data x a b\n//consentvet:data c\n//consentvet:data err d\nfunc f(x string) (s string, err error) {return}\n//consentvet:data a\nfunc g(x, _ int) {}\n//consentvet:data x\nfunc h(x int) {}",
			[]string{"2 data [a b]: a function f params[0]", "3 data [c]: a function f results[0]", "4 data [d]: a function f results[1]",
				`6 data [a]: PROBLEM g has no results, and "a" is none of its parameters (x): write //consentvet:data PARAM`,
				`8 data []: PROBLEM names "x" but no category`}},
		{"wrong places", "//consentvet:caller-checks\ntype T struct {\nA int //consentvet:purpose a\n}\nfunc f() {\nf() //consentvet:data a\nf() //consentvet:caller-checks\n}\ntype A = T //consentvet:data x",
			[]string{"2 caller-checks []: PROBLEM has no effect on a type: //consentvet:caller-checks goes on a function",
				"4 purpose [a]: PROBLEM has no effect on a field", "7 data [a]: PROBLEM has no effect on a statement",
				"8 caller-checks []: PROBLEM has no effect on a statement", "10 data [x]: PROBLEM has no effect on an alias"}},
		{"second purpose", "//consentvet:purpose a\n//consentvet:purpose b\nfunc f() {}",
			[]string{"2 purpose [a]: a function f", `3 purpose [b]: PROBLEM second //consentvet:purpose on a function: only the first one, "purpose a"`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src := "package p\n" + tt.src
			for name, src := range map[string]string{"LF": src, "CRLF": strings.ReplaceAll(src, "\n", "\r\n")} {
				compare(t, name, load(t, src), tt.want)
			}
		})
	}
}

// compare matches the descriptions of p's directives with want; a PROBLEM
// needs to match as a prefix only.
func compare(t *testing.T, name string, p *pkg, want []string) {
	t.Helper()
	var got []string
	for i, d := range p.set.All() {
		s := p.describe(d)
		if i < len(want) && strings.Contains(want[i], "PROBLEM") && strings.HasPrefix(s, want[i]) {
			s = want[i]
		}
		got = append(got, s)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: (-want +got)\n%s", name, diff)
	}
}

func TestPackageVarAndImport(t *testing.T) {
	p := load(t, "package p\nimport _ \"unsafe\" //consentvet:ignore -- x\n//consentvet:purpose c\nimport _ \"unsafe\"\nvar (\n//consentvet:purpose a\nv = f()\nw = 1 //consentvet:purpose b\n)\nfunc f() int { return 0 }")
	compare(t, "", p, []string{"2 ignore []: a statement 2-2", "3 purpose [c]: PROBLEM has no effect on an import",
		"6 purpose [a]: a statement 7-7", "8 purpose [b]: PROBLEM attached to nothing"})
}

func TestPackageClause(t *testing.T) {
	p := load(t, "//go:build !never\n\n// Package p.\n//\n//consentvet:purpose a\npackage p",
		"package p //consentvet:purpose b", "//consentvet:purpose c\n\npackage p", "//consentvet:purpose a\npackage p\nfunc f() { f() }")
	compare(t, "", p, []string{"5 purpose [a]: the package clause",
		"1 purpose [b]: PROBLEM second //consentvet:purpose", "1 purpose [c]: PROBLEM attached to nothing",
		"1 purpose [a]: the package clause"})
	f := p.types.Scope().Lookup("f")
	if d := p.set.PurposeAt(f.Pos()); d == nil || d != p.set.All()[0] {
		t.Errorf("PurposeAt in another file = %v, want the first package tag", d)
	}
}

func TestGeneratedFile(t *testing.T) {
	p := load(t, "// Code generated by x. DO NOT EDIT.\n\npackage p\n//line other.y:100\nfunc f() {\nf() //consentvet:purpose a\n}")
	compare(t, "", p, []string{"6 purpose [a]: a statement 6-6"})
	if p.set.PurposeAt(p.set.All()[0].Pos-2) == nil {
		t.Error("a //line comment hides the tag")
	}
}
