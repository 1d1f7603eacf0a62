package flow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Calls of function values and of methods behind interfaces nest: a summary
// calls what it was given, whose summary calls what it was given. maxNesting
// bounds the depth, enter keeps a function from being entered twice on one
// chain (layers of decorators around one interface would otherwise call one
// another for ever), and maxNested bounds the calls in all, per function and
// pass. What is cut off counts as unknown.
const (
	maxNesting = 6
	maxNested  = 400
)

// enter notes that a call of fn is being followed; leave undoes it. It returns
// false when the call is not to be followed.
func (x *exec) enter(fn any) bool {
	if x.chain[fn] || len(x.chain) >= maxNesting || x.nested >= maxNested {
		return false
	}
	if x.chain == nil {
		x.chain = map[any]bool{}
	}
	x.chain[fn] = true
	x.nested++
	return true
}

func (x *exec) leave(fn any) { delete(x.chain, fn) }

// invoke handles a call through an interface.
func (x *exec) invoke(k *call) *node {
	if out, done := x.configured(k); done {
		return x.classifyResults(k, out)
	}
	recv := k.args[0]
	k.known = nil
	if i := x.paramIndex(typeOf(k.vals[0])); i >= 0 {
		if out, kept := x.constrained(k, i); kept {
			return x.classifyResults(k, out)
		}
	}
	if recv.closed() {
		if out, resolved := x.concretes(k, recv); resolved {
			return x.classifyResults(k, out)
		}
	}
	out, resolved := x.apart(k, recv, func() (*node, bool) { return x.concretes(k, recv) })
	if resolved {
		x.maybeStandard(k)
		return x.classifyResults(k, out)
	}
	if m := x.modelOf(k.fn); m != nil {
		modelled := x.modelled(k, m)
		if len(lazyOnly(recv)) > 0 && (x.matters(k) || x.tells(k)) {
			// An http.Handler or io.Writer of the caller's may be its own.
			if out, place := x.pend(k, recv); place >= 0 {
				modelled = join(x.assumeAt(modelled, place, false), out)
			}
		}
		return x.classifyResults(k, modelled)
	}
	var asked *node
	out, resolved = x.apart(k, recv, func() (*node, bool) { return x.insight(k) })
	if !resolved {
		asked, _ = x.pend(k, recv)
		out = join(out, asked)
		x.maybeRequest(k)
	}
	if resolved {
		x.maybeStandard(k)
	}
	return x.classifyResults(k, join(out, x.assume(x.bySignature(k, resolved), asked)))
}

// concretes calls the method of each type that the receiver is known to have.
func (x *exec) concretes(k *call, recv *node) (out *node, resolved bool) {
	if recv == nil {
		return nil, false
	}
	any := x.alternatives()
	for _, t := range recv.dyn {
		m := methodOf(t, k.fn)
		if m == nil {
			continue
		}
		any.try(func() { out = join(out, x.method(k.on(x.receiverOf(recv, t, m)), m)) })
		resolved = true
		k.known = append(k.known, bareName(t))
	}
	any.end()
	return out, resolved
}

// insight calls the implementations in sight of an interface whose concrete type
// is not known.
func (x *exec) insight(k *call) (out *node, resolved bool) {
	impls := x.impls.of(k.fn)
	if len(impls) > maxApart {
		g := x.jointOf(k.fn, impls)
		k.known = g.known
		return x.apply(k, g.sum), g.some
	}
	any := x.alternatives()
	n := 0
	for _, m := range impls {
		s, known := x.summaryOf(m, nil)
		switch {
		case !known:
			continue
		case s == nil:
			any.try(func() {})
			continue
		}
		resolved = true
		k.known = append(k.known, bareName(recvType(m)))
		if n < maxImpls || s.discloses() {
			any.try(func() { out = join(out, x.apply(k.as(m), s)) })
			n++
		}
	}
	any.end()
	return out, resolved
}

// beside notes a call whose implementations in sight have been followed for those
// that are not: they find the memory that was there before, and may add to what
// those in sight leave.
func (x *exec) beside(k *call, recv *node, before *memory) (out *node, place int) {
	c := *k
	c.before = &before
	return x.pend(&c, recv)
}

// matters reports whether a call hands over what is, or may turn out to be,
// personal: only then do implementations that are not in sight have to be
// thought of besides those that are. An interface with very many methods has
// the implementations that it was written for.
func (x *exec) matters(k *call) bool {
	if i, ok := recvType(k.fn).Underlying().(*types.Interface); !ok || i.NumMethods() > maxMethods {
		return false
	}
	for i, a := range k.args {
		if i == 0 || a == nil {
			continue
		}
		t := typeOf(k.vals[i])
		if t != nil && (origin.IsContext(t) || !holdsText(t, 0)) {
			continue
		}
		if !a.clean() || len(a.refs) > 0 {
			return true
		}
	}
	return false
}

// tells reports whether a call through an interface gives back what may be a
// text, of an implementation that only the caller knows.
func (x *exec) tells(k *call) bool {
	i, ok := recvType(k.fn).Underlying().(*types.Interface)
	if !ok || i.NumMethods() > maxMethods || len(lazyOnly(k.args[0])) == 0 {
		return false
	}
	for v := range k.sig.Results().Variables() {
		if !isErrorType(v.Type()) && holdsText(v.Type(), 0) {
			return true
		}
	}
	return false
}

// maxMethods is the size up to which an interface is taken to be made for
// implementations of other packages too.
const maxMethods = 12

// holdsText reports whether a value of type t can hold a text, itself or in its
// parts.
func holdsText(t types.Type, depth int) bool {
	switch u := typeUnder(t).(type) {
	case *types.Basic:
		return u.Info()&types.IsString != 0 || u.Kind() == types.Byte || u.Kind() == types.Rune
	case *types.Pointer:
		return depth > 3 || holdsText(u.Elem(), depth+1)
	case *types.Slice, *types.Array, *types.Map, *types.Chan:
		return depth > 3 || holdsText(elemType(t, "[]"), depth+1)
	case *types.Struct:
		for i := range u.NumFields() {
			if depth > 3 || holdsText(u.Field(i).Type(), depth+1) {
				return true
			}
		}
		return false
	case *types.Signature:
		return false
	}
	return true
}

// maxImpls bounds the implementations of one interface method that are followed
// for what they return. Those that disclose are always followed.
const maxImpls = 6

func (s *Summary) discloses() bool { return len(s.Sends)+len(s.Owed) > 0 }

// as returns the call with another callee.
func (k *call) as(m *types.Func) *call {
	c := *k
	c.fn, c.sig, c.name = m, m.Signature(), shortName(m)
	return &c
}

// on returns the call with another receiver.
func (k *call) on(recv *node) *call {
	c := *k
	c.args = append([]*node{recv}, k.args[1:]...)
	return &c
}

// method calls a concrete method in place of an interface's. A method that a
// struct has of an interface that it embeds is that of what is in there.
func (x *exec) method(k *call, m *types.Func) *node {
	c := k.as(m)
	if types.IsInterface(recvType(m)) {
		// What embeds the very interface that is called may hold itself.
		if inside := (embedded{m, len(x.chain)}); x.enter(inside) {
			defer x.leave(inside)
			return x.invoke(c)
		}
	}
	if out, done := x.configured(c); done {
		return out
	}
	if s, known := x.summaryOf(m, nil); known {
		return x.apply(c, s)
	}
	return x.library(c)
}

// embedded is a call of a method that a struct has of an interface that it embeds,
// so many calls deep.
type embedded struct {
	m     *types.Func
	depth int
}

// methodOf returns the method of concrete type t that implements m.
func methodOf(t types.Type, m *types.Func) *types.Func {
	if types.IsInterface(t) {
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, m.Pkg(), m.Name())
	f, _ := obj.(*types.Func)
	return f
}

func recvType(fn *types.Func) types.Type {
	if r := fn.Signature().Recv(); r != nil {
		return r.Type()
	}
	return types.Typ[types.Invalid]
}

// callNamed calls the named method of the concrete values in n.
// It returns what they give, and whether that is all: a method that the call is
// inside of is not entered again.
func (x *exec) callNamed(k *call, n *node, name string, args []*node, vals []ssa.Value) (results []*node, all bool) {
	all = true
	any := x.alternatives()
	for _, t := range n.dyn {
		if name := bareName(t); name != "" && slices.Contains(k.known, name) {
			continue
		}
		obj, _, _ := types.LookupFieldOrMethod(t, true, x.pass.Pkg, name)
		m, ok := obj.(*types.Func)
		if !ok { // a type without the method is not what is called
			all = all && !isOpen(t, 0)
			continue
		}
		adapter := isFunc(t) // what it calls is entered
		if !adapter && !x.enter(m) {
			all = false
			continue
		}
		c := &call{in: k.in, fn: m, sig: m.Signature(), name: shortName(m), extra: k.extra, tag: k.tag, dispatched: k.dispatched, settled: k.settled, nth: k.nth}
		c.args, c.vals = append([]*node{x.receiverOf(n, t, m)}, args...), append([]ssa.Value{nil}, vals...)
		for len(c.args) < m.Signature().Params().Len()+1 {
			c.args, c.vals = append(c.args, nil), append(c.vals, nil)
		}
		any.try(func() { results = joinResults(results, m.Signature().Results().Len(), x.method(c, m)) })
		if !adapter {
			x.leave(m)
		}
	}
	for _, l := range n.labs {
		if l.lab.kind == Input && l.lab.lazy() {
			any.try(func() { results = joinOutcome(results, x.recordInvoke(k, l.lab.in, name, args)) })
		}
	}
	any.end()
	return results, all
}
