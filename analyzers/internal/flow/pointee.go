package flow

import (
	"fmt"

	"golang.org/x/tools/go/ssa"
)

// What pointers lead to is a part of a summary's trees. Two pointers to one
// thing (closures that share a variable, a record that stands in a list and in
// an index, a part that points to its owner) are two parts with one number, so
// that callers have one object for both.

// pointees adds what n's references lead to under "*".
func (f *freezer) pointees(t *Tree, n *node, depth int) {
	var content *node
	found := 0
	var to ref
	for _, r := range n.refs {
		if r.obj.in != nil && r.obj.in.kind == Input && r.path == "" {
			if p := r.obj.in.in.Path; len(p) > 0 && p[len(p)-1] == '*' {
				lab := f.x.labels.get(label{kind: Input, in: Place{r.obj.in.in.Param, p[:len(p)-1]}})
				t.Labels = append(t.Labels, f.x.freezeLabel(carried{lab: lab, held: n.held}))
				continue
			}
		}
		if f.busy[r] { // it contains this pointer
			if back := f.number(r, nil); back != nil {
				t.Kids = append(t.Kids, Branch{"*", back})
			}
			continue
		}
		f.busy[r] = true
		defer delete(f.busy, r)
		c, ok := f.mem.get(r.obj)
		if !ok {
			c = r.obj.initial()
		}
		content = join(content, f.x.withHeld(f.x.byClass(c.at(steps(r.path)), r), n.held, 0))
		to = r
		found++
	}
	if found == 0 {
		return
	}
	sub := f.tree(content, depth+1)
	if found == 1 {
		sub = f.number(to, sub)
	}
	t.Kids = append(t.Kids, Branch{"*", sub})
}

// number notes in the tree of what a pointer leads to which thing that is.
func (f *freezer) number(r ref, t *Tree) *Tree {
	if f.objects == nil || r.obj.weak {
		return t
	}
	t = t.orEmpty()
	n, ok := f.objects[r]
	if ok {
		f.shared[n] = true
	} else {
		n = len(f.objects) + 1
		f.objects[r] = n
	}
	t.Object = n
	return t
}

// bare reports whether the tree says no more than which thing it is.
func (t *Tree) bare() bool {
	return len(t.Labels)+len(t.Kids)+len(t.Types)+len(t.Texts)+len(t.Funcs)+len(t.funcs) == 0 && !t.Opaque
}

// forget drops the numbers that only one pointer has: most.
func (f *freezer) forget(t *Tree) {
	if t == nil {
		return
	}
	if !f.shared[t.Object] {
		t.Object = 0
	}
	for _, k := range t.Kids {
		f.forget(k.T)
	}
	for _, v := range t.funcs {
		for _, b := range v.trees {
			f.forget(b)
		}
	}
}

// object returns a reference to the object that stands for a pointee of a
// result.
func (t *thawer) object(content *Tree, key string, depth int) ref {
	site, _ := t.k.in.(ssa.Value)
	var o *object
	again := false
	if content != nil && content.Object > 0 {
		o = t.objects[content.Object]
		again = o != nil
	}
	if o == nil {
		o = t.x.allocSub(site, key+fmt.Sprintf("@%s", t.k.name), nil)
		if content != nil && content.Object > 0 {
			if t.objects == nil {
				t.objects = map[int]*object{}
			}
			t.objects[content.Object] = o
		}
	}
	if again && content.bare() {
		return ref{obj: o} // being put together
	}
	n := t.node(content, key+"*", depth+1)
	if content != nil && content.Opaque {
		n = join(n, t.opaque(key+"*"))
	}
	n = withHost(n)
	if old, ok := t.x.mem.get(o); ok && (o.weak || again) {
		n = join(old, n)
	}
	t.x.mem = t.x.mem.set(o, n)
	return ref{obj: o}
}
