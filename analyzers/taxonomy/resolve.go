package taxonomy

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/consentvet/consentvet/analyzers/internal/directive"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// view is a reference seen in a package that it may belong to.
type view struct {
	pkg *types.Package
	own bool // from source: unexported names are visible
	ref string
}

// name is the reference's last name.
func (v view) name() string { return v.ref[strings.LastIndexByte(v.ref, '.')+1:] }

// typeOf returns the name of the type in the reference to a method or field, ""
// in others.
func typeOf(ref string) string {
	s := strings.TrimLeft(ref, "(*")
	if i := strings.IndexByte(s, ')'); i >= 0 {
		s = s[:i]
	} else if i := strings.LastIndexByte(s, '.'); i >= 0 {
		s = s[:i]
	}
	s = strings.TrimPrefix(s, taxonomy.PackageOf(ref))
	s, _, _ = strings.Cut(strings.TrimPrefix(s, "."), "[")
	return s
}

// visible reports whether names can be seen in the package at all.
func (v view) visible(names ...string) bool {
	return v.own || !slices.ContainsFunc(names, func(n string) bool { return !token.IsExported(n) })
}

// fn finds the function of a reference, or says why there is none. known is
// false where that cannot be told.
func (v view) fn() (fn *types.Func, problem string, known bool) {
	typ, name := typeOf(v.ref), v.name()
	if !strings.HasPrefix(v.ref, "(") {
		if !v.visible(name) {
			return nil, "", false
		}
		if fn, ok := v.pkg.Scope().Lookup(name).(*types.Func); ok {
			return fn, "", true
		}
		return nil, fmt.Sprintf("there is no function %s in package %s%s", name, v.pkg.Path(), didYouMean(name, v.functions())), true
	}
	if !v.visible(typ, name) {
		return nil, "", false
	}
	tn, problem := v.typeName(typ)
	if tn == nil {
		return nil, problem, true
	}
	obj, _, _ := types.LookupFieldOrMethod(tn.Type(), true, v.pkg, name)
	fn, ok := obj.(*types.Func)
	if !ok {
		return nil, fmt.Sprintf("%s.%s has no method %s%s", v.pkg.Path(), typ, name, didYouMean(name, methods(tn.Type()))), true
	}
	if slices.Contains(taxonomy.NameVariants(fn.FullName()), v.ref) || v.hasItself(tn.Type(), fn) {
		return fn, "", true
	}
	full := fn.FullName()
	if i := slices.IndexFunc(taxonomy.NameVariants(full), func(n string) bool { return taxonomy.PackageOf(n) == taxonomy.PackageOf(v.ref) }); i >= 0 {
		full = taxonomy.NameVariants(full)[i]
	}
	return nil, "the method is written " + full, true
}

// hasItself reports whether the method fn of interface t is t's own, not that of
// a smaller interface inside of it, through which it may be called as well.
func (v view) hasItself(t types.Type, fn *types.Func) bool {
	i, ok := t.Underlying().(*types.Interface)
	return ok && types.Implements(fn.Signature().Recv().Type(), i)
}

// typeName finds a type of the package, or says that there is none.
func (v view) typeName(name string) (*types.TypeName, string) {
	if tn, ok := v.pkg.Scope().Lookup(name).(*types.TypeName); ok {
		return tn, ""
	}
	var names []string
	for _, n := range v.pkg.Scope().Names() {
		if _, ok := v.pkg.Scope().Lookup(n).(*types.TypeName); ok {
			names = append(names, n)
		}
	}
	return nil, fmt.Sprintf("there is no type %s in package %s%s", name, v.pkg.Path(), didYouMean(name, names))
}

func (v view) functions() []string {
	var names []string
	for _, n := range v.pkg.Scope().Names() {
		if _, ok := v.pkg.Scope().Lookup(n).(*types.Func); ok {
			names = append(names, n)
		}
	}
	return names
}

func methods(t types.Type) []string {
	if !types.IsInterface(t) {
		t = types.NewPointer(t)
	}
	set := types.NewMethodSet(t)
	var names []string
	for m := range set.Methods() {
		names = append(names, m.Obj().Name())
	}
	return names
}

// field says that a type has no such field, "" if it has one or that cannot be
// told.
func (v view) field(tn *types.TypeName, name string) string {
	if !v.visible(name) {
		return ""
	}
	st, ok := tn.Type().Underlying().(*types.Struct)
	if !ok {
		return fmt.Sprintf("%s.%s has no fields", v.pkg.Path(), tn.Name())
	}
	var names []string
	for f := range st.Fields() {
		if f.Name() == name {
			return ""
		}
		names = append(names, f.Name())
	}
	return fmt.Sprintf("%s.%s has no field %s%s", v.pkg.Path(), tn.Name(), name, didYouMean(name, names))
}

// argument says that a function has no argument of that index.
func argument(fn *types.Func, i int) string {
	n := fn.Signature().Params().Len()
	if i < n || fn.Signature().Variadic() {
		return ""
	}
	return fmt.Sprintf("it has no argument %d%s", i, counted(n))
}

func result(fn *types.Func, i int) string {
	n := fn.Signature().Results().Len()
	if i < n {
		return ""
	}
	return fmt.Sprintf("it has no result %d%s", i, counted(n))
}

// counted says what indexes there are.
func counted(n int) string {
	switch n {
	case 0:
		return ", it has none"
	case 1:
		return ", only 0"
	}
	return fmt.Sprintf("; allowed: 0 to %d", n-1)
}

// didYouMean names what the user may have meant: the nearest name, else all
// if they are few.
func didYouMean(found string, names []string) string {
	if hint := directive.DidYouMean(found, names); hint != "" || len(names) == 0 || len(names) > 6 {
		return hint
	}
	return "; there is " + strings.Join(names, ", ")
}
