package flow

import (
	"fmt"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A map key that is a parameter is the step "[$i]" of an access path, parameter i:
// the callee does not know which key that is, and its callers do. Inside the
// function it is one key that may be any of the others.

const keyMark = "[$"

// mapKey is the access-path step of a map key.
func (x *exec) mapKey(k ssa.Value) string {
	if c, ok := k.(*ssa.ChangeType); ok {
		k = c.X
	}
	if p, ok := k.(*ssa.Parameter); ok && p.Parent() == x.fn && x.fn.Parent() == nil {
		if _, basic := p.Type().Underlying().(*types.Basic); basic {
			for i, q := range x.fn.Params {
				if p == q {
					return fmt.Sprint(keyMark, i, "]")
				}
			}
		}
	}
	return mapKey(k)
}

// step is a step of a callee's path in terms of the call.
func (t *thawer) step(s string) string {
	if !strings.HasPrefix(s, keyMark) {
		return s
	}
	i, err := strconv.Atoi(s[len(keyMark) : len(s)-1])
	if err != nil || i >= len(t.k.vals) || t.k.vals[i] == nil {
		return "[]"
	}
	return t.x.mapKey(t.k.vals[i])
}

// path is a path of the callee's in terms of the call.
func (t *thawer) path(path string) string {
	if !strings.Contains(path, keyMark) {
		return path
	}
	out := ""
	for _, s := range steps(path) {
		out += t.step(s)
	}
	return out
}

// alone reports whether the callee stores into no other element that is the same
// one at this call: a summary does not say which store comes last.
func (t *thawer) alone(st Store) bool {
	if !strings.Contains(st.To.Path, keyMark) {
		return true
	}
	at := t.path(st.To.Path)
	for _, o := range t.sum.Stores {
		if o.To != st.To && o.To.Param == st.To.Param && t.path(o.To.Path) == at {
			return false
		}
	}
	return true
}

// anyKey is a step outside the function whose parameter it may name.
func anyKey(s string) string {
	if strings.HasPrefix(s, keyMark) {
		return "[]"
	}
	return s
}

// anyKeys is a path outside the function whose parameters it may name.
func anyKeys(path string) string {
	if !strings.Contains(path, keyMark) {
		return path
	}
	out := ""
	for _, s := range steps(path) {
		out += anyKey(s)
	}
	return out
}

// sameElement joins the parts of n that may be the element under key: those whose
// key is not constant, and where key itself is not, all.
func (n *node) sameElement(key string) *node {
	out := n.get("[]")
	if strings.HasPrefix(key, keyMark) {
		for _, k := range n.kids {
			if k.key != key && k.key != "[]" && strings.HasPrefix(k.key, "[") {
				out = join(out, k.n)
			}
		}
		return out
	}
	for i := n.search(keyMark); i < len(n.kids) && strings.HasPrefix(n.kids[i].key, keyMark); i++ {
		out = join(out, n.kids[i].n)
	}
	return out
}

// withoutKeys joins the branches of trees whose key is a parameter's to the one of
// all elements: for readers that are no callers.
func withoutKeys(kids []Branch) []Branch {
	var out []Branch
	var all *Tree
	for _, k := range kids {
		if k.Key == "[]" || strings.HasPrefix(k.Key, keyMark) {
			if all == nil {
				all = k.T
			} else {
				all = all.coarse(k.T)
			}
			continue
		}
		out = append(out, k)
	}
	if all == nil {
		return out
	}
	at := len(out)
	for i, k := range out {
		if k.Key > "[]" {
			at = i
			break
		}
	}
	return append(out[:at:at], append([]Branch{{"[]", all}}, out[at:]...)...)
}
