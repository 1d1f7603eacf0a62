package flow

import (
	"fmt"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// unknownFunc is a call of a function that nothing is known of but its type.
//
// A value whose type is a type parameter can only go where that type parameter
// is mentioned, and can only come from there: lib.Map(list []T, f func(T) U)
// []U gives what f gives. Where nothing that the function is given mentions it,
// the value was made of something else (Decode[T](data) T).
type unknownFunc struct {
	x     *exec
	k     *call
	in    *node                      // everything in the arguments
	ctx   *node                      // contexts among them
	sums  *node                      // what of it may be in a number
	vals  map[*types.TypeParam]*node // values by type parameter
	given map[*types.TypeParam]bool  // something given to the function has such values
	inner map[*types.TypeParam]bool  // a container of a type of its own may have had some before
	grown bool                       // vals has more than before
	back  []typed                    // what callbacks return, of other types
}

func newUnknownFunc(x *exec, k *call) *unknownFunc {
	return &unknownFunc{x: x, k: k, vals: map[*types.TypeParam]*node{}, given: map[*types.TypeParam]bool{}, inner: map[*types.TypeParam]bool{}}
}

type typed struct {
	t types.Type
	n *node
}

// paramType is the declared type of argument i, receiver first.
func paramType(k *call, i int) types.Type {
	if k.hasRecv() {
		if i == 0 {
			return k.sig.Recv().Type()
		}
		i--
	}
	if i < k.sig.Params().Len() {
		return k.sig.Params().At(i).Type()
	}
	return nil
}

// arguments looks at all arguments, then calls the functions among them: twice,
// since one may be given what another returns.
func (u *unknownFunc) arguments() {
	first := 0
	if u.k.hasRecv() {
		first = 1
	}
	for i, a := range u.k.args {
		t := paramType(u.k, i)
		if origin.IsContext(t) {
			u.ctx = join(u.ctx, a)
		}
		u.take(t, a, 0)
		all := u.x.handedOver(a, u.k.vals[i], "", u.k)
		if i >= first {
			u.in = join(u.in, all)
		}
		if !isText(t) && !u.mentions(t) {
			u.sums = join(u.sums, all)
		}
	}
	for pass := 0; pass == 0 || pass == 1 && u.grown; pass++ {
		u.grown = false
		for i := first; i < len(u.k.args); i++ {
			if sig, ok := typeUnder(paramType(u.k, i)).(*types.Signature); ok && !isIterator(sig) {
				u.callback(u.k.args[i], sig)
			}
		}
	}
	for i := first; i < len(u.k.args); i++ {
		if _, ok := typeUnder(paramType(u.k, i)).(*types.Signature); !ok {
			u.x.callBack(u.k, u.k.args[i])
		}
	}
}

// isText reports whether values of t are texts. A number that an unknown
// function makes of a text, or of values of any type, is taken to be a count, a
// position or a score.
func isText(t types.Type) bool {
	switch u := typeUnder(t).(type) {
	case *types.Basic:
		return u.Info()&types.IsString != 0
	case *types.Slice:
		b, ok := u.Elem().Underlying().(*types.Basic)
		return ok && (b.Kind() == types.Byte || b.Info()&types.IsString != 0)
	}
	return false
}

func isNumber(t types.Type) bool {
	b, ok := typeUnder(t).(*types.Basic)
	return ok && b.Info()&types.IsNumeric != 0
}

// callback calls a function argument with what there is of its parameters'
// types.
func (u *unknownFunc) callback(n *node, sig *types.Signature) {
	if n == nil {
		return
	}
	var args []*node
	for p := range sig.Params().Variables() {
		args = append(args, u.ofType(p.Type(), fmt.Sprintf("to %d", len(args))))
	}
	c := *u.k
	c.library = true
	results, _ := u.x.callValues(&c, n, args, make([]ssa.Value, len(args)), "")
	for i := range sig.Results().Len() {
		if i >= len(results) || !canHold(sig.Results().At(i).Type()) {
			continue
		}
		t := sig.Results().At(i).Type()
		if u.mentions(t) {
			u.take(t, results[i], 0)
		} else if results[i] != nil {
			u.back = append(u.back, typed{t, results[i]})
		}
	}
}

// ofType returns the values that the function has for a parameter of type t of
// a callback.
func (u *unknownFunc) ofType(t types.Type, key string) *node {
	if u.mentions(t) {
		return u.build(t, key, 0)
	}
	if !canHold(t) {
		return nil
	}
	var out *node
	for i, a := range u.k.args {
		if pt := paramType(u.k, i); pt != nil && types.Identical(pt, t) {
			out = join(out, a)
		}
	}
	return out
}

// mentions reports whether a type parameter occurs in t.
func (u *unknownFunc) mentions(t types.Type) bool {
	found := false
	eachParam(t, 0, func(*types.TypeParam) { found = true })
	return found
}

// eachParam visits the type parameters in t.
func eachParam(t types.Type, depth int, visit func(*types.TypeParam)) {
	if t == nil || depth > maxDepth {
		return
	}
	switch t := types.Unalias(t).(type) {
	case *types.TypeParam:
		visit(t)
	case *types.Named:
		for arg := range t.TypeArgs().Types() {
			eachParam(arg, depth+1, visit)
		}
		if t.TypeArgs().Len() == 0 && t.TypeParams().Len() > 0 {
			for p := range t.TypeParams().TypeParams() {
				visit(p)
			}
		}
	case *types.Map:
		eachParam(t.Key(), depth+1, visit)
		eachParam(t.Elem(), depth+1, visit)
	case *types.Signature:
		for p := range t.Params().Variables() {
			eachParam(p.Type(), depth+1, visit)
		}
		for p := range t.Results().Variables() {
			eachParam(p.Type(), depth+1, visit)
		}
	case interface{ Elem() types.Type }:
		eachParam(t.Elem(), depth+1, visit)
	}
}

// take files the parts of a value of declared type t under the type parameters
// whose types they have.
func (u *unknownFunc) take(t types.Type, n *node, depth int) {
	if t == nil || depth > maxDepth || !u.mentions(t) {
		return
	}
	x := u.x
	if p, ok := types.Unalias(t).(*types.TypeParam); ok {
		if c, ok := coreOf(p); ok {
			u.take(c, n, depth+1)
		}
		old := u.vals[p]
		u.vals[p] = join(old, n)
		u.grown = u.grown || u.vals[p] != old
		u.given[p] = true
		return
	}
	if named, ok := types.Unalias(t).(*types.Named); ok {
		if _, isFunc := named.Underlying().(*types.Signature); !isFunc {
			u.opaque(named, n)
			return
		}
	}
	switch c := t.Underlying().(type) {
	case *types.Pointer:
		if named, ok := types.Unalias(c.Elem()).(*types.Named); ok {
			u.opaque(named, n)
			return
		}
		u.take(c.Elem(), x.load(n), depth+1)
	case *types.Map:
		u.take(c.Key(), x.loadPart(n, "{}"), depth+1)
		u.take(c.Elem(), x.loadPart(n, "[]"), depth+1)
	case *types.Slice:
		u.take(c.Elem(), x.loadPart(n, "[]"), depth+1)
	case *types.Chan:
		u.take(c.Elem(), x.loadPart(n, "[]"), depth+1)
	case *types.Array:
		u.take(c.Elem(), n.child("[]"), depth+1)
	case *types.Signature:
		if !isIterator(c) {
			return
		}
		got := join(x.load(n), x.yielded(u.k, n))
		for _, key := range []string{"{}", "[]"} {
			if et := yieldedType(t, key); et != nil && (key == "[]" || yieldOf(c).Params().Len() == 2) {
				u.take(et, got.child(key), depth+1)
			}
		}
	}
}

// coreOf is the one type that values of a type parameter are made of, as []E in
// S ~[]E.
func coreOf(p *types.TypeParam) (types.Type, bool) {
	i, ok := p.Constraint().Underlying().(*types.Interface)
	if !ok || i.NumEmbeddeds() != 1 {
		return nil, false
	}
	switch e := i.EmbeddedType(0).(type) {
	case *types.Union:
		if e.Len() == 1 {
			return e.Term(0).Type(), true
		}
	case *types.Slice, *types.Map, *types.Pointer, *types.Chan:
		return e, true
	}
	return nil, false
}

// containerKeys are the parts under which a container of a library's own type
// is taken to keep values of its type arguments.
func containerKeys(n *types.Named) (params []types.Type, keys []string) {
	for arg := range n.TypeArgs().Types() {
		params = append(params, arg)
	}
	if len(params) == 0 {
		for p := range n.TypeParams().TypeParams() {
			params = append(params, p)
		}
	}
	for i := range params {
		if i == 0 && len(params) == 2 {
			keys = append(keys, "{}")
		} else {
			keys = append(keys, "[]")
		}
	}
	return params, keys
}

// openStruct is the struct of a type whose fields are all exported (a pair, a
// page of results), nil for others: such a type hides nothing.
func openStruct(n *types.Named) *types.Struct {
	st, ok := n.Underlying().(*types.Struct)
	if !ok || st.NumFields() == 0 {
		return nil
	}
	for f := range st.Fields() {
		if !f.Exported() || f.Embedded() {
			return nil
		}
	}
	return st
}

// opaque takes the values out of a container of a type of the library's own.
func (u *unknownFunc) opaque(named *types.Named, n *node) {
	if st := openStruct(named); st != nil {
		for f := range st.Fields() {
			part := n.child("." + f.Name())
			if n != nil && len(n.refs) > 0 {
				part = join(part, u.x.loadPart(n, "."+f.Name()))
			}
			u.take(f.Type(), part, 1)
		}
		return
	}
	params, keys := containerKeys(named)
	for i, t := range params {
		eachParam(t, 0, func(p *types.TypeParam) { u.inner[p] = true })
		part := n.child(keys[i])
		if n != nil && len(n.refs) > 0 {
			part = join(part, u.x.loadPart(n, keys[i]))
		}
		u.take(t, part, 1)
	}
}

// build makes a value of declared type t of the values of its type parameters.
func (u *unknownFunc) build(t types.Type, key string, depth int) *node {
	if depth > maxDepth || !u.mentions(t) {
		return nil
	}
	switch p := types.Unalias(t).(type) {
	case *types.TypeParam:
		n := u.vals[p]
		if c, ok := coreOf(p); ok && n == nil {
			n = u.build(c, key, depth+1)
		}
		return noteStep(n, stepThrough, u.k.in.Pos(), u.k.name)
	case *types.Named:
		if _, isFunc := p.Underlying().(*types.Signature); !isFunc {
			out := &node{}
			if st := openStruct(p); st != nil {
				for f := range st.Fields() {
					if n := u.build(f.Type(), key+"."+f.Name(), depth+1); n != nil {
						out = out.with("."+f.Name(), n)
					}
				}
				return out
			}
			params, keys := containerKeys(p)
			for i, t := range params {
				if n := u.build(t, key+keys[i], depth+1); n != nil {
					out = out.with(keys[i], join(out.get(keys[i]), n))
				}
			}
			return out
		}
	}
	parts := map[string]types.Type{}
	switch c := t.Underlying().(type) {
	case *types.Pointer:
		return u.object(key, u.build(c.Elem(), key+"*", depth+1))
	case *types.Map:
		parts["{}"], parts["[]"] = c.Key(), c.Elem()
	case *types.Signature:
		for _, k := range []string{"{}", "[]"} {
			parts[k] = contentType(t, k)
		}
	default:
		parts["[]"] = elemType(t, "[]")
	}
	content := &node{}
	for _, k := range []string{"[]", "{}"} {
		if n := u.build(parts[k], key+k, depth+1); n != nil {
			content = content.with(k, n)
		}
	}
	if _, ok := t.Underlying().(*types.Array); ok {
		return content
	}
	return u.object(key, content)
}

// object makes an object with this content, and a reference to it.
func (u *unknownFunc) object(key string, content *node) *node {
	if content == nil || content.clean() {
		return nil
	}
	site, ok := u.k.in.(ssa.Value)
	if !ok {
		return nil
	}
	o := u.x.allocSub(site, "generic "+key, nil)
	u.x.mem = u.x.mem.set(o, join(u.x.content(o), content))
	return &node{refs: []ref{{obj: o}}}
}

// result returns what result i of type t may be, and whether that is all.
func (u *unknownFunc) result(i int, t types.Type) (n *node, all bool) {
	for _, b := range u.back {
		if types.Identical(b.t, t) {
			n = join(n, b.n)
		}
	}
	if !u.mentions(t) {
		return n, false
	}
	all = true
	eachParam(t, 0, func(p *types.TypeParam) { all = all && u.given[p] && !u.inner[p] })
	if u.knows(t) {
		n = join(n, u.build(t, fmt.Sprintf("r%d", i), 0))
	}
	return n, all
}
