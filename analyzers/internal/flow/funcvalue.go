package flow

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/order"
)

// funcVal is a function value: a declared function, a literal with the
// variables that it captured, or one that another package handed out.
type funcVal struct {
	fn    *ssa.Function    // nil: of another package
	site  *ssa.MakeClosure // nil when nothing is captured
	bind  []*node          // values of the captured variables, when made in another function
	trees []*Tree          // bind in terms of a function's inputs, inside a Tree
	targs []types.Type     // type arguments of the generic function that made it, where they are known

	from *FuncValue  // of another package
	obj  *types.Func // of another package: the declared function, where it has a name there
}

// FuncValue is a function value in a fact. Literals and unexported functions
// are not in export data, so their summary is kept with the value.
type FuncValue struct {
	Type, Name string   // a declared function: its package or receiver type, and its name
	Sum        *Summary // any other
	Params     int
	Bind       []*Tree  // captured variables; the receiver of a bound method
	Bound      bool     // Bind is the receiver, and comes first
	Args       []string // type arguments of the function that made it, where they are known
}

// same reports whether two values are of one function, made at one place.
func (f *funcVal) same(g *funcVal) bool {
	return f.fn == g.fn && f.site == g.site && f.from == g.from && slices.EqualFunc(f.targs, g.targs, types.Identical)
}

// signature is that of the function behind f. Of a literal of another package
// only the number of its parameters and results is known.
func (f *funcVal) signature() *types.Signature {
	switch {
	case f.fn != nil:
		return f.fn.Signature
	case f.obj != nil:
		return f.obj.Signature()
	}
	return types.NewSignatureType(nil, nil, nil, anys(f.from.Params), anys(len(f.from.Sum.Results)), false)
}

func anys(n int) *types.Tuple {
	vars := make([]*types.Var, n)
	for i := range vars {
		vars[i] = types.NewParam(0, nil, "", types.NewInterfaceType(nil, nil))
	}
	return types.NewTuple(vars...)
}

// join joins the captured variables of two values of one literal.
func (f *funcVal) join(g *funcVal) *funcVal {
	out := *f
	changed := false
	for i := range f.bind {
		if i >= len(g.bind) {
			break
		}
		if n := join(f.bind[i], g.bind[i]); n != f.bind[i] {
			if !changed {
				out.bind, changed = append([]*node(nil), f.bind...), true
			}
			out.bind[i] = n
		}
	}
	if !changed {
		return f
	}
	return &out
}

// maxFuncDepth bounds how deep summaries of function values nest in a fact.
const maxFuncDepth = 3

// portable expresses a function value for other packages; nil if it says
// nothing to them.
func (e *engine) portableFunc(f *funcVal, depth int) *FuncValue {
	if f.fn == nil {
		if f.from == nil || depth >= maxFuncDepth {
			return nil
		}
		out := *f.from
		out.Bind, out.Args = e.portableTrees(f.trees, depth), closedTypes(f.targs)
		return &out
	}
	fn := order.Declared(f.fn)
	obj, _ := fn.Object().(*types.Func)
	if fn.Parent() != nil {
		obj = nil
	}
	out := &FuncValue{Args: closedTypes(f.targs), Params: len(fn.Params), Bind: e.portableTrees(f.trees, depth), Bound: obj != nil && len(f.trees) > 0}
	sum := e.summaries[fn]
	if obj != nil {
		if d := e.byObject[obj.Origin()]; d != nil {
			sum, out.Params = e.summaries[d], len(d.Params)
		} else {
			out.Type, out.Name = ownerOf(obj), obj.Name()
			return out
		}
	}
	if sum == nil || sum.empty() || depth >= maxFuncDepth {
		sum = &Summary{Inputs: out.Params + len(out.Bind), Results: make([]*Tree, fn.Signature.Results().Len())}
	}
	out.Sum = e.portableSummary(sum, depth+1)
	return out
}

// closedTypes writes type arguments, unless they are themselves up to callers.
func closedTypes(list []types.Type) []string {
	var out []string
	for _, t := range list {
		if isOpen(t, 0) {
			return nil
		}
		name := concreteName(t)
		if name == "" {
			w := typeWriter{}
			w.write(t, 0)
			name = w.String()
		}
		out = append(out, name)
	}
	return out
}

func (e *engine) portableTrees(list []*Tree, depth int) []*Tree {
	var out []*Tree
	for _, t := range list {
		out = append(out, e.portableTree(t, depth).orEmpty())
	}
	return out
}

// ownerOf names the package of a function, or the type of a method.
func ownerOf(obj *types.Func) string {
	if r := obj.Signature().Recv(); r != nil {
		return concreteName(r.Type())
	}
	if obj.Pkg() != nil {
		return obj.Pkg().Path()
	}
	return ""
}

// imported makes a value of a function of another package.
func (e *engine) importFunc(f *FuncValue, bind []*node) *funcVal {
	v := &funcVal{from: f, bind: bind}
	for _, name := range f.Args {
		t := e.typeNamed(name, nil)
		if t == nil {
			v.targs = nil
			break
		}
		v.targs = append(v.targs, t)
	}
	if f.Sum == nil {
		if v.obj = e.declared(f.Type, f.Name); v.obj == nil {
			return nil
		}
	}
	return v
}

// declared finds a function by the package or type and the name that ownerOf
// gives.
func (e *engine) declared(owner, name string) *types.Func {
	if t := e.concrete(owner); t != nil {
		obj, _, _ := types.LookupFieldOrMethod(t, true, e.pass.Pkg, name)
		fn, _ := obj.(*types.Func)
		return fn
	}
	if strings.HasPrefix(owner, "*") {
		return nil
	}
	if p := e.findPackage(owner); p != nil {
		fn, _ := p.Scope().Lookup(name).(*types.Func)
		return fn
	}
	return nil
}

// callImported calls a function value of another package.
func (x *exec) callImported(k *call, f *funcVal) *node {
	if !x.enter(f.from) {
		return nil
	}
	defer x.leave(f.from)
	c := *k
	c.apart, c.asked = nil, nil
	c.args, c.vals = append([]*node(nil), k.args...), append([]ssa.Value(nil), k.vals...)
	if f.from.Bound {
		c.args, c.vals = append(append([]*node(nil), f.bind...), c.args...), append(make([]ssa.Value, len(f.bind)), c.vals...)
	}
	c.fn, c.sig, c.name, c.targs, c.callee = f.obj, f.signature(), "a function value", f.targs, nil
	if f.obj != nil {
		c.name = shortName(f.obj)
		return x.method(&c, f.obj)
	}
	for len(c.args) < f.from.Params {
		c.args, c.vals = append(c.args, nil), append(c.vals, nil)
	}
	c.args, c.vals = c.args[:f.from.Params:f.from.Params], c.vals[:f.from.Params:f.from.Params]
	if !f.from.Bound {
		c.args, c.vals = append(c.args, f.bind...), append(c.vals, make([]ssa.Value, len(f.bind))...)
	}
	return x.apply(&c, f.from.Sum)
}
