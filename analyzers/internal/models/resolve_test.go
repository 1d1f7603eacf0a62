package models

import (
	"fmt"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// TestStandardLibrary holds every row on the standard library against the real
// packages: names, arguments, results and callbacks.
func TestStandardLibrary(t *testing.T) {
	ix, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	paths := make(map[string]string)
	for _, p := range ix.Packages() {
		if p != "" && !isThirdParty(p) {
			paths[p] = p
		}
	}
	checkPackages(t, ix, ".", paths)

	// The predeclared interface is in no package.
	m := ix.Lookup("(error).Error")
	if m == nil {
		t.Fatal("(error).Error has no model")
	}
	if err := checkFunc(types.Universe.Lookup("error").Type().Underlying().(*types.Interface).Method(0), m); err != nil {
		t.Error(err)
	}
}

// TestThirdParty does the same for the other libraries, at the versions that
// the module in testdata/models pins.
func TestThirdParty(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles many libraries")
	}
	ix, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.FromSlash("../../../testdata/models")
	real := importedBy(t, ix, dir)
	paths := make(map[string]string)
	for _, p := range ix.Packages() {
		switch {
		case !isThirdParty(p):
		case real[p] == "":
			t.Errorf("%s: the module in testdata/models does not import it", p)
		default:
			paths[p] = real[p]
		}
	}
	checkPackages(t, ix, dir, paths)
}

func isThirdParty(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return strings.Contains(first, ".")
}

// importedBy returns the paths that the package in dir imports, by each of the
// paths without a major version that the data may have for them.
func importedBy(t *testing.T, ix *Index, dir string) map[string]string {
	t.Helper()
	cfg := &packages.Config{Mode: packages.NeedName | packages.NeedImports, Dir: dir}
	roots, err := packages.Load(cfg, ".")
	if err != nil {
		t.Fatal(err)
	}
	paths := make(map[string]string)
	for _, root := range roots {
		for path := range root.Imports {
			if ix.packages[path] != nil { // a major version with rows of its own
				paths[path] = path
				continue
			}
			for _, variant := range taxonomy.PathVariants(path) {
				if other := paths[variant]; other != "" {
					t.Errorf("testdata/models imports both %s and %s", other, path)
				}
				paths[variant] = path
			}
		}
	}
	return paths
}

// checkPackages checks the models of packages, given as their real import path
// by the one in the data.
func checkPackages(t *testing.T, ix *Index, dir string, paths map[string]string) {
	t.Helper()
	if len(paths) == 0 {
		t.Fatal("no package to check")
	}
	cfg := &packages.Config{Mode: packages.NeedName | packages.NeedTypes, Dir: dir}
	pkgs, err := packages.Load(cfg, slices.Sorted(maps.Values(paths))...)
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[string]*types.Package)
	for _, p := range pkgs {
		for _, e := range p.Errors {
			t.Errorf("%s: %v", p.PkgPath, e)
		}
		found[p.PkgPath] = p.Types
	}
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		pkg := found[paths[path]]
		if pkg == nil {
			t.Errorf("there is no package %s", paths[path])
			continue
		}
		models, err := ix.packages[path].load()
		if err != nil {
			t.Error(err)
		}
		for _, name := range slices.Sorted(maps.Keys(models)) {
			fn, err := findFunc(pkg, path, name)
			if err == nil {
				err = checkFunc(fn, models[name])
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// checkFunc reports what of the model does not fit the function.
func checkFunc(fn *types.Func, m *Model) error {
	sig := fn.Signature()
	for _, f := range m.Flows {
		if _, err := placeType(sig, f.From); err != nil {
			return fmt.Errorf("%s: %w", f, err)
		}
		to, err := placeType(sig, f.To)
		if err == nil {
			err = canReceive(to, f.To)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", f, err)
		}
	}
	for _, f := range append(append([]Flow(nil), m.Addresses...), m.Contexts...) {
		for _, p := range []Place{f.From, f.To} {
			if _, err := placeType(sig, p); err != nil {
				return fmt.Errorf("address or context %s: %w", f, err)
			}
		}
	}
	if m.Sends != nil {
		for _, p := range append([]Place{m.Sends.URL}, m.Sends.Data...) {
			if _, err := placeType(sig, p); err != nil {
				return fmt.Errorf("sends: %w", err)
			}
		}
	}
	for _, c := range m.Calls {
		if err := checkCall(sig, c); err != nil {
			return err
		}
	}
	if (m.ReturnsRecv || m.ReturnsOwn) && sig.Results().Len() == 0 {
		return fmt.Errorf("has no result to return something in")
	}
	return nil
}

// canReceive reports a destination that cannot take data: a boolean, and an
// argument or receiver that points nowhere.
func canReceive(t types.Type, p Place) error {
	if t == nil || p.Method != "" {
		return nil
	}
	switch u := core(t).(type) {
	case *types.Basic:
		if p.Kind == Result && u.Info()&types.IsBoolean == 0 || p.Elem || p.Key || u.Kind() == types.UnsafePointer {
			return nil
		}
	case *types.Struct:
		if p.Kind == Result || p.Field != "" || p.Elem || p.Key {
			return nil
		}
		for field := range u.Fields() { // a handle, such as reflect.Value
			switch f := field.Type().Underlying().(type) {
			case *types.Pointer:
				return nil
			case *types.Basic:
				if f.Kind() == types.UnsafePointer {
					return nil
				}
			}
		}
	default:
		return nil
	}
	return fmt.Errorf("%s: %s takes no data", p, t)
}

// findFunc finds the function with this full name in a package, whose path is
// dataPath in the data.
func findFunc(pkg *types.Package, dataPath, name string) (*types.Func, error) {
	var obj types.Object
	if rest, isMethod := strings.CutPrefix(name, "("); isMethod {
		recv, method, _ := strings.Cut(rest, ").")
		base := recv[strings.LastIndexByte(recv, '.')+1:]
		tn, ok := pkg.Scope().Lookup(base).(*types.TypeName)
		if !ok {
			return nil, fmt.Errorf("there is no type %s", base)
		}
		// The pointer's method set has them all; the name says which it is.
		obj, _, _ = types.LookupFieldOrMethod(tn.Type(), true, pkg, method)
	} else {
		obj = pkg.Scope().Lookup(name[strings.LastIndexByte(name, '.')+1:])
	}
	fn, ok := obj.(*types.Func)
	if !ok {
		return nil, fmt.Errorf("there is no such function")
	}
	full := strings.Replace(stripTypeArgs(fn.FullName()), pkg.Path(), dataPath, 1)
	if full != name {
		return nil, fmt.Errorf("its full name is %s", full)
	}
	return fn, nil
}
