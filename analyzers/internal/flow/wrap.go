package flow

import (
	"go/types"

	"github.com/consentvet/consentvet/analyzers/internal/models"
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
// type want, or implement it.
func (x *exec) unwrapped(n *node, want types.Type, depth int) *node {
	if n == nil || depth > maxWrapped {
		return nil
	}
	var out *node
	if inner := n.get(wrapPart); inner != nil {
		out = x.unwrapped(inner, want, depth+1)
	}
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
			out = join(out, x.unwrapped(got, want, depth+1))
		}
	}
	if len(n.dyn) == 0 && n.has(wrapPart) {
		return out // a text with what it wraps
	}
	self := *n
	self.kids = n.without(wrapPart)
	if want != nil {
		self.dyn = nil
		for _, t := range n.dyn {
			if types.Identical(t, want) || types.IsInterface(want) && types.Implements(t, want.Underlying().(*types.Interface)) {
				self.dyn = append(self.dyn, t)
			}
		}
		if len(n.dyn) > 0 && len(self.dyn) == 0 {
			return out
		}
		if !types.IsInterface(want) {
			self.dyn = nil
		}
	}
	return join(out, &self)
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
