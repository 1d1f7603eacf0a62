package flow

import (
	"go/types"
	"strconv"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// valuePart is the part of a context that holds its values, by key, apart from
// the purpose that it carries. Handing over a context hands over none of them:
// only asking for one does.
const valuePart = "@value"

// ctxPart is the part of a request that holds its context.
const ctxPart = "@ctx"

// withValue gives a context with one value more.
func (x *exec) withValue(k *call) *node {
	ctx, _ := k.arg(0)
	_, key := k.arg(1)
	v, _ := k.arg(2)
	out := node{}
	if ctx != nil {
		out = *ctx
	}
	name := contextKey(key)
	return out.with(valuePart, ctx.within(valuePart).write([]string{name}, v, true))
}

// contextValue returns what a context was given under a key. What a context of
// the caller's holds, the caller knows.
func (x *exec) contextValue(k *call) *node {
	ctx, _ := k.recv()
	_, key := k.arg(0)
	out := ctx.within(valuePart).child(contextKey(key))
	if len(lazyOnly(ctx)) == 0 && out.clean() { // nobody in sight put it there
		out = join(out, x.unknownResult(k))
	}
	return out
}

// within is a part of n that only its own node and what the caller passes say
// something of.
func (n *node) within(part string) *node {
	if n.has(part) {
		return n.get(part)
	}
	in := lazyOnly(n)
	if len(in) == 0 {
		return nil
	}
	return (&node{labs: in}).child(part)
}

// requestContext returns the context of a request.
func (x *exec) requestContext(k *call) *node {
	req, _ := k.recv()
	content := x.load(req)
	out := content.within(ctxPart)
	if !content.has(ctxPart) && len(lazyOnly(content)) == 0 {
		out = join(out, x.unknownResult(k))
	}
	return out
}

// requestWith returns a copy of a request with another context.
func (x *exec) requestWith(k *call) *node {
	req, _ := k.recv()
	ctx, _ := k.arg(0)
	site, ok := k.in.(ssa.Value)
	if !ok || req == nil {
		return req
	}
	o := x.allocSub(site, "request", origin.Deref(k.sig.Recv().Type()))
	x.mem = x.mem.set(o, join(x.content(o), x.load(req).with(ctxPart, ctx)))
	return &node{refs: []ref{{obj: o}}, held: req.held}
}

// contextKey is the access-path step of a key of a context: constants by type
// and value, empty structs by type, and package variables by name. Others may
// be any.
func contextKey(v ssa.Value) string {
	for {
		switch u := v.(type) {
		case *ssa.MakeInterface:
			v = u.X
			continue
		case *ssa.ChangeInterface:
			v = u.X
			continue
		}
		break
	}
	if v == nil {
		return "[]"
	}
	name := ""
	switch u := v.(type) {
	case *ssa.Const:
		if u.Value != nil {
			name = typeString(u.Type()) + ":" + u.Value.ExactString()
		}
	case *ssa.UnOp:
		name = addrKey(u.X)
		if _, global := u.X.(*ssa.Global); !global {
			name = ""
		}
	case *ssa.Global:
		name = "&" + addrKey(u)
	}
	if name == "" && isEmptyStruct(v.Type()) {
		name = typeString(v.Type())
	}
	if name == "" || len(name) > maxLit {
		return "[]"
	}
	return "[" + strconv.Quote(name) + "]"
}

func isEmptyStruct(t types.Type) bool {
	st, ok := t.Underlying().(*types.Struct)
	return ok && st.NumFields() == 0
}

// causePart is what context.Cause gives of a context, beside its values.
const causePart = `["#cause"]`

// withCause gives a context with a cause, and the function that cancels it: that is
// told the cause, or it is given here.
func (x *exec) withCause(k *call) *node {
	ctx, _ := k.arg(0)
	site, ok := k.in.(ssa.Value)
	if !ok {
		return nil
	}
	out := node{}
	if ctx != nil {
		out = *ctx
	}
	o := x.allocSub(site, "cause", nil)
	o.yield = true
	why := &node{refs: []ref{{obj: o}}}
	var cancel *node
	if k.sig.Params().Len() == 1 {
		cancel = why
	} else if given, _ := k.arg(2); given != nil {
		x.store(why, "[]", given, false)
	}
	return tuple(out.with(valuePart, ctx.within(valuePart).write([]string{causePart}, why, false)), cancel)
}

func (x *exec) cause(k *call) *node {
	ctx, _ := k.arg(0)
	return x.loadPart(ctx.within(valuePart).child(causePart), "[]")
}
