package flow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/models"
)

// A function value that a library made (an iterator of slices.Values, the next
// of iter.Pull) is a reference to an object: its elements are what the iterator
// yields or the function returns, its keys the first of two. The yield function
// that an iterator is run with to see what it yields is one too.

// loop runs the body of a loop over an iterator of the caller's: here, with what
// the iterator yields as a part of it. The caller runs the iterator for what it
// does besides.
func (x *exec) loop(k *call, it carried) {
	x.recordInvoke(k, it.lab.in, "", []*node{nil})
	it.lab = it.lab.child("*")
	x.yield(k, k.args[0], k.sig, &node{labs: []carried{it}})
}

// callMade calls a function value that a library made.
func (x *exec) callMade(k *call, r ref, sig *types.Signature, args []*node) *node {
	if r.obj.yield {
		keys := []string{"[]"}
		if len(args) > 1 {
			keys = []string{"{}", "[]"}
		}
		for i, a := range args[:min(len(args), len(keys))] {
			x.store(&node{refs: []ref{r}}, keys[i], a, false)
		}
		return nil
	}
	content := x.content(r.obj).at(steps(r.path))
	if sig != nil && isIterator(sig) || sig == nil && len(args) == 1 {
		if len(args) == 1 {
			x.yield(k, args[0], sig, content)
		}
		return nil
	}
	return x.returned(content, sig)
}

// yield calls a yield function with the elements of content.
func (x *exec) yield(k *call, fn *node, sig *types.Signature, content *node) {
	if fn == nil {
		return
	}
	n := 1
	switch {
	case sig != nil:
		n = yieldOf(sig).Params().Len()
	case len(fn.funcs) > 0:
		n = fn.funcs[0].signature().Params().Len()
	case content.has("{}"):
		n = 2
	}
	args := []*node{content.child("[]")}
	switch n {
	case 0:
		args = nil
	case 2:
		args = []*node{content.child("{}"), content.child("[]")}
	}
	c := *k
	c.library = true
	x.callValues(&c, fn, args, make([]ssa.Value, len(args)), "")
}

// returned spreads what a library's function returns over its results.
func (x *exec) returned(content *node, sig *types.Signature) *node {
	if sig == nil || sig.Results().Len() == 1 {
		return content.child("[]")
	}
	keys := returnedKeys(sig)
	var parts []*node
	for i := range sig.Results().Len() {
		var n *node
		if i < len(keys) {
			n = content.child(keys[i])
		}
		parts = append(parts, n)
	}
	return tuple(parts...)
}

// returnedKeys are the parts of a function value of a library's making which its
// results are.
func returnedKeys(sig *types.Signature) []string {
	if sig.Results().Len() > 1 && canHold(sig.Results().At(1).Type()) {
		return []string{"{}", "[]"}
	}
	return []string{"[]"}
}

// yielded runs an iterator of the code under analysis and returns what it
// yields, as elements and keys.
func (x *exec) yielded(k *call, n *node) *node {
	if n == nil || len(n.funcs) == 0 {
		return nil
	}
	o := x.scratch("yield")
	o.yield = true
	only := &node{funcs: n.funcs}
	x.callValues(k, only, []*node{{refs: []ref{{obj: o}}}}, []ssa.Value{nil}, "")
	return x.content(o)
}

// isIterator reports whether sig is that of an iterator: a function of nothing
// but a yield function.
func isIterator(sig *types.Signature) bool {
	return sig.Results().Len() == 0 && yieldOf(sig) != nil
}

// yieldOf returns the signature of the yield function of an iterator's, or nil.
func yieldOf(sig *types.Signature) *types.Signature {
	if sig.Params().Len() != 1 {
		return nil
	}
	y, ok := sig.Params().At(0).Type().Underlying().(*types.Signature)
	if !ok || y.Params().Len() > 2 || y.Results().Len() != 1 || !isBoolType(y.Results().At(0).Type()) {
		return nil
	}
	return y
}

// iteratorType reports whether values of t are iterators.
func iteratorType(t types.Type) bool {
	sig, ok := typeUnder(t).(*types.Signature)
	return ok && isIterator(sig)
}

// shared makes two results of a library call the ends of one thing: what is
// written into one is read from the other.
func (x *exec) shared(k *call, f models.Flow, res []*node) {
	site, ok := k.in.(ssa.Value)
	if !ok || max(f.From.Index, f.To.Index) >= len(res) {
		return
	}
	o := x.allocSub(site, "ends", nil)
	if !o.weak {
		x.mem = x.mem.set(o, nil)
	}
	end := &node{refs: []ref{{obj: o}}}
	res[f.From.Index], res[f.To.Index] = join(res[f.From.Index], end), join(res[f.To.Index], end)
}

// copied is the value of a result that is a copy of n: a map or slice of its own
// with what is in n.
func (x *exec) copied(k *call, n *node, t types.Type, res int) *node {
	switch t.Underlying().(type) {
	case *types.Map, *types.Slice:
	default:
		return n
	}
	site, ok := k.in.(ssa.Value)
	refs := x.targets(n)
	if !ok || len(refs) == 0 {
		return n
	}
	var content *node
	out := *n
	out.refs, out.labs = nil, nil
	for _, r := range refs {
		content = join(content, x.content(r.obj).at(steps(r.path)))
	}
	for _, c := range n.labs {
		if !c.lab.lazy() {
			out.labs = append(out.labs, c)
		}
	}
	o := x.allocSub(site, "copy"+tupleKey(res), t)
	if o.weak {
		content = join(x.content(o), content)
	}
	x.mem = x.mem.set(o, content)
	out.refs = []ref{{obj: o}}
	return &out
}

// owned is a pointer that a library hands out to one caller at a time: what that
// does with what it points to, nobody else sees.
func (x *exec) owned(k *call, n *node) *node {
	site, ok := k.in.(ssa.Value)
	refs := x.targets(n)
	if !ok || len(refs) == 0 {
		return n
	}
	out := *n
	out.refs, out.labs = nil, nil
	var content *node
	for _, r := range refs {
		content = join(content, x.content(r.obj).at(steps(r.path)))
	}
	for _, c := range n.labs {
		if !c.lab.lazy() {
			out.labs = append(out.labs, c)
		}
	}
	o := x.allocSub(site, "own", nil)
	if o.weak {
		content = join(x.content(o), content)
	}
	x.mem = x.mem.set(o, content)
	out.refs = []ref{{obj: o}}
	return &out
}

// copyKeys moves the elements of one map into another, each under its key. It
// reports whether that is what the flow says.
func (x *exec) copyKeys(k *call, m *models.Model, f models.Flow) bool {
	elements := func(p models.Place) bool {
		return p.Kind == models.Arg && p == models.Place{Kind: models.Arg, Index: p.Index, Elem: true}
	}
	if f.Keep || m.Codec != "" || !elements(f.From) || !elements(f.To) {
		return false
	}
	from, fv := k.arg(f.From.Index)
	to, tv := k.arg(f.To.Index)
	if from == nil || !isMap(fv) || !isMap(tv) {
		return false
	}
	for _, r := range x.targets(from) {
		n := x.content(r.obj).at(steps(r.path))
		for _, part := range n.parts() {
			if part.key[0] == '[' {
				x.store(to, part.key, x.attach(part.n, k.in), false)
			}
		}
		x.store(to, "[]", x.attach(n.impliedLabels("[]"), k.in), false)
	}
	var rest []carried
	for _, c := range from.labs {
		if !c.lab.lazy() {
			rest = append(rest, c)
		}
	}
	if len(rest) > 0 {
		x.store(to, "[]", &node{labs: rest}, false)
	}
	return true
}

func isMap(v ssa.Value) bool {
	if v == nil {
		return false
	}
	_, ok := v.Type().Underlying().(*types.Map)
	return ok
}
