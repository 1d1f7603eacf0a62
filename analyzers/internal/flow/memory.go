package flow

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// object is a part of memory: a variable, what was allocated at one place, or
// what an input points to.
type object struct {
	id   int
	typ  types.Type // of the content
	site ssa.Value
	in   *label // inputs: the label of the content; nil for what is allocated here
	weak bool   // stands for several at a time: stores only add
	init *node  // what it holds before anything is stored; nil: what in says

	first *node // memo of what in says

	dirty bool     // something was stored into it
	given bool     // a channel that was put where others find it
	parts []string // a channel: the fields that it was put into, by which others find it
	yield bool     // a yield function: calls of it store what they are given
}

// memory maps objects to their content. It is persistent: a change makes a new
// map that shares most of the old one, so that a long function with many
// branches does not copy its memory at each of them. The shape (a treap with
// priorities computed from the ids) depends on the content alone.
type memory struct {
	obj         *object
	n           *node
	left, right *memory
}

func priority(id int) uint32 {
	x := uint32(id) * 2654435761
	x ^= x >> 15
	x *= 2246822519
	return x ^ x>>13
}

func (m *memory) get(o *object) (*node, bool) {
	for m != nil {
		switch {
		case o.id == m.obj.id:
			return m.n, true
		case o.id < m.obj.id:
			m = m.left
		default:
			m = m.right
		}
	}
	return nil, false
}

func (m *memory) set(o *object, n *node) *memory {
	if m == nil {
		return &memory{obj: o, n: n}
	}
	if o.id == m.obj.id {
		if m.n == n {
			return m
		}
		return &memory{m.obj, n, m.left, m.right}
	}
	if priority(o.id) > priority(m.obj.id) {
		l, r := m.split(o.id)
		return &memory{o, n, l, r}
	}
	if o.id < m.obj.id {
		return &memory{m.obj, m.n, m.left.set(o, n), m.right}
	}
	return &memory{m.obj, m.n, m.left, m.right.set(o, n)}
}

func (m *memory) split(id int) (l, r *memory) {
	if m == nil {
		return nil, nil
	}
	if m.obj.id < id {
		a, b := m.right.split(id)
		return &memory{m.obj, m.n, m.left, a}, b
	}
	a, b := m.left.split(id)
	return a, &memory{m.obj, m.n, b, m.right}
}

// joinMemory joins two memories. An object that one side does not know is the
// content it starts with: nothing for a variable, its label for an input.
func joinMemory(a, b *memory) *memory {
	if a == b {
		return a
	}
	if b == nil {
		return a.withDefaults()
	}
	if a == nil {
		return b.withDefaults()
	}
	if priority(b.obj.id) > priority(a.obj.id) {
		a, b = b, a
	}
	bl, br := b.splitAround(a.obj.id)
	bn, ok := b.get(a.obj)
	if !ok {
		bn = a.obj.initial()
	}
	n := join(a.n, bn)
	l, r := joinMemory(a.left, bl), joinMemory(a.right, br)
	if n == a.n && l == a.left && r == a.right {
		return a
	}
	return &memory{a.obj, n, l, r}
}

func (m *memory) splitAround(id int) (l, r *memory) {
	l, r = m.split(id)
	return l, r.without(id)
}

func (m *memory) without(id int) *memory {
	if m == nil {
		return nil
	}
	if m.obj.id == id {
		return merge(m.left, m.right)
	}
	if id < m.obj.id {
		return &memory{m.obj, m.n, m.left.without(id), m.right}
	}
	return &memory{m.obj, m.n, m.left, m.right.without(id)}
}

func merge(a, b *memory) *memory {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	case priority(a.obj.id) > priority(b.obj.id):
		return &memory{a.obj, a.n, a.left, merge(a.right, b)}
	}
	return &memory{b.obj, b.n, merge(a, b.left), b.right}
}

// withDefaults joins each input object of m with its initial content: the
// other side of a join did not touch it.
func (m *memory) withDefaults() *memory {
	if m == nil {
		return nil
	}
	l, r := m.left.withDefaults(), m.right.withDefaults()
	n := m.n
	if m.obj.in != nil || m.obj.init != nil {
		n = join(n, m.obj.initial())
	}
	if n == m.n && l == m.left && r == m.right {
		return m
	}
	return &memory{m.obj, n, l, r}
}

func (o *object) initial() *node {
	if o.init != nil || o.in == nil {
		return o.init
	}
	if o.first == nil {
		o.first = &node{labs: []carried{{lab: o.in}}}
	}
	return o.first
}

func sameMemory(a, b *memory) bool {
	if a == b {
		return true
	}
	if a == nil || b == nil || a.obj != b.obj {
		return false
	}
	return (a.n == b.n || join(a.n, b.n) == a.n && join(b.n, a.n) == b.n) && sameMemory(a.left, b.left) && sameMemory(a.right, b.right)
}

// each visits the objects in order of their ids.
func (m *memory) each(f func(*object, *node)) {
	if m == nil {
		return
	}
	m.left.each(f)
	f(m.obj, m.n)
	m.right.each(f)
}

// changed visits the objects whose content is not what it was in another memory.
func (m *memory) changed(since *memory, f func(o *object, old, n *node)) {
	if m == nil || m == since {
		return
	}
	l, r := since.splitAround(m.obj.id)
	m.left.changed(l, f)
	old, ok := since.get(m.obj)
	if !ok {
		old = m.obj.initial()
	}
	if old != m.n {
		f(m.obj, old, m.n)
	}
	m.right.changed(r, f)
}

// steps splits an access path.
func steps(path string) []string {
	var out []string
	for len(path) > 0 {
		end := len(path)
		switch path[0] {
		case '*':
			end = 1
		case '[':
			end = elementEnd(path)
		case '{':
			end = 2
		default:
			if i := strings.IndexAny(path[1:], ".*[{#@"); i >= 0 {
				end = i + 1
			}
		}
		out = append(out, path[:end])
		path = path[end:]
	}
	return out
}

// elementEnd returns the end of an index step, whose key may be quoted.
func elementEnd(path string) int {
	quoted := false
	for i := 1; i < len(path); i++ {
		switch {
		case quoted && path[i] == '\\':
			i++
		case path[i] == '"':
			quoted = !quoted
		case !quoted && path[i] == ']':
			return i + 1
		}
	}
	return len(path)
}
