package sdks

import (
	"cmp"
	"fmt"
	"go/types"
	"regexp"
	"slices"
	"strings"
)

var (
	majorSuffix = regexp.MustCompile(`/v[0-9]+$`)
	gopkgSuffix = regexp.MustCompile(`\.v[0-9]+$`)
)

// unversioned drops the major version from a module path. Only the module's: a
// package path may well go on with elements like rest/lookups/v2, and those
// belong to the package's name.
func unversioned(module string) string {
	if strings.HasPrefix(module, "gopkg.in/") {
		return gopkgSuffix.ReplaceAllString(module, "")
	}
	return majorSuffix.ReplaceAllString(module, "")
}

// An index finds functions by the notation of the taxonomy: what
// (*types.Func).FullName prints, without the module's major version.
type index struct {
	funcs    map[string]*types.Func
	packages map[string]*Package // by import path without the major version
}

func newIndex(packages []Package) *index {
	ix := &index{funcs: make(map[string]*types.Func), packages: make(map[string]*Package)}
	for i := range packages {
		p := &packages[i]
		if p.Module == "" {
			continue // the standard library is no vendor
		}
		ix.packages[p.path()] = p
		scope := p.Types.Scope()
		for _, name := range scope.Names() {
			switch obj := scope.Lookup(name).(type) {
			case *types.Func:
				ix.add(p, obj)
			case *types.TypeName:
				ix.addMethods(p, obj)
			}
		}
	}
	return ix
}

// path is the import path of a package without its module's major version.
func (p *Package) path() string {
	return unversioned(p.Module) + strings.TrimPrefix(p.Types.Path(), p.Module)
}

// addMethods adds the methods that a type declares. Promoted methods belong to
// the type that declares them, and FullName prints that one.
func (ix *index) addMethods(p *Package, obj *types.TypeName) {
	named, ok := obj.Type().(*types.Named)
	if !ok || obj.IsAlias() {
		return
	}
	for m := range named.Methods() {
		ix.add(p, m)
	}
	if iface, ok := named.Underlying().(*types.Interface); ok {
		for m := range iface.ExplicitMethods() {
			ix.add(p, m)
		}
	}
}

func (ix *index) add(p *Package, fn *types.Func) {
	ix.funcs[ix.name(p, fn)] = fn
}

func (ix *index) name(p *Package, fn *types.Func) string {
	return strings.Replace(fn.FullName(), p.Types.Path(), p.path(), 1)
}

// splitName takes a function's full name apart. The type is empty for a
// function without a receiver; ok is false if the notation is none of Go's.
func splitName(full string) (pkg, typ, name string, ok bool) {
	if inner, isMethod := strings.CutPrefix(full, "("); isMethod {
		inner, name, ok = strings.Cut(inner, ").")
		if !ok {
			return "", "", "", false
		}
		dot := strings.LastIndex(inner, ".")
		if dot < 0 {
			return "", "", "", false
		}
		return strings.TrimPrefix(inner[:dot], "*"), inner[dot+1:], name, true
	}
	dot := strings.LastIndex(full, ".")
	if dot < 0 || dot < strings.LastIndex(full, "/") {
		return "", "", "", false
	}
	return full[:dot], "", full[dot+1:], true
}

// resolve finds the function that a sink names. The error says which part of
// the name matches nothing, and what comes nearest.
func (ix *index) resolve(full string) (*types.Func, error) {
	if fn := ix.funcs[full]; fn != nil {
		if !fn.Exported() {
			return nil, fmt.Errorf("%s is not exported: nobody can call it", full)
		}
		return fn, nil
	}
	path, typ, name, ok := splitName(full)
	if !ok {
		return nil, fmt.Errorf("%q is no function name: want path.Func, (path.Type).Method or (*path.Type).Method", full)
	}
	p := ix.packages[path]
	if p == nil {
		return nil, fmt.Errorf("%s: no package %s is imported; near: %s", full, path, nearest(path, keys(ix.packages)))
	}
	if typ != "" {
		obj, _ := p.Types.Scope().Lookup(typ).(*types.TypeName)
		if obj == nil {
			return nil, fmt.Errorf("%s: package %s has no type %s; near: %s", full, path, typ, nearest(typ, p.Types.Scope().Names()))
		}
		if found, _, _ := types.LookupFieldOrMethod(obj.Type(), true, p.Types, name); found != nil {
			if fn, ok := found.(*types.Func); ok && fn.Pkg() != nil {
				return nil, fmt.Errorf("%s: the method is declared as %s (major version included): write that", full, fn.FullName())
			}
		}
	}
	var near []string
	for candidate := range ix.funcs {
		if cp, _, _, _ := splitName(candidate); cp == path {
			near = append(near, candidate)
		}
	}
	return nil, fmt.Errorf("%s: no such function; near: %s", full, nearest(full, near))
}

// nearest returns the three candidates that take the fewest edits, for a message.
func nearest(to string, candidates []string) string {
	type scored struct {
		name string
		cost int
	}
	list := make([]scored, 0, len(candidates))
	for _, c := range candidates {
		list = append(list, scored{c, distance(to, c)})
	}
	slices.SortFunc(list, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.name, b.name))
	})
	var names []string
	for _, s := range list[:min(3, len(list))] {
		names = append(names, s.name)
	}
	if len(names) == 0 {
		return "nothing"
	}
	return strings.Join(names, ", ")
}

// distance is the number of characters to insert, delete or replace.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

func keys[V any](m map[string]V) []string {
	list := make([]string, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}
