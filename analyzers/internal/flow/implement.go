package flow

import (
	"go/types"
	"sort"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"
)

// implementations finds the methods that an interface call may reach: those of
// the package under analysis and of the first-party packages that it imports.
type implementations struct {
	*engine
	types []types.Type
	built bool
	memo  map[*types.Func][]*types.Func

	inside typeutil.Map // types.Type -> []*types.Func, memo of behind
}

func (im *implementations) of(m *types.Func) []*types.Func {
	if out, ok := im.memo[m]; ok {
		return out
	}
	if im.memo == nil {
		im.memo = map[*types.Func][]*types.Func{}
	}
	im.build()
	var out []*types.Func
	iface, ok := recvType(m).Underlying().(*types.Interface)
	if ok && iface.NumMethods() > 0 {
		for _, t := range im.types {
			p := types.NewPointer(t)
			if types.Implements(p, iface) || types.Implements(t, iface) {
				if f := methodOf(p, m); f != nil {
					out = append(out, f)
				}
			}
		}
	}
	im.memo[m] = out
	return out
}

func (im *implementations) build() {
	if im.built {
		return
	}
	im.built = true
	pkgs := []*types.Package{im.pass.Pkg}
	for _, p := range im.pass.Pkg.Imports() {
		if im.analysed(p) {
			pkgs = append(pkgs, p)
		}
	}
	sort.SliceStable(pkgs[1:], func(i, j int) bool { return pkgs[1+i].Path() < pkgs[1+j].Path() })
	for _, p := range pkgs {
		for _, name := range p.Scope().Names() {
			tn, ok := p.Scope().Lookup(name).(*types.TypeName)
			if !ok || tn.IsAlias() || types.IsInterface(tn.Type()) {
				continue
			}
			if n, ok := tn.Type().(*types.Named); ok && n.TypeParams().Len() == 0 {
				im.types = append(im.types, n)
			}
		}
	}
}

// implementers returns the package's own methods that an instruction may lead
// to without naming them: a call through an interface, and the conversion to an
// interface that libraries then call methods of.
func (e *engine) implementers(in ssa.Instruction) []*ssa.Function {
	var methods []*types.Func
	switch in := in.(type) {
	case ssa.CallInstruction:
		if in.Common().IsInvoke() {
			methods = e.impls.of(in.Common().Method)
		} else if fn := in.Common().StaticCallee(); fn != nil { // a method expression of an interface
			if m, ok := fn.Object().(*types.Func); ok && types.IsInterface(recvType(m)) {
				methods = e.impls.of(m)
			}
			methods = append(methods, ofTypeArgs(fn)...)
		}
	case *ssa.MakeInterface:
		methods = append(methods, e.impls.behind(in.X.Type())...)
		methods = append(methods, e.wired(in.X.Type(), in.Type())...)
	}
	var out []*ssa.Function
	for _, m := range methods {
		if fn := e.byObject[m]; fn != nil {
			out = append(out, fn)
		}
	}
	return out
}

// wired returns the methods of t that another package calls through its
// interface: whoever is handed the value there leads to them.
func (e *engine) wired(t, iface types.Type) []*types.Func {
	i, ok := iface.Underlying().(*types.Interface)
	if !ok || i.NumMethods() > maxMethods {
		return nil
	}
	var out []*types.Func
	for m := range i.Methods() {
		if m.Pkg() == nil || m.Pkg() == e.pass.Pkg {
			continue
		}
		if own := methodOf(t, m); own != nil {
			out = append(out, own.Origin())
		}
	}
	return out
}

// behind returns the methods of t, and of the types that it holds, which
// libraries call.
func (im *implementations) behind(t types.Type) []*types.Func {
	if got, ok := im.inside.At(t).([]*types.Func); ok {
		return got
	}
	var out []*types.Func
	seen := map[types.Type]bool{}
	var walk func(t types.Type, depth int)
	walk = func(t types.Type, depth int) {
		t = types.Unalias(t)
		if seen[t] || depth > maxDepth || types.IsInterface(t) {
			return
		}
		seen[t] = true
		if n, ok := t.(*types.Named); ok {
			for i := range n.NumMethods() {
				if m := n.Method(i).Origin(); calledByLibraries(m.Name()) {
					out = append(out, m)
				}
			}
		}
		for _, part := range partTypes(t) {
			walk(part, depth+1)
		}
	}
	walk(t, 0)
	im.inside.Set(t, out)
	return out
}

// partTypes returns the types of what a value of type t holds or points to.
func partTypes(t types.Type) []types.Type {
	switch u := t.Underlying().(type) {
	case *types.Struct:
		var out []types.Type
		for f := range u.Fields() {
			out = append(out, f.Type())
		}
		return out
	case *types.Map:
		return []types.Type{u.Key(), u.Elem()}
	}
	if e := elemType(t, "[]"); e != nil {
		return []types.Type{e}
	}
	return nil
}

// analysed reports whether p was analysed: then a function of it without a
// summary has no effect, rather than an unknown one.
func (e *engine) analysed(p *types.Package) bool {
	if p == nil || p == e.pass.Pkg {
		return false
	}
	yes, known := e.seen[p]
	if !known {
		yes = e.pass.ImportPackageFact(p, new(PackageFact))
		e.seen[p] = yes
	}
	return yes
}
