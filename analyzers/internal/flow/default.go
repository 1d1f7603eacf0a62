package flow

import (
	"go/types"

	"github.com/consentvet/consentvet/analyzers/internal/models"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// byDefault applies the rule for unknown functions: arguments flow to the
// results whose types can hold them; a method without results, or one that
// returns its receiver's own type, takes its arguments into its receiver.
// Function arguments may be called at any time, so they are called now. Type
// parameters say more: see unknownFunc.
func (x *exec) byDefault(k *call) *node {
	if k.fn != nil && k.fn.Pkg() != nil && models.Keeper(k.fn.Pkg().Path()) {
		return x.askKeeper(k)
	}
	u := newUnknownFunc(x, k)
	u.arguments()
	in := noteStep(u.in, stepThrough, k.in.Pos(), k.name)
	first := 0
	recv, _ := k.recv()
	if k.hasRecv() {
		first = 1
	}
	x.filled(k, first)
	res := k.sig.Results()
	if k.hasRecv() && (res.Len() == 0 || res.Len() == 1 && types.Identical(res.At(0).Type(), k.sig.Recv().Type())) {
		u.keep(recv, in)
		if res.Len() == 1 {
			return recv
		}
		return nil
	}
	out := x.unknownResult(k)
	if k.hasRecv() {
		in = join(in, x.handedOver(k.args[0], k.vals[0], "", k))
	}
	return u.results(out, in)
}

// askKeeper is the rule for databases and caches: what they give is not what
// they were asked with. They fill what they are given the address of.
func (x *exec) askKeeper(k *call) *node {
	first := 0
	recv, _ := k.recv()
	if k.hasRecv() {
		first = 1
	}
	x.filled(k, first)
	for i := first; i < len(k.args); i++ {
		x.callBack(k, k.args[i])
		if s, ok := typeUnder(paramType(k, i)).(*types.Slice); ok && types.IsInterface(s.Elem()) {
			x.filledFields(x.loadPart(k.args[i], "[]"))
		}
	}
	if res := k.sig.Results(); k.hasRecv() && res.Len() == 1 && types.Identical(res.At(0).Type(), k.sig.Recv().Type()) {
		return recv
	}
	return x.unknownResult(k)
}

// filledFields marks the classified fields and records whose addresses n holds.
func (x *exec) filledFields(n *node) {
	if n == nil {
		return
	}
	for _, r := range n.refs {
		if r.class != nil || r.obj.typ != nil && len(x.classes.Paths(r.obj.typ)) > 0 {
			x.store(&node{refs: []ref{r}}, "", &node{labs: x.unknown()}, false)
		}
	}
}

// bySignature is the rule for methods behind an interface. One of the code's own
// is mostly a store or a service that is wired elsewhere: what it gives for a
// personal value (FindByEmail) is a record, which is not that value, so that
// arguments reach texts and results of their own type only. Where an
// implementation is in sight, that says where they go.
func (x *exec) bySignature(k *call, resolved bool) *node {
	if k.fn.Pkg() == nil || k.fn.Pkg() != x.pass.Pkg && !x.analysed(k.fn.Pkg()) {
		return x.byDefault(k)
	}
	out := x.unknownResult(k)
	if resolved {
		return out
	}
	x.filled(k, 1)
	res := k.sig.Results()
	parts := make([]*node, res.Len())
	for i := range parts {
		t := res.At(i).Type()
		parts[i] = out
		if len(parts) > 1 {
			parts[i] = out.child(tupleKey(i))
		}
		for j := 1; j < len(k.args) && canHold(t); j++ {
			pt := paramType(k, j)
			switch {
			case pt != nil && types.Identical(pt, t):
				parts[i] = join(parts[i], noteStep(k.args[j], stepThrough, k.in.Pos(), k.name))
			case isText(t) || types.IsInterface(t):
				parts[i] = join(parts[i], noteStep(x.handedOver(k.args[j], k.vals[j], "", k), stepThrough, k.in.Pos(), k.name))
			}
		}
	}
	for _, a := range k.args[1:] {
		x.callBack(k, a)
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return tuple(parts...)
}

// keep puts the arguments of a method into its receiver, those of its type
// parameters' types as such.
func (u *unknownFunc) keep(recv, in *node) {
	t := u.k.sig.Recv().Type()
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || !u.mentions(t) {
		if in != nil {
			errs := u.errorFields(recv, t)
			u.x.store(recv, "", in, false)
			for _, e := range errs {
				u.x.store(recv, e.key, e.n, true)
			}
		}
		return
	}
	params, keys := containerKeys(named)
	for i, p := range params {
		if n := u.build(p, keys[i], 0); n != nil {
			u.x.store(recv, keys[i], n, false)
		}
	}
}

// errorFields returns the fields of a receiver that are errors, with what they
// hold: a library's errors are not taken to quote what it was given.
func (u *unknownFunc) errorFields(recv *node, t types.Type) []kid {
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var out []kid
	for f := range st.Fields() {
		if isErrorType(f.Type()) {
			key := "." + f.Name()
			out = append(out, kid{key, u.x.loadPart(recv, key)})
		}
	}
	return out
}

// results spreads what is known over the results: to those whose types mention
// type parameters what has these types, to the others everything.
func (u *unknownFunc) results(out, in *node) *node {
	res := u.k.sig.Results()
	parts := make([]*node, res.Len())
	for i := range parts {
		t := res.At(i).Type()
		if !canHold(t) {
			continue
		}
		n, all := u.result(i, t)
		if !all {
			rest := out
			if res.Len() > 1 {
				rest = out.child(tupleKey(i))
			}
			n = join(n, rest)
			switch {
			case origin.IsContext(t) && u.ctx != nil:
				n = join(join(n, u.ctx), in)
			case isNumber(t):
				n = join(n, u.sums)
			case (!u.mentions(t) || !u.knows(t)) && elemType(t, "[]") != nil:
				n = join(n, u.x.loosened(in))
			case !u.mentions(t) || !u.knows(t):
				n = join(n, in)
			}
		}
		parts[i] = n
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return tuple(parts...)
}

// loosened is n as the content of a container that an unknown function made:
// whose each element is cannot be told.
func (x *exec) loosened(n *node) *node {
	if n == nil {
		return nil
	}
	out := *n
	out.labs = make([]carried, len(n.labs))
	for i, c := range n.labs {
		if c.lab.kind == Source && !c.lab.subject.Loose {
			l := *c.lab
			l.subject.Loose = true
			c.lab = x.labels.get(l)
		}
		out.labs[i] = c
	}
	out.labs = sortLabs(out.labs)
	return &out
}

// knows reports whether the function was given any values of t's parameters.
func (u *unknownFunc) knows(t types.Type) bool {
	known := false
	eachParam(t, 0, func(p *types.TypeParam) { known = known || u.given[p] })
	return known
}

// filled marks the objects whose address an unknown function is given as any:
// that is how records are loaded (db.Get(&customer, id)), so that what is in
// them is not known any more.
func (x *exec) filled(k *call, first int) {
	for i := first; i < len(k.args); i++ {
		n := k.args[i]
		if n == nil || k.vals[i] == nil || len(n.refs) == 0 || !types.IsInterface(k.vals[i].Type()) {
			continue
		}
		for _, t := range n.dyn {
			p, ok := t.Underlying().(*types.Pointer)
			if ok && len(x.classes.Paths(p.Elem())) > 0 {
				x.store(n, "", &node{labs: x.unknown()}, false)
				break
			}
		}
	}
}

// spread adds the data in to every result that can hold it.
func (x *exec) spread(out, in *node, res *types.Tuple) *node {
	if in == nil {
		return out
	}
	if res.Len() == 1 {
		if canHold(res.At(0).Type()) {
			return join(out, in)
		}
		return out
	}
	for i := 0; i < res.Len(); i++ {
		if canHold(res.At(i).Type()) {
			key := tupleKey(i)
			out = out.with(key, join(out.child(key), in))
		}
	}
	return out
}

// canHold tells the results that may carry data: not booleans nor errors.
func canHold(t types.Type) bool { return !isBoolType(t) && !isErrorType(t) }
