package classify

import (
	"go/types"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// rules is a taxonomy's data section, indexed. It is immutable.
type rules struct {
	types    map[string]*typeRule            // by qualified name as written
	funcs    map[string][]*taxonomy.DataRule // by name as written
	ifaces   map[string][]string             // method name -> funcs that may name an interface method
	packages map[string]bool                 // packages that types and ifaces name
	tags     []*taxonomy.DataRule
	names    []nameRule
	bare     map[string]bool // names in types without their packages
}

// typeRule is all that the data section says of one type.
type typeRule struct {
	subject string
	fields  map[string][]string
	whole   []string
}

type nameRule struct {
	match      func(structName, field string, kinds ...string) bool
	categories []string
}

// newRules indexes the data section.
func newRules(t *taxonomy.Taxonomy) *rules {
	r := &rules{
		types:    make(map[string]*typeRule),
		funcs:    make(map[string][]*taxonomy.DataRule),
		ifaces:   make(map[string][]string),
		packages: make(map[string]bool),
		bare:     make(map[string]bool),
	}
	for _, d := range t.Data {
		switch {
		case d.Type != "":
			r.addType(d)
		case d.Func != nil:
			r.addFunc(d)
		case d.Tag != "":
			r.tags = append(r.tags, d)
		case d.Names != "":
			r.names = append(r.names, nameRule{d.FieldMatcher(), sorted(d.Category)})
		}
	}
	return r
}

func (r *rules) addType(d *taxonomy.DataRule) {
	t := r.types[d.Type]
	if t == nil {
		t = &typeRule{fields: make(map[string][]string)}
		r.types[d.Type] = t
		path, name := splitName(d.Type)
		r.packages[path], r.bare[name] = true, true
	}
	if d.Subject != "" {
		t.subject = d.Subject
	}
	t.whole = sorted(append(t.whole, d.Whole...))
	for _, f := range d.Fields {
		t.fields[f.Name] = sorted(append(t.fields[f.Name], f.Categories...))
	}
}

func (r *rules) addFunc(d *taxonomy.DataRule) {
	name := d.Func.Name
	r.funcs[name] = append(r.funcs[name], d)
	// Only a method without * can be an interface's.
	if strings.HasPrefix(name, "(") && !strings.HasPrefix(name, "(*") && len(r.funcs[name]) == 1 {
		typ, method, ok := strings.Cut(name[1:], ").")
		if ok {
			r.ifaces[method] = append(r.ifaces[method], name)
			path, _ := splitName(typ)
			r.packages[path] = true
		}
	}
}

// typeRule returns what the taxonomy says of a type, nil if nothing. r.mu is held.
func (r *Result) typeRule(obj *types.TypeName) *typeRule {
	if obj.Pkg() == nil || len(r.rules.types) == 0 {
		return nil
	}
	rule, ok := r.typeRules[obj]
	if ok {
		return rule
	}
	// A type declared in a function is not the package's type of that name.
	if r.rules.bare[obj.Name()] && (obj.Pkg() != r.pass.Pkg || obj.Parent() == r.pass.Pkg.Scope()) {
		for _, path := range taxonomy.PathVariants(obj.Pkg().Path()) {
			if rule = r.rules.types[path+"."+obj.Name()]; rule != nil {
				break
			}
		}
	}
	if rule == nil {
		rule = r.aliasRules()[obj]
	}
	r.typeRules[obj] = rule
	return rule
}

// aliasRules resolves the rules that name an alias to the type behind it:
// users know a type by the name that they import.
func (r *Result) aliasRules() map[*types.TypeName]*typeRule {
	if r.aliases != nil {
		return r.aliases
	}
	r.aliases = make(map[*types.TypeName]*typeRule)
	for _, name := range slices.Sorted(maps.Keys(r.rules.types)) {
		path, typ := splitName(name)
		for _, p := range r.packages(path) {
			tn, ok := p.Scope().Lookup(typ).(*types.TypeName)
			if !ok || !tn.IsAlias() {
				continue
			}
			if named, ok := types.Unalias(tn.Type()).(*types.Named); ok {
				r.aliases[named.Origin().Obj()] = r.rules.types[name]
			}
		}
	}
	return r.aliases
}

// byTag returns the categories that a field's struct tag gives. ok says that
// a tag rule speaks of the field, if only to say that it is not personal.
func (r *rules) byTag(tag string, known map[string]*taxonomy.Category) (categories []string, ok bool) {
	for _, rule := range r.tags {
		for _, word := range tagWords(tag, rule.Tag) {
			switch cat := rule.Values[word]; {
			case cat != "":
				categories, ok = append(categories, cat), true
			case known[word] != nil:
				categories, ok = append(categories, word), true
			case notPersonal(word) && !slices.Contains(encodings(), rule.Tag):
				ok = true
			}
		}
	}
	return sorted(categories), ok
}

// notPersonal says that a tag's word declares a field to be no personal data.
func notPersonal(word string) bool { return word == "-" || word == "false" || word == "" }

// byName returns what the name rules make of a field. Of several rules the
// more specific category stays: user.contact beside user.contact.email says
// nothing.
func (r *rules) byName(typeName string, f *types.Var) []string {
	var cats, kinds []string
	for _, rule := range r.names {
		if kinds == nil {
			kinds = kindsOf(f.Type())
		}
		if rule.match(typeName, f.Name(), kinds...) {
			cats = append(cats, rule.categories...)
		}
	}
	cats = sorted(cats)
	all := slices.Clone(cats)
	return slices.DeleteFunc(cats, func(c string) bool {
		return slices.ContainsFunc(all, func(o string) bool { return o != c && taxonomy.Covers(c, o) })
	})
}

// kindsOf returns the names that a name rule can use for a field's type, with
// pointers, slices and arrays taken off: qualified, without the major version,
// and basic.
func kindsOf(t types.Type) []string {
	kinds := []string{}
	for {
		t = types.Unalias(t)
		if n, ok := t.(*types.Named); ok && n.Obj().Pkg() != nil {
			for _, path := range taxonomy.PathVariants(n.Obj().Pkg().Path()) {
				kinds = append(kinds, path+"."+n.Obj().Name())
			}
		}
		switch u := t.Underlying().(type) {
		case *types.Pointer:
			t = u.Elem()
		case *types.Slice:
			t = u.Elem()
		case *types.Array:
			t = u.Elem()
		case *types.Basic:
			kinds = append(kinds, u.Name())
			switch u.Kind() {
			case types.Byte:
				kinds = append(kinds, "byte", "uint8")
			case types.Rune:
				kinds = append(kinds, "rune", "int32")
			}
			return kinds
		case *types.Interface:
			if u.Empty() {
				kinds = append(kinds, "any")
			}
			return kinds
		default:
			return kinds
		}
		if len(kinds) > 20 { // type L []L
			return kinds
		}
	}
}

// sorted returns the categories sorted and without repetitions, nil if empty.
func sorted(cats []string) []string {
	if len(cats) == 0 {
		return nil
	}
	out := slices.Clone(cats)
	slices.Sort(out)
	return slices.Compact(out)
}

// splitName takes a qualified name, such as gopkg.in/x.v3.Type, apart.
func splitName(name string) (path, typ string) {
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return "", name
	}
	return name[:i], name[i+1:]
}

// tagWords returns the comma-separated words of a struct tag, nil without it.
func tagWords(tag, key string) []string {
	value, ok := reflect.StructTag(tag).Lookup(key)
	if !ok {
		return nil
	}
	words := strings.Split(value, ",")
	for i := range words {
		words[i] = strings.TrimSpace(words[i])
	}
	return words
}
