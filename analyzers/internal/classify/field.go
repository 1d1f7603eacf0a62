package classify

import (
	"go/types"
)

// structInfo holds the classes of a struct's fields by index.
type structInfo struct {
	declared   []Class // from directive, taxonomy or tag, else names
	full       []Class // declared, else the class of the field's type, else names
	classified bool    // a directive, type rule or tag speaks of some field
}

// Field returns the categories of the field f of the struct type owner, which
// may be named, an alias, an instance or a pointer to such. Of several sources
// the first counts: directive, taxonomy, struct tag, the class of the field's
// own type, that of the struct as a whole, name rules. A promoted field is asked with the struct that
// declares it.
func (r *Result) Field(owner types.Type, f *types.Var) []string {
	return r.FieldClass(owner, f).Categories
}

// FieldClass is Field with the origin of the classification.
func (r *Result) FieldClass(owner types.Type, f *types.Var) Class {
	st := asStruct(owner)
	if st == nil || f == nil {
		return Class{}
	}
	for i := range st.NumFields() {
		if v := st.Field(i); v == f || v.Origin() == f.Origin() {
			return r.FieldAt(owner, i)
		}
	}
	return Class{}
}

// FieldAt returns the class of the i'th field of owner, as go/ssa counts.
func (r *Result) FieldAt(owner types.Type, i int) Class {
	r.mu.Lock()
	defer r.mu.Unlock()
	info := r.structInfo(owner)
	if info == nil || i < 0 || i >= len(info.full) {
		return Class{}
	}
	return info.full[i]
}

// Type returns the categories of a type as a whole, such as those of
// `type EmailAddress string`, also for a pointer to it.
func (r *Result) Type(t types.Type) []string { return r.TypeClass(t).Categories }

// TypeClass is Type with the origin of the classification.
func (r *Result) TypeClass(t types.Type) Class {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.typeClass(namedOf(t))
}

// Subject returns the field that identifies the data subject of t or of what
// t points to. ok says that the taxonomy has a rule for the type that names a
// subject or classifies fields; field is "" without a subject.
func (r *Result) Subject(t types.Type) (field string, ok bool) {
	named := namedOf(t)
	if named == nil {
		return "", false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	rule := r.typeRule(named.Obj())
	if rule == nil || rule.subject == "" && len(rule.fields) == 0 {
		return "", false
	}
	return rule.subject, true
}

// namedOf returns the origin of the named type that t is or points to, or nil.
func namedOf(t types.Type) *types.Named {
	if t == nil {
		return nil
	}
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	if n, ok := t.(*types.Named); ok {
		return n.Origin()
	}
	return nil
}

// asStruct returns the struct that t is or points to, or nil.
func asStruct(t types.Type) *types.Struct {
	if t == nil {
		return nil
	}
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	st, _ := t.Underlying().(*types.Struct)
	return st
}

// typeClass classifies a named type as a whole; nil has no class.
func (r *Result) typeClass(named *types.Named) Class {
	if named == nil || named.Obj().Pkg() == nil {
		return Class{}
	}
	obj := named.Obj()
	cats := r.Directives.Data(obj)
	if obj.Pkg() != r.pass.Pkg {
		cats = r.facts[obj.Pkg().Path()].get(obj.Name())
	}
	if len(cats) > 0 {
		return Class{Categories: cats, Origin: FromDirective}
	}
	if rule := r.typeRule(obj); rule != nil && len(rule.whole) > 0 {
		return Class{Categories: rule.whole, Origin: FromTaxonomy}
	}
	return Class{}
}

// structInfo classifies the fields of the struct that t is or points to. It
// returns nil for other types.
func (r *Result) structInfo(t types.Type) *structInfo {
	st := asStruct(t)
	if st == nil {
		return nil
	}
	named := namedOf(t)
	var key types.Type = st
	if named != nil {
		key = named
		st = asStruct(named)
	}
	if info, ok := r.structs[key]; ok {
		return info
	}
	info := &structInfo{declared: make([]Class, st.NumFields())}
	whole := r.typeClass(named)
	whole.Whole = whole.Categories != nil
	info.full = make([]Class, st.NumFields())
	for i := range info.declared {
		class, spoken := r.declared(named, st, i)
		info.declared[i] = class
		info.classified = info.classified || spoken
		if class.Categories == nil {
			class = r.typeClass(namedOf(st.Field(i).Type()))
		}
		if class.Categories == nil && !spoken {
			class = whole // a part of something personal
		}
		info.full[i] = class
	}
	if !info.classified {
		r.classifyByName(info, named, st)
	}
	r.structs[key] = info
	return info
}

// declared returns what a directive, the taxonomy or a tag says of a field.
// spoken is true as well for a tag that says it is not personal.
func (r *Result) declared(named *types.Named, st *types.Struct, i int) (c Class, spoken bool) {
	f := st.Field(i)
	if cats := r.fieldDirective(named, f); len(cats) > 0 {
		return Class{Categories: cats, Origin: FromDirective}, true
	}
	if named != nil {
		if rule := r.typeRule(named.Obj()); rule != nil && len(rule.fields[f.Name()]) > 0 {
			return Class{Categories: rule.fields[f.Name()], Origin: FromTaxonomy}, true
		}
	}
	if owner := r.declaring(f); owner != nil && (named == nil || owner != named.Obj()) {
		if rule := r.typeRule(owner); rule != nil && len(rule.fields[f.Name()]) > 0 {
			return Class{Categories: rule.fields[f.Name()], Origin: FromTaxonomy}, true
		}
	}
	if tag := st.Tag(i); tag != "" {
		cats, ok := r.rules.byTag(tag, r.config.Taxonomy.Categories)
		if len(cats) > 0 {
			return Class{Categories: cats, Origin: FromTag}, true
		}
		return Class{}, ok
	}
	return Class{}, false
}

// declaring returns the type whose declaration has the field f: a type derived
// from it (type Row Customer) shares its fields.
func (r *Result) declaring(f *types.Var) *types.TypeName {
	if f.Pkg() == nil || len(r.rules.types) == 0 {
		return nil
	}
	index, ok := r.declarers[f.Pkg()]
	if !ok {
		index = make(map[*types.Var]*types.TypeName)
		scope := f.Pkg().Scope()
		for _, name := range scope.Names() {
			tn, ok := scope.Lookup(name).(*types.TypeName)
			if !ok || tn.IsAlias() {
				continue
			}
			st, ok := tn.Type().Underlying().(*types.Struct)
			if !ok || r.typeRule(tn) == nil {
				continue
			}
			for i := range st.NumFields() {
				index[st.Field(i)] = tn
			}
		}
		r.declarers[f.Pkg()] = index
	}
	return index[f]
}

// fieldDirective looks a field up by name, which works when the export data
// lacks the type's declaration, and then by identity.
func (r *Result) fieldDirective(named *types.Named, f *types.Var) []string {
	if named != nil && named.Obj().Pkg() != nil && named.Obj().Pkg() != r.pass.Pkg {
		if cats := r.facts[named.Obj().Pkg().Path()].get(named.Obj().Name() + "." + f.Name()); len(cats) > 0 {
			return cats
		}
	}
	return r.ofVar(f)
}

// firstParty reports whether a package is first-party: by its path, or by what it
// says of itself where no patterns decide.
func (r *Result) firstParty(path string) bool {
	return r.config.FirstPartyPath(path) || len(r.config.Taxonomy.FirstParty) == 0 && r.own[path]
}

// classifyByName applies the name rules to a first-party struct that nobody
// classified. Fields whose type is classified keep that.
func (r *Result) classifyByName(info *structInfo, named *types.Named, st *types.Struct) {
	if st.NumFields() == 0 || len(r.rules.names) == 0 {
		return
	}
	pkg, name := st.Field(0).Pkg(), ""
	if named != nil {
		pkg, name = named.Obj().Pkg(), named.Obj().Name()
		// Who classified the type as a whole left the fields out on purpose.
		if r.typeRule(named.Obj()) != nil || r.typeClass(named).Categories != nil {
			return
		}
	}
	if pkg == nil || !r.firstParty(pkg.Path()) {
		return
	}
	for i := range info.full {
		if info.full[i].Categories != nil {
			continue
		}
		if cats := r.rules.byName(name, st.Field(i)); len(cats) > 0 {
			info.full[i] = Class{Categories: cats, Origin: FromNames}
			info.declared[i] = info.full[i]
		}
	}
}
