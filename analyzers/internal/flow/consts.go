package flow

import (
	"go/constant"
	"go/types"
	"reflect"
	"sort"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// PackageFact says, for other packages, which constant strings the fields and
// variables of a package hold, so that addresses kept in them are found, and
// which calls wait for the type behind an interface field to be known.
type PackageFact struct {
	Consts  []ConstField
	Pending []Pending
	Met     []Meeting

	Cells     []Cell
	Disclosed []Disclosed
}

// ConstField is a field or variable with the constant strings stored in it.
type ConstField struct {
	Key    string // path/of/pkg.Type.Field or path/of/pkg.Var
	Values []string
}

// Pending is a method call on an interface that a field holds, whose concrete
// type no package has shown yet.
type Pending struct {
	Field  string // path/of/pkg.Type.Field
	Invoke Invoke
	Tag    *TagInfo
	Trail  []finding.Step

	pkg string // that makes the call
}

// AFact marks PackageFact as a fact.
func (*PackageFact) AFact() {}

// String renders the fact for tests.
func (f *PackageFact) String() string {
	var parts []string
	for _, c := range f.Consts {
		parts = append(parts, c.Key+"="+strings.Join(c.Values, "|"))
	}
	for _, p := range f.Pending {
		parts = append(parts, "pending "+p.Field+"."+p.Invoke.Method)
	}
	return strings.Join(parts, " ")
}

// fieldConsts maps fields and variables to the constant strings stored in
// them, in this package and in the ones it imports.
type fieldConsts struct {
	own      map[string][]string
	imported map[string][]string
}

// collectFieldConsts scans the stores of the package. A field that is also
// given other values counts with its constants: they are its defaults.
func (e *engine) collectFieldConsts(fns []*ssa.Function) *fieldConsts {
	f := &fieldConsts{own: map[string][]string{}, imported: map[string][]string{}}
	for _, pf := range e.pass.AllPackageFacts() {
		if fact, ok := pf.Fact.(*PackageFact); ok && pf.Package != e.pass.Pkg {
			for _, c := range fact.Consts {
				for _, v := range c.Values {
					f.imported[c.Key] = insert(f.imported[c.Key], v)
				}
			}
			e.importCells(pf.Package.Path(), fact)
			for _, p := range fact.Pending {
				p.pkg = pf.Package.Path()
				e.waiting[p.Field] = append(e.waiting[p.Field], p)
			}
		}
	}
	for _, fn := range fns {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				if st, ok := in.(*ssa.Store); ok && isString(st.Val.Type()) {
					e.noteConstants(f, st)
				}
			}
		}
	}
	e.noteTags(f)
	return f
}

// defaultTags are the struct tags by which libraries that fill a configuration
// from the environment take a default.
var defaultTags = []string{"default", "envDefault", "env-default"}

// noteTags notes the defaults in the tags of the package's structs.
func (e *engine) noteTags(f *fieldConsts) {
	scope := e.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok {
			continue
		}
		st, ok := tn.Type().Underlying().(*types.Struct)
		if !ok {
			continue
		}
		for i := range st.NumFields() {
			for _, key := range defaultTags {
				if s := reflect.StructTag(st.Tag(i)).Get(key); s != "" && isString(st.Field(i).Type()) {
					if field := fieldKey(tn.Type(), i); field != "" {
						f.own[field] = insert(f.own[field], s)
					}
				}
			}
		}
	}
}

func (e *engine) noteConstants(f *fieldConsts, st *ssa.Store) {
	key := addrKey(st.Addr)
	if !e.keptHere(key) {
		return
	}
	for _, s := range constStrings(st.Val, 0) {
		if s != "" {
			f.own[key] = insert(f.own[key], s)
		}
	}
}

// keptHere reports whether a field or variable is of first-party code. What is
// stored in a library's (the host of any URL, say) tells nothing of another.
func (e *engine) keptHere(key string) bool {
	slash := strings.LastIndexByte(key, '/')
	dot := strings.IndexByte(key[slash+1:], '.')
	if dot < 0 {
		return false
	}
	path := key[:slash+1+dot]
	return path == e.pass.Pkg.Path() || e.analysed(e.findPackage(path))
}

// constStrings returns the constants among the values that v may be.
func constStrings(v ssa.Value, depth int) []string {
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value != nil && v.Value.Kind() == constant.String {
			return []string{constant.StringVal(v.Value)}
		}
	case *ssa.Phi:
		if depth < 4 {
			var out []string
			for _, e := range v.Edges {
				out = append(out, constStrings(e, depth+1)...)
			}
			return out
		}
	}
	return nil
}

func insert(list []string, s string) []string {
	i := sort.SearchStrings(list, s)
	if i < len(list) && list[i] == s || len(list) >= maxTexts {
		return list
	}
	list = append(list, "")
	copy(list[i+1:], list[i:])
	list[i] = s
	return list
}

// addrKey names the field or package variable at an address.
func addrKey(v ssa.Value) string {
	switch v := v.(type) {
	case *ssa.FieldAddr:
		return fieldKey(origin.Deref(v.X.Type()), v.Field)
	case *ssa.Global:
		if v.Pkg != nil {
			return v.Pkg.Pkg.Path() + "." + v.Name()
		}
	}
	return ""
}

// fieldKey names field i of struct type t, "" for unnamed types.
func fieldKey(t types.Type, i int) string {
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return ""
	}
	return n.Obj().Pkg().Path() + "." + n.Obj().Name() + "." + origin.FieldName(t, i)
}

func (f *fieldConsts) get(key string) []string {
	if f.own[key] == nil {
		return f.imported[key]
	}
	out := append([]string(nil), f.own[key]...)
	for _, s := range f.imported[key] {
		out = insert(out, s)
	}
	return out
}

// constText adds the constants that a field or variable is known to hold, to a
// value that callers know no better.
func (x *exec) constText(n *node, key string) *node {
	if key == "" || n == nil || len(n.strs) > 0 || len(lazyOnly(n)) > 0 {
		return n
	}
	vals := x.knownTexts(key)
	if len(vals) == 0 {
		return n
	}
	out := *n
	out.strs = literals(vals)
	return &out
}

// knownTexts are the texts known to be stored at a place.
func (x *exec) knownTexts(key string) []string {
	x.touch(textsKey(key))
	return x.consts.get(key)
}

// textsKey tells, of what is shared, the texts known to be at a place from the
// values that are stored there.
func textsKey(key string) string { return "=" + key }

// loadGlobal reads a package variable.
func (x *exec) loadGlobal(g *ssa.Global, n *node) *node {
	if isString(g.Type().(*types.Pointer).Elem()) {
		n = x.constText(n, addrKey(g))
	}
	return n
}

// exportFact exports what other packages need of this one as a whole.
func (e *engine) exportFact() {
	f := &PackageFact{}
	for _, fn := range e.order {
		if x := e.runs[fn]; x != nil {
			for _, k := range sortedKeys(x.pending) {
				f.Pending = append(f.Pending, e.portablePending(x.pending[k]))
			}
		}
	}
	f.Met = e.meetSiblings()
	e.exportCells(f)
	for _, k := range sortedKeys(e.consts.own) {
		if vals := urls(e.consts.own[k]); len(vals) > 0 {
			f.Consts = append(f.Consts, ConstField{k, vals})
		}
	}
	e.pass.ExportPackageFact(f) // even when empty: it says that the package was analysed
}

// urls keeps the strings that can be the start of an address: they have a
// scheme or are like host.name:port/path.
func urls(list []string) []string {
	var out []string
	for _, s := range list {
		host, _, _ := strings.Cut(s, "/")
		if len(s) <= maxLit && !strings.ContainsAny(s, " \t\n") && (strings.Contains(s, "://") || strings.Contains(strings.Trim(host, "."), ".")) {
			out = append(out, s)
		}
	}
	return out
}
