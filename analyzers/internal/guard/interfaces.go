package guard

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// implementations returns the methods that a call of interface method m may
// lead to, of the package under analysis, of those that it imports and of the
// interface's own.
func (a *analyzer) implementations(m *types.Func) []*types.Func {
	if out, ok := a.impls[m]; ok {
		return out
	}
	var out []*types.Func
	recv := m.Signature().Recv()
	iface, ok := recv.Type().Underlying().(*types.Interface)
	if ok && a.model.HasGuards() {
		for _, p := range a.visible(m.Pkg()) {
			for _, name := range p.Scope().Names() {
				if f := implementation(p.Scope().Lookup(name), iface, m); f != nil {
					out = append(out, f)
				}
			}
		}
	}
	a.impls[m] = out
	return out
}

// visible returns the package under analysis, what it imports, and p.
func (a *analyzer) visible(p *types.Package) []*types.Package {
	out := []*types.Package{a.pass.Pkg}
	seen := map[*types.Package]bool{a.pass.Pkg: true, nil: true}
	for _, q := range append([]*types.Package{p}, a.pass.Pkg.Imports()...) {
		if !seen[q] {
			seen[q] = true
			out = append(out, q)
		}
	}
	return out
}

// implementation returns the method of a named type that implements m; of a
// generic type, as far as it does whatever its arguments are.
func implementation(obj types.Object, iface *types.Interface, m *types.Func) *types.Func {
	tn, ok := obj.(*types.TypeName)
	if !ok || tn.IsAlias() || types.IsInterface(tn.Type()) {
		return nil
	}
	n, ok := tn.Type().(*types.Named)
	if !ok {
		return nil
	}
	p := types.NewPointer(n)
	if !types.Implements(p, iface) {
		return nil
	}
	f, _, _ := types.LookupFieldOrMethod(p, true, m.Pkg(), m.Name())
	fn, _ := f.(*types.Func)
	if fn == m {
		return nil // an embedded interface: whoever is in it is another implementation
	}
	return fn
}

// ofEvery returns what every implementation in sight of interface method m
// promises.
func (a *analyzer) ofEvery(m *types.Func) *Promises {
	var common *Promises
	for _, f := range a.implementations(m) {
		var p *Promises
		if fn := a.own(f); fn != nil {
			if p = a.promises[fn]; p == nil && a.assumed[fn] {
				a.supposed = true
				continue
			}
		} else {
			p = a.importedPromises(f)
		}
		if p == nil {
			return nil
		}
		if common == nil {
			common = &Promises{List: p.List}
		} else {
			common = &Promises{List: both(common.List, p.List)}
		}
		if len(common.List) == 0 {
			return nil
		}
	}
	return common
}

// both keeps what two implementations promise alike.
func both(a, b []Promise) []Promise {
	var out []Promise
	for _, p := range a {
		for _, q := range b {
			if p.Result != q.Result || p.Path != q.Path || p.When != q.When || p.Const != q.Const {
				continue
			}
			keys := map[string]bool{}
			for _, c := range q.Consents {
				keys[c.answer()] = true
			}
			r := Promise{Result: p.Result, Path: p.Path, When: p.When, Const: p.Const}
			for _, c := range p.Consents {
				if c.If == nil && keys[c.answer()] {
					r.Consents = append(r.Consents, c)
				}
			}
			if len(r.Consents) > 0 {
				out = append(out, r)
			}
		}
	}
	return out
}

// own is the function of this package that declares f, nil for others.
func (a *analyzer) own(f *types.Func) *ssa.Function {
	if f.Pkg() != a.pass.Pkg {
		return nil
	}
	return a.byObject[f.Origin()]
}

// implementers are the methods of this package that a call through an
// interface may lead to: they are looked at first.
func (a *analyzer) implementers(in ssa.Instruction) []*ssa.Function {
	c, ok := in.(ssa.CallInstruction)
	if !ok || !c.Common().IsInvoke() {
		return nil
	}
	var out []*ssa.Function
	for _, f := range a.implementations(c.Common().Method) {
		if fn := a.own(f); fn != nil {
			out = append(out, fn)
		}
	}
	return out
}
