package flow

import (
	"fmt"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/model"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// given returns what functions that a sink is given hand over when the vendor
// calls them: what they return, what they write to what they are given (hooks
// and options), and what they yield. An error goes back to the caller.
func (x *exec) given(k *call, s model.Sink) []carried {
	var out []carried
	for _, i := range sinkArgs(k, s) {
		for _, fn := range x.functions(k.args[i], typeOf(k.vals[i]), 0) {
			out = append(out, x.handsOver(k, fn.n, fn.sig)...)
		}
	}
	return out
}

// heldFunc is a function that a value is or holds.
type heldFunc struct {
	n   *node
	sig *types.Signature
}

// functions lists the functions that n, of type t, is or holds in its fields and elements.
func (x *exec) functions(n *node, t types.Type, depth int) (out []heldFunc) {
	if n == nil || t == nil || depth > 5 {
		return nil
	}
	switch u := t.Underlying().(type) {
	case *types.Signature:
		return []heldFunc{{n, u}}
	case *types.Interface:
		for _, d := range n.dyn {
			if !types.IsInterface(d) {
				out = append(out, x.functions(n, d, depth+1)...)
			}
		}
	case *types.Pointer:
		return x.functions(x.load(n), u.Elem(), depth+1)
	case *types.Struct:
		for i := range u.NumFields() {
			out = append(out, x.functions(n.get("."+u.Field(i).Name()), u.Field(i).Type(), depth+1)...)
		}
	case *types.Slice, *types.Array:
		if _, slice := u.(*types.Slice); slice {
			n = x.load(n)
		}
		for _, e := range n.parts() {
			out = append(out, x.functions(e.n, elemType(t, "[]"), depth+1)...)
		}
	}
	return out
}

// handsOver calls functions as the vendor would, with objects of the vendor's
// for what they may write to.
func (x *exec) handsOver(k *call, fn *node, sig *types.Signature) []carried {
	if isIterator(sig) {
		return x.collect(nil, x.yielded(k, fn), nil, "", k.in.Pos())
	}
	args := make([]*node, sig.Params().Len())
	v, _ := k.in.(*ssa.Call)
	for i := range args {
		switch sig.Params().At(i).Type().Underlying().(type) {
		case *types.Pointer, *types.Map, *types.Slice:
			if v != nil {
				o := origin.Origin{Root: v, Path: fmt.Sprint(".given", i)}
				lab := x.labels.get(label{kind: Local, subject: origin.Lineage{Self: o}})
				args[i] = &node{refs: []ref{{obj: x.outside(lab.child("*"))}}}
			}
		}
	}
	c := *k
	c.library = true
	results, _ := x.callValues(&c, fn, args, make([]ssa.Value, len(args)), "")
	var out []carried
	for i, r := range results[:min(len(results), sig.Results().Len())] {
		if t := sig.Results().At(i).Type(); !isErrorType(t) {
			out = append(out, x.collect(nil, r, t, "", k.in.Pos())...)
		}
	}
	for _, a := range args {
		if a != nil {
			out = append(out, x.collect(nil, a, nil, "", k.in.Pos())...)
		}
	}
	return out
}
