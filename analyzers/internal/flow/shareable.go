package flow

import (
	"slices"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// shareable keeps what a tree says without reference to the inputs of the
// function that made it: personal data, functions, concrete types and addresses.
func (t *Tree) shareable() *Tree { return t.share(nil) }

// share is shareable for a tree below others, whose types and functions are given. A
// value that holds another of its own kind (a reader around a reader, a handler around
// a handler) would otherwise become one level deeper each time that it is looked at.
func (t *Tree) share(above []any) *Tree {
	if t == nil {
		return nil
	}
	out := &Tree{Types: t.Types, Texts: addresses(t.Texts)}
	for _, l := range t.Labels {
		if l.Kind == Source {
			l.HasIn, l.In, l.Subjects = false, Place{}, nil
			l.subject = origin.Lineage{}
			out.Labels = append(out.Labels, l)
		}
	}
	again := len(t.Types) > 0
	for _, name := range t.Types {
		again = again && slices.Contains(above, any(name))
	}
	for _, name := range t.Types {
		above = append(above[:len(above):len(above)], name)
	}
	for _, k := range withoutKeys(t.Kids) {
		sub := k.T.share(above)
		switch {
		case sub == nil:
		case again:
			out.absorb(sub, map[string]bool{})
		default:
			out.Kids = append(out.Kids, Branch{k.Key, sub})
		}
	}
	t.shareFuncs(out, above)
	if len(out.Labels)+len(out.Kids)+len(out.Types)+len(out.Texts)+len(out.Funcs)+len(out.funcs) == 0 {
		return nil
	}
	return out
}

// shareFuncs adds the functions of t to out.
func (t *Tree) shareFuncs(out *Tree, above []any) {
	for _, f := range t.funcs {
		if f.fn != nil && slices.Contains(above, any(f.fn)) {
			continue
		}
		c := *f
		c.trees = shareAll(f.trees, append(above[:len(above):len(above)], f.fn))
		out.funcs = append(out.funcs, &c)
	}
	for _, f := range t.Funcs {
		name := f.Type + " " + f.Name
		if f.Sum == nil && slices.Contains(above, any(name)) {
			continue
		}
		c := *f
		c.Bind = shareAll(f.Bind, append(above[:len(above):len(above)], name))
		out.Funcs = append(out.Funcs, &c)
	}
}

func shareAll(list []*Tree, above []any) []*Tree {
	out := make([]*Tree, len(list))
	for i, t := range list {
		out[i] = t.share(above)
	}
	return out
}
