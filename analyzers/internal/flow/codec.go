package flow

import (
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/classify"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// encoding is how a library looks at a value that it writes: which fields it
// leaves out, and which methods of the value it calls instead of looking.
type encoding struct {
	codec string // "" for one that takes all
	addr  bool   // the value at hand is reached through a pointer
	inner bool   // it is a part of what was handed over
}

// ownMethod is a method by which a value says itself what is written: in a
// result, or by writing into an argument.
type ownMethod struct {
	name string
	res  int // -1: none
	arg  int // -1: none
}

// ownMethods lists them by codec, in the order in which libraries ask.
var ownMethods = map[string][]ownMethod{
	"json":         {{"MarshalJSON", 0, -1}, {"MarshalText", 0, -1}},
	"xml":          {{"MarshalXML", -1, 0}, {"MarshalXMLAttr", 0, -1}, {"MarshalText", 0, -1}},
	"yaml":         {{"MarshalYAML", 0, -1}, {"MarshalText", 0, -1}},
	"gob":          {{"GobEncode", 0, -1}, {"MarshalBinary", 0, -1}, {"MarshalText", 0, -1}},
	"fmt":          {{"Format", -1, 0}, {"Error", 0, -1}, {"String", 0, -1}},
	"log":          {{"Format", -1, 0}, {"Error", 0, -1}, {"String", 0, -1}},
	"zap":          {{"MarshalLogObject", -1, 0}, {"MarshalLogArray", -1, 0}, {"Error", 0, -1}, {"String", 0, -1}},
	"slog":         {{"LogValue", 0, -1}, {"MarshalJSON", 0, -1}, {"MarshalText", 0, -1}, {"Error", 0, -1}, {"String", 0, -1}},
	"read":         {{"Read", -1, 0}},
	"mapstructure": nil,
	"protobuf":     nil,
}

// takesAll lists the codecs that write unexported fields as well.
var takesAll = map[string]bool{"": true, "fmt": true, "log": true, "slog": true, "zap": true, "read": true}

// calledByLibraries reports whether libraries call methods of this name on
// values that they are given as interfaces: their summaries are needed before
// those of the functions that hand such values over.
func calledByLibraries(name string) bool {
	switch name {
	case "Write", "WriteString", "Read", "ServeHTTP", "RoundTrip", "Unwrap", "Handle", "Value", "Less", "Swap", "Push", "Pop":
		return true
	}
	for _, list := range ownMethods {
		if slices.ContainsFunc(list, func(m ownMethod) bool { return m.name == name }) {
			return true
		}
	}
	return false
}

// hasField reports whether the encoding looks at a field. Encoders look into
// embedded structs even where their type's name is unexported.
func (e *encoding) hasField(st *types.Struct, i int) bool {
	if takesAll[e.codec] {
		return true
	}
	f := st.Field(i)
	if reflect.StructTag(st.Tag(i)).Get(e.codec) == "-" {
		return false
	}
	_, isStruct := origin.Deref(f.Type()).Underlying().(*types.Struct)
	return f.Exported() || f.Embedded() && isStruct
}

// isAddress reports whether the value is a pointer that is printed as an
// address: package fmt follows pointers at the top only.
func (e *encoding) isAddress(t types.Type) bool {
	_, ptr := t.Underlying().(*types.Pointer)
	return (e.codec == "fmt" || e.codec == "log") && e.inner && ptr
}

// enter notes that the parts of a value of type t come next; the result undoes
// that.
func (e *encoding) enter(t types.Type) (leave func()) {
	old := *e
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		e.addr, e.inner = true, true
	case *types.Slice:
		// The arguments of a variadic function are what is handed over.
		_, operands := u.Elem().Underlying().(*types.Interface)
		e.addr, e.inner = true, e.inner || !operands
	case *types.Struct, *types.Array, *types.Map:
		e.inner = true
	}
	return func() { *e = old }
}

// writes reports whether the encoding writes what path p of a value leads to.
// Where a type on the way has a method of its own, that is asked.
func (c *collector) writes(n *node, t types.Type, p classify.Path, keys []string, subject origin.Lineage) bool {
	saved := c.encoding
	defer func() { c.encoding = saved }()
	used := 0
	for _, s := range p.Steps {
		if st, ok := t.Underlying().(*types.Struct); ok && !c.hasField(st, s.Index) {
			return false
		}
		c.enter(t)
		part := len(partKeys(t, classify.Path{Steps: []classify.Step{s}}))
		t = stepType(t, s)
		if t == nil {
			return false
		}
		used += part
		if used < len(keys) && known(n, keys[:used]) {
			continue // has a value of its own, which parts handles
		}
		if used <= len(keys) && c.byMethod(c.x.follow(n, keys[:used]), t, subject) {
			return false
		}
		if c.isAddress(t) {
			return false
		}
	}
	return true
}

// byMethod lets a value say itself what is written, if its type has a method
// for that which is analysed. It reports whether it has.
func (c *collector) byMethod(n *node, t types.Type, subject origin.Lineage) bool {
	if types.IsInterface(t) {
		return false
	}
	for _, m := range ownMethods[c.codec] {
		fn := c.x.ownMethod(t, m.name, c.addr)
		if fn == nil {
			continue
		}
		if _, known := c.x.summaryOf(fn, nil); !known {
			return false
		}
		if !c.x.enter(fn) {
			return false
		}
		part, pt := c.x.callOwn(n, t, fn, m)
		c.x.leave(fn)
		sub := &collector{x: c.x, pos: c.pos, seen: map[visit]bool{}}
		if pt != nil && types.IsInterface(pt) {
			sub.encoding = encoding{codec: c.codec} // it goes on with what it is given
		}
		sub.walk(part, pt, subject, nil, 1, 0)
		for _, l := range sub.out {
			c.add(l)
		}
		return true
	}
	return false
}

// ownMethod returns a method of a value of type t, which may be addressable.
func (x *exec) ownMethod(t types.Type, name string, addr bool) *types.Func {
	obj, _, _ := types.LookupFieldOrMethod(t, addr, x.pass.Pkg, name)
	fn, _ := obj.(*types.Func)
	return fn
}

// callOwn calls a method by which a value says itself what is written, and
// returns that and its type.
func (x *exec) callOwn(n *node, t types.Type, fn *types.Func, m ownMethod) (*node, types.Type) {
	sig := fn.Signature()
	k := &call{in: x.cur, fn: fn, sig: sig, name: shortName(fn)}
	k.args, k.vals = []*node{x.receiverOf(n, t, fn)}, []ssa.Value{nil}
	for range sig.Params().Len() {
		k.args, k.vals = append(k.args, nil), append(k.vals, nil)
	}
	var into *object
	if m.arg >= 0 && m.arg < sig.Params().Len() {
		into = x.scratch(fn.FullName())
		k.args[m.arg+1] = &node{refs: []ref{{obj: into}}}
	}
	out := x.method(k, fn)
	if into != nil {
		return x.content(into), nil
	}
	if m.res >= sig.Results().Len() {
		return nil, nil
	}
	if sig.Results().Len() > 1 {
		out = out.child(tupleKey(m.res))
	}
	return out, sig.Results().At(m.res).Type()
}

// scratch returns an empty object of the instruction at hand.
func (x *exec) scratch(name string) *object {
	site, _ := x.cur.(ssa.Value)
	o := x.allocSub(site, name, nil)
	x.mem = x.mem.set(o, nil)
	return o
}

// receiverOf turns a value of type t into the receiver that its method fn has:
// through embedded fields, and from a pointer to a value or back.
func (x *exec) receiverOf(n *node, t types.Type, fn *types.Func) *node {
	_, index, _ := types.LookupFieldOrMethod(t, true, fn.Pkg(), fn.Name())
	var at *node // a pointer to n, where there is one
	deref := func() {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			at, n, t = n, x.load(n), p.Elem()
		}
	}
	for _, i := range index[:max(len(index)-1, 0)] {
		deref()
		st, ok := t.Underlying().(*types.Struct)
		if !ok {
			return n
		}
		key := "." + st.Field(i).Name()
		if at != nil {
			at = x.address(at, key)
		}
		n, t = n.child(key), st.Field(i).Type()
	}
	_, isPtr := t.Underlying().(*types.Pointer)
	_, wantPtr := recvType(fn).Underlying().(*types.Pointer)
	switch {
	case isPtr && !wantPtr && !types.IsInterface(recvType(fn)):
		n = x.load(n)
	case !isPtr && wantPtr && at != nil:
		n = at
	case !isPtr && wantPtr:
		o := x.scratch("receiver of " + fn.FullName())
		x.mem = x.mem.set(o, n)
		n = &node{refs: []ref{{obj: o}}}
	}
	if n == nil || len(n.dyn) == 0 || types.IsInterface(recvType(fn)) {
		return n
	}
	out := *n
	out.dyn = nil
	return &out
}
