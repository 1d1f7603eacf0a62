// Package model resolves taxonomy entries against go/types: given a function
// or a field it answers whether it is a sink, a consent check, a purpose tag
// or a sanitizer.
package model

import (
	"go/types"
	"sort"
	"strings"

	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// Model answers questions about one package under analysis. It is not safe for
// concurrent use.
type Model struct {
	Tax *taxonomy.Taxonomy

	funcs    map[string]*entry   // by function name as written in the taxonomy
	byName   map[string][]string // method name -> references that may name interface methods
	fields   map[string][]*taxonomy.ConsentCheck
	tokens   map[string][]*taxonomy.ConsentCheck // by type
	subjects map[string]string                   // by type: the field that identifies whose data it is
	pkgs     *packages
	memo     map[*types.Func]*entry
}

// Sink is a taxonomy sink together with its vendor.
type Sink struct {
	Vendor *taxonomy.Vendor
	*taxonomy.Sink
}

type entry struct {
	sinks     []Sink
	checks    []*taxonomy.ConsentCheck
	tags      []*taxonomy.PurposeTag
	sanitizer *taxonomy.Sanitizer
}

// New returns the model of t for package pkg, whose imports are searched for
// the interfaces that the taxonomy names.
func New(t *taxonomy.Taxonomy, pkg *types.Package) *Model {
	m := &Model{
		Tax: t, funcs: map[string]*entry{}, byName: map[string][]string{},
		fields: map[string][]*taxonomy.ConsentCheck{}, tokens: map[string][]*taxonomy.ConsentCheck{},
		subjects: map[string]string{}, pkgs: &packages{root: pkg}, memo: map[*types.Func]*entry{},
	}
	for _, v := range t.Vendors {
		for _, s := range v.Sinks {
			e := m.ref(s.Func.Name)
			e.sinks = append(e.sinks, Sink{v, s})
		}
	}
	for _, c := range t.Checks {
		switch {
		case c.Func != nil:
			e := m.ref(c.Func.Name)
			e.checks = append(e.checks, c)
		case c.Type != "":
			m.tokens[c.Type] = append(m.tokens[c.Type], c)
		default:
			m.fields[c.Field] = append(m.fields[c.Field], c)
		}
	}
	for _, d := range t.Data {
		if d.Type != "" && d.Subject != "" {
			m.subjects[d.Type] = d.Subject
		}
	}
	for _, p := range t.Tags {
		e := m.ref(p.Func.Name)
		e.tags = append(e.tags, p)
	}
	for _, s := range t.Sanitizers {
		m.ref(s.Func.Name).sanitizer = s
	}
	return m
}

func (m *Model) ref(name string) *entry {
	e := m.funcs[name]
	if e == nil {
		e = &entry{}
		m.funcs[name] = e
		if strings.HasPrefix(name, "(") && !strings.HasPrefix(name, "(*") {
			method := name[strings.LastIndexByte(name, '.')+1:]
			m.byName[method] = append(m.byName[method], name)
		}
	}
	return e
}

// Sinks returns the sinks that fn is.
func (m *Model) Sinks(fn *types.Func) []Sink { return m.lookup(fn).sinks }

// Checks returns the consent checks that fn is.
func (m *Model) Checks(fn *types.Func) []*taxonomy.ConsentCheck { return m.lookup(fn).checks }

// Tags returns the purpose tags that fn is.
func (m *Model) Tags(fn *types.Func) []*taxonomy.PurposeTag { return m.lookup(fn).tags }

// Sanitizer returns the sanitizer that fn is, or nil.
func (m *Model) Sanitizer(fn *types.Func) *taxonomy.Sanitizer { return m.lookup(fn).sanitizer }

func (m *Model) lookup(fn *types.Func) *entry {
	fn = fn.Origin()
	if e, ok := m.memo[fn]; ok {
		return e
	}
	out := &entry{}
	full := fn.FullName()
	seen := map[*entry]bool{}
	add := func(e *entry, viaInterface bool) {
		if e == nil || seen[e] {
			return
		}
		seen[e] = true
		out.checks = append(out.checks, e.checks...)
		out.tags = append(out.tags, e.tags...)
		if out.sanitizer == nil {
			out.sanitizer = e.sanitizer
		}
		out.sinks = append(out.sinks, e.sinks...)
	}
	for _, name := range taxonomy.NameVariants(full) {
		add(m.funcs[name], false)
	}
	for _, name := range m.byName[fn.Name()] {
		if m.implements(fn, name) {
			add(m.funcs[name], true)
		}
	}
	m.memo[fn] = out
	return out
}

// implements reports whether fn is a method of a type that implements the
// interface named in ref, a reference of the form (path.Type).Method. An
// interface method stands for every implementation, and so for every interface
// with at least its methods.
func (m *Model) implements(fn *types.Func, ref string) bool {
	recv := fn.Signature().Recv()
	if recv == nil {
		return false
	}
	name := strings.TrimPrefix(ref[:strings.LastIndexByte(ref, ')')], "(")
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return false
	}
	for _, p := range m.pkgs.find(name[:dot]) {
		tn, ok := p.Scope().Lookup(name[dot+1:]).(*types.TypeName)
		if !ok {
			continue
		}
		iface, ok := tn.Type().Underlying().(*types.Interface)
		if !ok || iface.NumMethods() == 0 {
			continue
		}
		t := recv.Type()
		if types.Implements(t, iface) || !types.IsInterface(t) && types.Implements(types.NewPointer(t), iface) {
			return true
		}
	}
	return false
}

// FieldChecks returns the consent checks that field f of struct type owner is.
func (m *Model) FieldChecks(owner types.Type, f *types.Var) []*taxonomy.ConsentCheck {
	if len(m.fields) == 0 || f == nil {
		return nil
	}
	n, ok := types.Unalias(owner).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return nil
	}
	full := n.Obj().Pkg().Path() + "." + n.Obj().Name() + "." + f.Name()
	var out []*taxonomy.ConsentCheck
	for _, name := range taxonomy.NameVariants(full) {
		out = append(out, m.fields[name]...)
	}
	return out
}

// Subject returns the field that tells whose record a value of type t is, "" where
// the taxonomy does not say.
func (m *Model) Subject(t types.Type) string {
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || len(m.subjects) == 0 || n.Obj().Pkg() == nil {
		return ""
	}
	for _, name := range taxonomy.NameVariants(n.Obj().Pkg().Path() + "." + n.Obj().Name()) {
		if field := m.subjects[name]; field != "" {
			return field
		}
	}
	return ""
}

// TokenChecks returns the consent checks that a value of type t, or a pointer to
// one, stands for.
func (m *Model) TokenChecks(t types.Type) []*taxonomy.ConsentCheck {
	if len(m.tokens) == 0 {
		return nil
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return nil
	}
	var out []*taxonomy.ConsentCheck
	for _, name := range taxonomy.NameVariants(n.Obj().Pkg().Path() + "." + n.Obj().Name()) {
		out = append(out, m.tokens[name]...)
	}
	return out
}

// Packages returns the imported packages, direct or not, with the path (a major
// version may be left out).
func (m *Model) Packages(path string) []*types.Package { return m.pkgs.find(path) }

// FirstPartyRef reports whether a function reference names a function of a
// package that own accepts.
func (m *Model) FirstPartyRef(name string, own func(*types.Package) bool) bool {
	name = strings.TrimLeft(name, "(*")
	if i := strings.LastIndexByte(name, ')'); i >= 0 {
		name = name[:i]
	}
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return false
	}
	for _, p := range m.pkgs.find(name[:i]) {
		if own(p) {
			return true
		}
	}
	return false
}

// HasGuards reports whether the taxonomy knows any consent check at all.
func (m *Model) HasGuards() bool { return len(m.Tax.Checks) > 0 }

// Host returns the vendor whose hosts include the given host name, or nil.
func (m *Model) Host(host string) *taxonomy.Vendor {
	for _, v := range m.Tax.Vendors {
		for _, pattern := range v.Hosts {
			if MatchHost(pattern, host) {
				return v
			}
		}
	}
	return nil
}

// MatchHost reports whether host matches pattern, in which each * stands for
// one or more characters.
func MatchHost(pattern, host string) bool {
	pattern, host = strings.ToLower(pattern), strings.ToLower(host)
	parts := strings.Split(pattern, "*")
	if len(parts) == 1 {
		return pattern == host
	}
	if !strings.HasPrefix(host, parts[0]) {
		return false
	}
	host = host[len(parts[0]):]
	for i, part := range parts[1:] {
		if i == len(parts)-2 {
			return len(host) > len(part) && strings.HasSuffix(host, part)
		}
		at := strings.Index(host, part)
		if at < 1 {
			return false
		}
		host = host[at+len(part):]
	}
	return true
}

// packages finds imported packages by path, directly or indirectly imported.
type packages struct {
	root  *types.Package
	index map[string][]*types.Package
}

func (p *packages) find(path string) []*types.Package {
	if p.index == nil {
		p.index = map[string][]*types.Package{}
		seen := map[*types.Package]bool{}
		var walk func(*types.Package)
		walk = func(pkg *types.Package) {
			if seen[pkg] {
				return
			}
			seen[pkg] = true
			for _, name := range taxonomy.NameVariants(pkg.Path()) {
				p.index[name] = append(p.index[name], pkg)
			}
			for _, imp := range pkg.Imports() {
				walk(imp)
			}
		}
		walk(p.root)
		for _, list := range p.index {
			sort.Slice(list, func(i, j int) bool { return list[i].Path() < list[j].Path() })
		}
	}
	return p.index[path]
}
