package flow

import (
	"slices"
	"strings"
)

// sameAs reports whether two trees say the same.
func (t *Tree) sameAs(u *Tree) bool {
	if t == u || t == nil || u == nil {
		return t == u
	}
	var a, b strings.Builder
	t.write(&a)
	u.write(&b)
	return a.String() == b.String()
}

// coarse is all that is in t and u, in one.
func (t *Tree) coarse(u *Tree) *Tree {
	if t == nil || u == nil {
		if t == nil {
			return u
		}
		return t
	}
	out := &Tree{Types: slices.Compact(slices.Sorted(slices.Values(slices.Concat(t.Types, u.Types)))),
		Funcs: slices.Concat(t.Funcs, u.Funcs), funcs: slices.Concat(t.funcs, u.funcs)}
	if len(t.Texts)+len(u.Texts) > 0 {
		out.Texts = [][]Piece{{{Unknown: true}}}
	}
	seen := map[string]bool{}
	if len(t.Kids)+len(u.Kids) == 0 { // nothing is told apart: what either is, one by one
		out.either(t, seen)
		out.either(u, seen)
		return out
	}
	out.absorb(t, seen)
	out.absorb(u, seen)
	return out
}

// either adds the labels of u to t, which has no parts either.
func (t *Tree) either(u *Tree, seen map[string]bool) {
	for i := range u.Labels {
		if k := u.Labels[i].key(); !seen[k] && len(t.Labels) < maxTree {
			seen[k] = true
			t.Labels = append(t.Labels, u.Labels[i])
		}
	}
	t.Opaque = t.Opaque || u.Opaque
}
