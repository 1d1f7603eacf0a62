package driver

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"golang.org/x/tools/go/analysis"
)

type noteFact struct{ Text string }

func (*noteFact) AFact() {}

type countFact struct{ N int }

func (*countFact) AFact() {}

const source = `package p

func F() {}

func hidden() {}

type T struct{ Field int }

func (*T) Method() { var local int; _ = local }
`

func typeCheck(t *testing.T) (*types.Package, *types.Info) {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	info := NewInfo()
	pkg, err := (&types.Config{}).Check("example.com/p", fset, []*ast.File{f}, info)
	if err != nil {
		t.Fatal(err)
	}
	return pkg, info
}

// fill exports a fact about every object of the package, in map order.
func fill(t *testing.T) *FactSet {
	pkg, info := typeCheck(t)
	f := &facts{own: newFactSet(pkg)}
	for id, obj := range info.Defs {
		if obj != nil {
			f.exportObject(obj, &noteFact{id.Name})
			f.exportObject(obj, &countFact{len(id.Name)})
		}
	}
	f.exportPackage(&noteFact{"package"})
	return f.own
}

func TestCodec(t *testing.T) {
	data, err := fill(t).Encode()
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if again, err := fill(t).Encode(); err != nil || !bytes.Equal(again, data) {
			t.Fatalf("encodings of the same facts differ (%v)", err)
		}
	}
	a := &analysis.Analyzer{Name: "a", FactTypes: []analysis.Fact{new(noteFact), new(countFact)}}
	pkg, _ := typeCheck(t) // other objects, as in another process
	d := NewDecoder([]*analysis.Analyzer{a}, map[string][]byte{"example.com/p": data, "example.com/unseen": data},
		map[string]*types.Package{"example.com/p": pkg})
	f := &facts{own: newFactSet(types.NewPackage("q", "q")), imported: d}

	named := pkg.Scope().Lookup("T").Type().(*types.Named)
	for _, obj := range []types.Object{
		pkg.Scope().Lookup("F"), named.Obj(), named.Method(0), named.Underlying().(*types.Struct).Field(0),
	} {
		var note noteFact
		var count countFact
		if !f.importObject(obj, &note) || !f.importObject(obj, &count) || note.Text != obj.Name() || count.N != len(obj.Name()) {
			t.Errorf("facts of %v are %+v, %+v", obj, note, count)
		}
	}
	if f.importObject(pkg.Scope().Lookup("hidden"), new(noteFact)) {
		t.Error("a function that other packages cannot name has a fact there")
	}
	var paths []string
	for _, pf := range f.allPackages(a) {
		paths = append(paths, fmt.Sprint(pf.Package.Path(), " ", pf.Fact.(*noteFact).Text))
	}
	if got, want := fmt.Sprint(paths), "[example.com/p package example.com/unseen package]"; got != want {
		t.Errorf("package facts are %s, want %s", got, want)
	}

	unknown := NewDecoder(nil, map[string][]byte{"example.com/p": data}, nil)
	if _, err := unknown.Of(pkg); err == nil {
		t.Error("facts of an undeclared type are read without an error")
	}
	cut := NewDecoder([]*analysis.Analyzer{a}, map[string][]byte{"example.com/p": data[:len(data)-3]}, nil)
	if _, err := cut.Of(pkg); err == nil {
		t.Error("facts that end too early are read without an error")
	}
}

// In one process too, facts that another process could not see stay inside.
func TestHiddenFactsStayInside(t *testing.T) {
	set := fill(t)
	own := &facts{own: set}
	hidden := set.pkg.Scope().Lookup("hidden")
	if !own.importObject(hidden, new(noteFact)) {
		t.Error("the package itself does not see its fact")
	}
	other := &facts{own: newFactSet(types.NewPackage("q", "q")), imported: fixedImports{set}}
	if other.importObject(hidden, new(noteFact)) {
		t.Error("another package sees the fact of an object that it cannot name")
	}
	if !other.importObject(set.pkg.Scope().Lookup("F"), new(noteFact)) {
		t.Error("another package does not see the fact of an exported function")
	}
}

type fixedImports struct{ set *FactSet }

func (f fixedImports) Of(*types.Package) (*FactSet, error) { return f.set, nil }
func (f fixedImports) All() ([]*FactSet, error)            { return []*FactSet{f.set}, nil }
