package flow

import (
	"go/token"
	"go/types"

	"github.com/consentvet/consentvet/analyzers/internal/models"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// wrapPart is the part of an error that holds the errors which it wraps, apart
// from its text.
const wrapPart = "@wrapped"

// wraps notes in a result that it wraps the errors at a place.
func (x *exec) wraps(k *call, f models.Flow, res []*node) {
	if f.To.Kind != models.Result || f.To.Index >= len(res) {
		return
	}
	from := f.From
	from.Elem = false
	n, _, _ := x.place(k, from)
	var errs *node
	if !f.From.Elem {
		errs = onlyErrors(n)
	} else if list := x.load(n); list != nil {
		for _, e := range list.kids {
			errs = join(errs, onlyErrors(e.n))
		}
		if len(list.kids) == 0 {
			errs = onlyErrors(list.child("[]"))
		}
	}
	if errs == nil {
		return
	}
	out := res[f.To.Index]
	res[f.To.Index] = out.with(wrapPart, join(out.get(wrapPart), errs))
}

// onlyErrors returns n if it may be an error.
func onlyErrors(n *node) *node {
	if n == nil || len(n.dyn) == 0 {
		return n
	}
	for _, t := range n.dyn {
		if isError(t) {
			return n
		}
	}
	return nil
}

var errorInterface = types.Universe.Lookup("error").Type().Underlying().(*types.Interface)

func isError(t types.Type) bool { return types.Implements(t, errorInterface) }

// maxWrapped bounds how deep chains of errors are followed.
const maxWrapped = 4

// unwrapped returns, of an error and those that it wraps, those that may be of
// type want, or implement it. Where any error will do, it is not the error itself.
func (x *exec) unwrapped(n *node, want types.Type, depth int) *node {
	if n == nil || depth > maxWrapped {
		return nil
	}
	all := want != nil && isErrorType(want)
	inner := x.wrappedIn(n)
	out := x.unwrapped(inner, want, depth+1)
	if all {
		out = join(inner, out)
	}
	self := *n
	self.kids, self.dyn = n.without(wrapPart), nil
	for _, t := range n.dyn {
		if t == unknownType || !all && x.isOf(t, want) {
			self.dyn = append(self.dyn, t)
		}
	}
	if len(n.dyn) > 0 && len(self.dyn) == 0 || len(n.dyn) == 0 && n.has(wrapPart) {
		return out
	}
	if want != nil && !types.IsInterface(want) {
		self.dyn = nil
	}
	return join(out, &self)
}

// wrappedIn returns the errors that an error says it wraps.
func (x *exec) wrappedIn(n *node) *node {
	out := n.get(wrapPart)
	for _, t := range n.dyn {
		m := x.ownMethod(t, "Unwrap", false)
		if m == nil {
			continue
		}
		if _, known := x.summaryOf(m, nil); known && x.enter(m) {
			got, gt := x.callOwn(n, t, m, ownMethod{"Unwrap", 0, -1})
			x.leave(m)
			if _, list := typeUnder(gt).(*types.Slice); list {
				got = x.loadPart(got, "[]")
			}
			out = join(out, got)
		}
	}
	return out
}

// isOf reports whether an error of concrete type t may be what is asked for as
// want, nil for anything.
func (x *exec) isOf(t, want types.Type) bool {
	if want == nil || t == unknownType {
		return true
	}
	if t == x.textError {
		return x.foreign(want)
	}
	i, ok := want.Underlying().(*types.Interface)
	return types.Identical(t, want) || ok && types.Implements(t, i)
}

// foreign reports whether t is, or points to, a type of a package that is not
// analysed.
func (x *exec) foreign(t types.Type) bool {
	n, ok := types.Unalias(origin.Deref(t)).(*types.Named)
	return ok && n.Obj().Pkg() != nil && n.Obj().Pkg() != x.pass.Pkg && !x.analysed(n.Obj().Pkg())
}

// newTextError makes the type that stands for those of errors which libraries
// make of texts (errors.New, fmt.Errorf): no code can name them, and so no value
// of a type that it does name is one.
func newTextError() types.Type {
	t := types.NewNamed(types.NewTypeName(token.NoPos, nil, "error", nil), types.NewStruct(nil, nil), nil)
	sig := types.Universe.Lookup("error").Type().Underlying().(*types.Interface).Method(0).Signature()
	recv := types.NewParam(token.NoPos, nil, "", t)
	t.AddMethod(types.NewFunc(token.NoPos, nil, "Error", types.NewSignatureType(recv, nil, nil, nil, sig.Results(), false)))
	return t
}

// madeErrors gives the errors that a library makes of texts their type.
func (x *exec) madeErrors(k *call, m *models.Model, res []*node) {
	for i, n := range res {
		if n == nil || len(n.dyn) > 0 || !isErrorType(k.sig.Results().At(i).Type()) {
			continue
		}
		made := false
		for _, f := range m.Flows {
			if f.To.Kind == models.Result && f.To.Index == i && !f.To.Wrapped {
				if made = !f.Keep; !made {
					break
				}
			}
		}
		if made {
			res[i] = boxed(n, x.textError)
		}
	}
}

// without returns the parts of n but one.
func (n *node) without(key string) []kid {
	var out []kid
	for _, k := range n.kids {
		if k.key != key {
			out = append(out, k)
		}
	}
	return out
}

// wanted is the type of error that a destination takes, nil for any.
func wanted(k *call, p models.Place) types.Type {
	if p.Kind == models.Result {
		return resultType(k, p.Index)
	}
	n, _ := k.arg(p.Index)
	if n == nil || len(n.dyn) != 1 {
		return nil
	}
	if t, ok := n.dyn[0].Underlying().(*types.Pointer); ok {
		return t.Elem()
	}
	return nil
}
