package classify

import (
	"go/types"
	"slices"
	"strings"

	"github.com/consentvet/consentvet/analyzers/internal/directive"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// funcInfo holds the classes of a function's parameters and results by index.
type funcInfo struct{ params, results []Class }

// ifaceData is an interface method that a data directive classifies.
type ifaceData struct {
	iface  *types.Interface
	method *types.Func
}

// Param returns the categories of fn's i'th parameter, not counting the
// receiver. What is said of an interface method holds for its implementations.
// A directive counts before the taxonomy, and the function's own directive
// before an interface's.
func (r *Result) Param(fn *types.Func, i int) []string { return r.ParamClass(fn, i).Categories }

// ParamClass is Param with the origin of the classification.
func (r *Result) ParamClass(fn *types.Func, i int) Class {
	r.mu.Lock()
	defer r.mu.Unlock()
	return at(r.funcInfo(fn).params, i)
}

// Results returns the categories of fn's i'th result, like Param.
func (r *Result) Results(fn *types.Func, i int) []string { return r.ResultClass(fn, i).Categories }

// ResultClass is Results with the origin of the classification.
func (r *Result) ResultClass(fn *types.Func, i int) Class {
	r.mu.Lock()
	defer r.mu.Unlock()
	return at(r.funcInfo(fn).results, i)
}

func at(classes []Class, i int) Class {
	if i < 0 || i >= len(classes) {
		return Class{}
	}
	return classes[i]
}

func (r *Result) funcInfo(fn *types.Func) *funcInfo {
	if fn == nil || fn.Pkg() == nil { // error.Error has no package
		return &funcInfo{}
	}
	fn = fn.Origin()
	if info, ok := r.funcs[fn]; ok {
		return info
	}
	sig := fn.Signature()
	info := &funcInfo{make([]Class, sig.Params().Len()), make([]Class, sig.Results().Len())}
	r.applyDirectives(info, fn)
	for _, id := range r.ifaceDirectives() {
		if id.method.Name() == fn.Name() && implementedBy(id.iface, fn) {
			r.applyDirectives(info, id.method)
		}
	}
	rules := r.funcRules(fn)
	for i := range info.params {
		set(info.params, i, ruleCategories(rules, func(d *taxonomy.DataRule) bool { return d.Param == i }), FromTaxonomy)
	}
	for i := range info.results {
		set(info.results, i, ruleCategories(rules, func(d *taxonomy.DataRule) bool { return d.Param < 0 && d.Result == i }), FromTaxonomy)
	}
	r.funcs[fn] = info
	return info
}

// set classifies what is not classified yet.
func set(classes []Class, i int, cats []string, origin string) {
	if i < len(classes) && classes[i].Categories == nil && len(cats) > 0 {
		classes[i] = Class{Categories: cats, Origin: origin}
	}
}

func ruleCategories(rules []*taxonomy.DataRule, want func(*taxonomy.DataRule) bool) []string {
	var cats []string
	for _, d := range rules {
		if want(d) {
			cats = append(cats, d.Category...)
		}
	}
	return sorted(cats)
}

// applyDirectives adds what directives say of fn itself, which may be the
// interface method that info's function implements.
func (r *Result) applyDirectives(info *funcInfo, fn *types.Func) {
	local, fact := fn.Pkg() == r.pass.Pkg, r.facts[fn.Pkg().Path()]
	if !local && fact == nil {
		return
	}
	for i := range info.params {
		cats := fact.get(slotKey(fn, 'p', i))
		if local {
			cats = r.Directives.DataParam(fn, i)
		}
		set(info.params, i, cats, FromDirective)
	}
	for i := range info.results {
		cats := fact.get(slotKey(fn, 'r', i))
		if local {
			cats = r.Directives.DataResult(fn, i)
		}
		set(info.results, i, cats, FromDirective)
	}
}

// funcRules returns the taxonomy's rules for fn: by its name, and by the names
// of interface methods that it implements.
func (r *Result) funcRules(fn *types.Func) []*taxonomy.DataRule {
	if len(r.rules.funcs) == 0 {
		return nil
	}
	var out []*taxonomy.DataRule
	for _, name := range taxonomy.NameVariants(fn.FullName()) {
		out = append(out, r.rules.funcs[name]...)
	}
	for _, ref := range r.rules.ifaces[fn.Name()] {
		typ, _, _ := strings.Cut(ref[1:], ").")
		pkgPath, name := splitName(typ)
		for _, p := range r.packages(pkgPath) {
			tn, ok := p.Scope().Lookup(name).(*types.TypeName)
			if !ok {
				continue
			}
			if iface, ok := tn.Type().Underlying().(*types.Interface); ok && implementedBy(iface, fn) {
				out = append(out, r.rules.funcs[ref]...)
				break
			}
		}
	}
	return out
}

// implementedBy reports whether fn is a method of a type that implements iface:
// a concrete one, or an interface with at least its methods.
func implementedBy(iface *types.Interface, fn *types.Func) bool {
	recv := fn.Signature().Recv()
	if recv == nil || iface.NumMethods() == 0 {
		return false
	}
	t := recv.Type()
	return types.Implements(t, iface) || !types.IsInterface(t) && types.Implements(types.NewPointer(t), iface)
}

// ifaceDirectives returns the interface methods, here and in imported
// packages, that data directives classify.
func (r *Result) ifaceDirectives() []ifaceData {
	if r.ifacesSet {
		return r.ifaces
	}
	r.ifacesSet = true
	seen := make(map[*types.Func]bool)
	add := func(fn *types.Func) {
		if recv := fn.Signature().Recv(); recv != nil && !seen[fn] {
			if iface, ok := recv.Type().Underlying().(*types.Interface); ok {
				seen[fn] = true
				r.ifaces = append(r.ifaces, ifaceData{iface, fn})
			}
		}
	}
	for _, d := range r.Directives.All() {
		if fn, ok := d.Obj().(*types.Func); ok && d.Problem == "" && d.Kind == directive.Data {
			add(fn)
		}
	}
	for _, pf := range r.imported {
		for _, e := range pf.Fact.(*DataFact).Entries {
			name, _, isFunc := strings.Cut(e.Key, "#")
			typ, method, isMethod := strings.Cut(name, ".")
			if !isFunc || !isMethod {
				continue
			}
			tn, ok := pf.Package.Scope().Lookup(typ).(*types.TypeName)
			if !ok {
				continue
			}
			if iface, ok := tn.Type().Underlying().(*types.Interface); ok {
				i := slices.IndexFunc(slices.Collect(iface.ExplicitMethods()), func(m *types.Func) bool { return m.Name() == method })
				if i >= 0 {
					add(iface.ExplicitMethod(i))
				}
			}
		}
	}
	slices.SortStableFunc(r.ifaces, func(a, b ifaceData) int { return strings.Compare(a.method.FullName(), b.method.FullName()) })
	return r.ifaces
}
