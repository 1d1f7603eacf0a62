package driver

import (
	"fmt"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
)

// A FactSet holds the facts about one package and its objects.
type FactSet struct {
	pkg      *types.Package
	objects  map[objectKey]objectFact
	packages map[reflect.Type]analysis.Fact
}

type objectKey struct {
	obj types.Object
	typ reflect.Type
}

// objectFact is a fact with the path of its object. Objects without a path
// cannot be named from another package: their facts stay inside, whether the
// importing package is analysed by the same process or another one.
type objectFact struct {
	path objectpath.Path
	fact analysis.Fact
}

func newFactSet(pkg *types.Package) *FactSet {
	return &FactSet{
		pkg:      pkg,
		objects:  make(map[objectKey]objectFact),
		packages: make(map[reflect.Type]analysis.Fact),
	}
}

// Imported gives the facts of the packages that a package depends on.
type Imported interface {
	// Of returns the facts of a package, nil if there are none.
	Of(pkg *types.Package) (*FactSet, error)
	// All returns the facts of all of them, ordered by package path.
	All() ([]*FactSet, error)
}

// facts implements the fact functions of a pass.
type facts struct {
	own      *FactSet
	imported Imported
	paths    objectpath.Encoder
	err      error // first failure to read an imported package's facts
}

func (f *facts) importObject(obj types.Object, ptr analysis.Fact) bool {
	if obj == nil {
		panic("ImportObjectFact of nil object")
	}
	set, foreign := f.set(obj.Pkg())
	if set == nil {
		return false
	}
	got, ok := set.objects[objectKey{obj, reflect.TypeOf(ptr)}]
	if !ok || foreign && got.path == "" {
		return false
	}
	reflect.ValueOf(ptr).Elem().Set(reflect.ValueOf(got.fact).Elem())
	return true
}

func (f *facts) exportObject(obj types.Object, fact analysis.Fact) {
	if obj == nil || obj.Pkg() != f.own.pkg {
		panic(fmt.Sprintf("ExportObjectFact(%v, %T): not an object of package %s", obj, fact, f.own.pkg.Path()))
	}
	path, err := f.paths.For(obj)
	if err != nil {
		path = "" // visible in this package only
	}
	f.own.objects[objectKey{obj, factType(fact)}] = objectFact{path, fact}
}

func (f *facts) importPackage(pkg *types.Package, ptr analysis.Fact) bool {
	if pkg == nil {
		panic("ImportPackageFact of nil package")
	}
	set, _ := f.set(pkg)
	if set == nil {
		return false
	}
	got, ok := set.packages[reflect.TypeOf(ptr)]
	if !ok {
		return false
	}
	reflect.ValueOf(ptr).Elem().Set(reflect.ValueOf(got).Elem())
	return true
}

func (f *facts) exportPackage(fact analysis.Fact) { f.own.packages[factType(fact)] = fact }

// set returns the facts of a package and whether it is another than the one
// under analysis.
func (f *facts) set(pkg *types.Package) (set *FactSet, foreign bool) {
	if pkg == f.own.pkg {
		return f.own, false
	}
	if pkg == nil { // universe
		return nil, true
	}
	set, err := f.imported.Of(pkg)
	if err != nil && f.err == nil {
		f.err = err
	}
	return set, true
}

func (f *facts) all() []*FactSet {
	sets, err := f.imported.All()
	if err != nil && f.err == nil {
		f.err = err
	}
	return append(slices.Clip(sets), f.own)
}

// allObjects returns the visible object facts of an analyzer's types, ordered
// by package, object and type.
func (f *facts) allObjects(a *analysis.Analyzer) []analysis.ObjectFact {
	types := typesOf(a)
	var found []analysis.ObjectFact
	for _, set := range f.all() {
		for _, e := range set.sorted(set == f.own) {
			if types[e.key.typ] {
				found = append(found, analysis.ObjectFact{Object: e.key.obj, Fact: e.fact})
			}
		}
	}
	return found
}

// allPackages returns the package facts of an analyzer's types, ordered by
// package and type.
func (f *facts) allPackages(a *analysis.Analyzer) []analysis.PackageFact {
	types := typesOf(a)
	var found []analysis.PackageFact
	for _, set := range f.all() {
		for _, t := range set.packageTypes() {
			if types[t] {
				found = append(found, analysis.PackageFact{Package: set.pkg, Fact: set.packages[t]})
			}
		}
	}
	return found
}

type entry struct {
	key objectKey
	objectFact
}

// sorted lists the object facts by type, path and position; those that other
// packages cannot see are left out unless hidden is set.
func (s *FactSet) sorted(hidden bool) []entry {
	list := make([]entry, 0, len(s.objects))
	for k, f := range s.objects {
		if hidden || f.path != "" {
			list = append(list, entry{k, f})
		}
	}
	slices.SortFunc(list, func(a, b entry) int {
		if c := strings.Compare(typeName(a.key.typ), typeName(b.key.typ)); c != 0 {
			return c
		}
		if c := strings.Compare(string(a.path), string(b.path)); c != 0 {
			return c
		}
		return int(a.key.obj.Pos()) - int(b.key.obj.Pos())
	})
	return list
}

func (s *FactSet) packageTypes() []reflect.Type {
	list := make([]reflect.Type, 0, len(s.packages))
	for t := range s.packages {
		list = append(list, t)
	}
	slices.SortFunc(list, func(a, b reflect.Type) int { return strings.Compare(typeName(a), typeName(b)) })
	return list
}

func typesOf(a *analysis.Analyzer) map[reflect.Type]bool {
	set := make(map[reflect.Type]bool)
	for _, f := range a.FactTypes {
		set[reflect.TypeOf(f)] = true
	}
	return set
}

func factType(fact analysis.Fact) reflect.Type {
	t := reflect.TypeOf(fact)
	if t.Kind() != reflect.Pointer {
		panic(fmt.Sprintf("fact type %v is not a pointer", t))
	}
	return t
}

// typeName names a fact type the same way in every process.
func typeName(t reflect.Type) string { return t.Elem().PkgPath() + "." + t.Elem().Name() }
