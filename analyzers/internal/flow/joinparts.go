package flow

import (
	"go/types"
)

// joinPointerHeld keeps what held on both ways, a side that points nowhere
// aside.
func joinPointerHeld(a, b *node) []*grant {
	switch {
	case !b.points():
		return a.held
	case !a.points():
		return b.held
	}
	return mergeHeld(a.held, b.held)
}

func joinRefs(a, b []ref) []ref {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	out := make([]ref, 0, len(a)+len(b))
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		take := &a
		at := &i
		if i >= len(a) || j < len(b) && b[j].before(a[i]) {
			take, at = &b, &j
		}
		r := (*take)[*at]
		*at++
		// The same place stands side by side, once for each class.
		same := len(out)
		for same > 0 && !out[same-1].before(r) {
			same--
		}
		if !containsRef(out[same:], r) {
			out = append(out, r)
		}
	}
	if len(out) == len(a) {
		return a
	}
	return out
}

// before orders references by object and path.
func (r ref) before(s ref) bool {
	if r.obj.id != s.obj.id {
		return r.obj.id < s.obj.id
	}
	return r.path < s.path
}

func containsRef(list []ref, r ref) bool {
	for _, x := range list {
		if x == r {
			return true
		}
	}
	return false
}

func joinFuncs(a, b []*funcVal) []*funcVal {
	out := a
next:
	for _, f := range b {
		for i, g := range out {
			if g == f {
				continue next
			}
			if g.same(f) {
				if m := g.join(f); m != g {
					out = append([]*funcVal(nil), out...)
					out[i] = m
				}
				continue next
			}
		}
		out = append(out[:len(out):len(out)], f)
	}
	return out
}

func joinTypes(a, b []types.Type) []types.Type {
	out := a
	for _, t := range b {
		dup := false
		for _, u := range a {
			dup = dup || types.Identical(t, u)
		}
		if !dup {
			out = append(out[:len(out):len(out)], t)
		}
	}
	return out
}
