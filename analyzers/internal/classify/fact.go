package classify

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"sort"
	"strings"

	"github.com/consentvet/consentvet/analyzers/internal/directive"
)

// DataFact is what the data directives of a package say. A package without
// any exports none.
type DataFact struct {
	Entries []Entry // sorted by Key
}

// Entry classifies one thing. Key is "T" for a type, "T.F.G" for a field,
// "F#p0" or "T.M#p0" for a parameter and "F#r0" or "T.M#r0" for a result.
type Entry struct {
	Key        string
	Categories []string
}

// AFact marks DataFact as a fact.
func (*DataFact) AFact() {}

// OwnFact says that a package of a main module has structs that the name rules
// apply to. Its path tells that to packages of the same module only, and a
// workspace has several.
type OwnFact struct{}

// AFact marks OwnFact as a fact.
func (*OwnFact) AFact() {}

// guesses reports whether the package's structs have to be guessed from.
func (r *Result) guesses() bool {
	if !r.config.FirstParty || !r.config.MainModule() || len(r.rules.names) == 0 {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	found := false
	r.eachStruct(func(t types.Type, _ *ast.StructType) {
		if !found {
			info := r.structInfo(t)
			found = info != nil && slices.ContainsFunc(info.full, func(c Class) bool { return c.Origin == FromNames })
		}
	})
	return found
}

// String renders the fact for tests.
func (f *DataFact) String() string {
	parts := make([]string, len(f.Entries))
	for i, e := range f.Entries {
		parts[i] = fmt.Sprintf("%s=%s", e.Key, strings.Join(e.Categories, "|"))
	}
	return "data(" + strings.Join(parts, " ") + ")"
}

// get returns the categories of a key. A nil fact has none.
func (f *DataFact) get(key string) []string {
	if f == nil {
		return nil
	}
	i := sort.Search(len(f.Entries), func(i int) bool { return f.Entries[i].Key >= key })
	if i < len(f.Entries) && f.Entries[i].Key == key {
		return f.Entries[i].Categories
	}
	return nil
}

// funcKey is the key of a function without its parameter or result.
func funcKey(fn *types.Func) string {
	if recv := fn.Signature().Recv(); recv != nil {
		if n := namedOf(recv.Type()); n != nil {
			return n.Obj().Name() + "." + fn.Name()
		}
		return "?." + fn.Name()
	}
	return fn.Name()
}

func slotKey(fn *types.Func, slot byte, i int) string {
	return fmt.Sprintf("%s#%c%d", funcKey(fn), slot, i)
}

// export returns the package's fact, nil if it has nothing to say.
func (r *Result) export() *DataFact {
	data := slices.ContainsFunc(r.Directives.All(), func(d *directive.Directive) bool {
		return d.Kind == directive.Data && d.Problem == ""
	})
	if !data && len(r.facts) == 0 {
		return nil
	}
	entries := make(map[string][]string)
	add := func(key string, cats []string) {
		if len(cats) > 0 {
			entries[key] = sorted(append(entries[key], cats...))
		}
	}
	scope := r.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		if tn, ok := scope.Lookup(name).(*types.TypeName); ok && !tn.IsAlias() {
			add(name, r.Directives.Data(tn))
			r.exportFields(tn.Type().Underlying(), name, 0, add)
		}
	}
	for _, d := range r.Directives.All() {
		fn, ok := d.Obj().(*types.Func)
		if !ok || d.Problem != "" || d.Kind != directive.Data {
			continue
		}
		for _, i := range d.Params {
			add(slotKey(fn, 'p', i), d.Args)
		}
		for _, i := range d.Results {
			add(slotKey(fn, 'r', i), d.Args)
		}
	}
	if len(entries) == 0 {
		return nil
	}
	fact := &DataFact{}
	for key, cats := range entries {
		fact.Entries = append(fact.Entries, Entry{key, cats})
	}
	slices.SortFunc(fact.Entries, func(a, b Entry) int { return cmp.Compare(a.Key, b.Key) })
	return fact
}

// maxNesting bounds the anonymous structs within each other that are exported.
const maxNesting = 8

// exportFields adds the classified fields of a type without a name of its own:
// anonymous structs and what holds them. Named types have their own entries.
// Fields that another package declared count, as in `type Public a.Customer`.
func (r *Result) exportFields(t types.Type, key string, depth int, add func(string, []string)) {
	if depth > maxNesting {
		return
	}
	switch t := t.(type) {
	case *types.Pointer:
		r.exportFields(t.Elem(), key, depth+1, add)
	case *types.Slice:
		r.exportFields(t.Elem(), key, depth+1, add)
	case *types.Array:
		r.exportFields(t.Elem(), key, depth+1, add)
	case *types.Map:
		r.exportFields(t.Elem(), key, depth+1, add)
	case *types.Struct:
		for f := range t.Fields() {
			add(key+"."+f.Name(), r.ofVar(f))
			r.exportFields(f.Type(), key+"."+f.Name(), depth+1, add)
		}
	}
}

// ofVar returns what directives say of a field, whoever declared it. Types
// that are defined in terms of another share its fields.
func (r *Result) ofVar(f *types.Var) []string {
	f = f.Origin()
	if f.Pkg() == nil {
		return nil
	}
	if f.Pkg() == r.pass.Pkg {
		return r.Directives.Data(f)
	}
	fact := r.facts[f.Pkg().Path()]
	if fact == nil {
		return nil
	}
	vars, ok := r.shared[f.Pkg()]
	if !ok {
		vars = make(map[*types.Var][]string)
		for _, e := range fact.Entries {
			if v := resolveField(f.Pkg(), e.Key); v != nil {
				vars[v] = e.Categories
			}
		}
		r.shared[f.Pkg()] = vars
	}
	return vars[f]
}

// resolveField finds the field that a key means, nil if the key means no
// field or the type is not in the export data.
func resolveField(pkg *types.Package, key string) *types.Var {
	names := strings.Split(key, ".")
	if len(names) < 2 || strings.Contains(key, "#") {
		return nil
	}
	tn, ok := pkg.Scope().Lookup(names[0]).(*types.TypeName)
	if !ok {
		return nil
	}
	t := tn.Type().Underlying()
	var field *types.Var
	for _, name := range names[1:] {
		st := structOf(t)
		if st == nil {
			return nil
		}
		field = nil
		for f := range st.Fields() {
			if f.Name() == name {
				field = f
			}
		}
		if field == nil {
			return nil
		}
		t = field.Type()
	}
	return field
}

// structOf returns the anonymous struct that t is or holds, or nil.
func structOf(t types.Type) *types.Struct {
	for {
		switch u := t.(type) {
		case *types.Struct:
			return u
		case *types.Pointer:
			t = u.Elem()
		case *types.Slice:
			t = u.Elem()
		case *types.Array:
			t = u.Elem()
		case *types.Map:
			t = u.Elem()
		default:
			return nil
		}
	}
}
