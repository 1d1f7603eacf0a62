package flow

import (
	"go/token"
	"go/types"
	"slices"
	"sort"
	"strings"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// node is the abstract value of a part of memory or of an SSA value. Nodes are
// immutable; nil is the clean value: constants, zero values, and whatever
// cannot hold personal data.
//
// A label on a node speaks of everything beneath it, unless a part has a node
// of its own in kids: that one overrides.
type node struct {
	labs  []carried // sorted by label id
	refs  []ref     // what it may point to, sorted
	kids  []kid     // parts with a value of their own, sorted by key
	funcs []*funcVal
	dyn   []types.Type // an interface's concrete types, where known
	exact bool         // dyn is all of them
	strs  []text       // the strings that it may be, where known
	held  []*grant     // consents on the way of a pointer: they hold for what it points to
}

type kid struct {
	key string
	n   *node
}

// ref points into an object; path holds field and element steps only. class is
// set when it points to a classified field.
type ref struct {
	obj   *object
	path  string
	class *fieldClass
}

// fieldClass is what the address of a classified field stands for.
type fieldClass struct {
	cats    []string
	field   string
	typ     types.Type // of the field
	subject origin.Lineage
	owner   string // type of the data subject
	pos     token.Pos
	parts   []*fieldClass // of parts of it, by their type
}

// maxDepth bounds access paths; what lies deeper is joined into its ancestor.
// Together with the finite number of labels, objects and functions that a
// package mentions, it makes the lattice of nodes finite in height, so that
// every fixed point ends.
const maxDepth = 7

func (n *node) clean() bool {
	if n == nil {
		return true
	}
	if len(n.labs) > 0 || len(n.refs) > 0 || len(n.funcs) > 0 {
		return false
	}
	for _, k := range n.kids {
		if !k.n.clean() {
			return false
		}
	}
	return true
}

// join is the least upper bound. It returns a itself when b adds nothing.
func join(a, b *node) *node { return joinDepth(a, b, 0) }

func joinDepth(a, b *node, depth int) *node {
	if a == b || b == nil {
		return a
	}
	if a == nil {
		return b
	}
	out := node{
		labs: joinLabs(a.labs, b.labs), refs: joinRefs(a.refs, b.refs),
		held: joinPointerHeld(a, b), funcs: joinFuncs(a.funcs, b.funcs), dyn: joinTypes(a.dyn, b.dyn), strs: joinTexts(a, b),
	}
	out.kids = joinKids(a, b, depth)
	out.exact = (a.exact || b.exact) && (a.exact || a.empty()) && (b.exact || b.empty())
	if sameNode(a, &out) {
		return a
	}
	n := out // most joins add nothing: only those that do take memory
	return &n
}

// empty reports whether nothing is in n: a nil interface.
func (n *node) empty() bool {
	return len(n.labs)+len(n.refs)+len(n.kids)+len(n.funcs)+len(n.dyn) == 0
}

func sameNode(a, b *node) bool {
	if len(a.labs) != len(b.labs) || len(a.refs) != len(b.refs) || len(a.kids) != len(b.kids) ||
		a.exact != b.exact || len(a.funcs) != len(b.funcs) || len(a.dyn) != len(b.dyn) || len(a.strs) != len(b.strs) || !sameHeld(a.held, b.held) {
		return false
	}
	for i := range a.labs {
		if a.labs[i].lab != b.labs[i].lab || !sameHeld(a.labs[i].held, b.labs[i].held) {
			return false
		}
	}
	for i := range a.refs {
		if a.refs[i] != b.refs[i] {
			return false
		}
	}
	for i := range a.funcs {
		if a.funcs[i] != b.funcs[i] {
			return false
		}
	}
	for i := range a.kids {
		if a.kids[i].key != b.kids[i].key || a.kids[i].n != b.kids[i].n {
			return false
		}
	}
	return true
}

func (n *node) points() bool { return len(n.refs) > 0 || len(n.labs) > 0 }

// joinKids joins part by part. A part that only one side has is joined with
// what the other side's labels say of it.
func joinKids(a, b *node, depth int) []kid {
	if len(a.kids) == 0 && len(b.kids) == 0 {
		return nil
	}
	if depth > maxDepth {
		return nil
	}
	out := make([]kid, 0, max(len(a.kids), len(b.kids)))
	i, j := 0, 0
	for i < len(a.kids) || j < len(b.kids) {
		switch {
		case j >= len(b.kids) || i < len(a.kids) && a.kids[i].key < b.kids[j].key:
			k := a.kids[i]
			out = append(out, kid{k.key, joinDepth(k.n, b.implied(k.key), depth+1)})
			i++
		case i >= len(a.kids) || a.kids[i].key > b.kids[j].key:
			k := b.kids[j]
			out = append(out, kid{k.key, joinDepth(a.implied(k.key), k.n, depth+1)})
			j++
		default:
			out = append(out, kid{a.kids[i].key, joinDepth(a.kids[i].n, b.kids[j].n, depth+1)})
			i++
			j++
		}
	}
	return out
}

// implied returns what the labels of n alone say of its part key.
func (n *node) implied(key string) *node {
	if n == nil || len(n.labs) == 0 {
		return n.elementFor(key)
	}
	if key == valuePart && slices.ContainsFunc(n.labs, carried.isTag) { // a context's purpose is none of its values
		rest := &node{labs: slices.DeleteFunc(slices.Clone(n.labs), carried.isTag)}
		return rest.implied(key)
	}
	out := &node{labs: n.labs}
	for i, c := range n.labs {
		if part := c.lab.child(key); part != c.lab {
			if &out.labs[0] == &n.labs[0] { // sources are the same all over: most often nothing changes
				out.labs = slices.Clone(n.labs)
			}
			out.labs[i].lab = part
		}
	}
	out.labs = sortLabs(out.labs)
	return join(out, n.elementFor(key))
}

// implies reports whether the labels of n say the same of a part as the part's own
// node does.
func (n *node) implies(k kid) bool {
	return k.n != nil && len(n.labs) > 0 && len(k.n.labs) == len(n.labs) && k.n.plain() && sameNode(n.implied(k.key), k.n)
}

// elementFor returns, for an element under a key or index, what is known of
// those that it may be as well.
func (n *node) elementFor(key string) *node {
	if n == nil || !strings.HasPrefix(key, "[") || key == "[]" {
		return nil
	}
	return n.sameElement(key)
}

// get returns the own node of a part, or nil.
func (n *node) get(key string) *node {
	if n == nil {
		return nil
	}
	if i := n.search(key); i < len(n.kids) && n.kids[i].key == key {
		return n.kids[i].n
	}
	return nil
}

// search is where a part stands, or would.
func (n *node) search(key string) int {
	return sort.Search(len(n.kids), func(i int) bool { return n.kids[i].key >= key })
}

func (n *node) has(key string) bool {
	if n == nil {
		return false
	}
	i := n.search(key)
	return i < len(n.kids) && n.kids[i].key == key
}

// with returns n with part key set to v.
func (n *node) with(key string, v *node) *node {
	out := node{}
	if n != nil {
		out = *n
	}
	kids := make([]kid, 0, len(out.kids)+1)
	placed := false
	for _, k := range out.kids {
		if !placed && k.key >= key {
			kids = append(kids, kid{key, v})
			placed = true
			if k.key == key {
				continue
			}
		}
		kids = append(kids, k)
	}
	if !placed {
		kids = append(kids, kid{key, v})
	}
	out.kids = kids
	return &out
}

// child returns the value of a part.
func (n *node) child(key string) *node {
	if n == nil {
		return nil
	}
	if key == "[]" {
		out := n.implied(key)
		for _, k := range n.kids {
			if strings.HasPrefix(k.key, "[") {
				out = join(out, k.n)
			}
		}
		return out
	}
	if n.has(key) {
		return join(n.get(key), n.elementFor(key))
	}
	return n.implied(key)
}

// write returns n with the part at path set to v: replaced when strong, else
// joined.
func (n *node) write(path []string, v *node, strong bool) *node {
	if len(path) == 0 {
		if strong {
			return v
		}
		return join(n, v)
	}
	key := path[0]
	if n.manyKeys(key) {
		key = "[]"
	}
	strong = strong && key != "[]"
	var old *node
	switch {
	case strong && len(path) == 1: // replaced
	case key == "[]":
		old = join(n.get(key), n.impliedLabels(key))
	case n != nil && strings.HasPrefix(key, keyMark): // what it may be as well is seen where it is read
		old = join(n.get(key), (&node{labs: n.labs}).implied(key))
	default:
		old = n.child(key)
	}
	return n.with(key, old.write(path[1:], v, strong))
}

// maxKeys bounds the elements of one container that are told apart by their
// keys. Code written by hand stays below; in a generated table the rest is one
// element.
const maxKeys = 64

// manyKeys reports whether key is a new one for a container that has enough of
// them.
func (n *node) manyKeys(key string) bool {
	if n == nil || len(n.kids) < maxKeys || !strings.HasPrefix(key, "[") || key == "[]" || n.has(key) {
		return false
	}
	count := 0
	for _, k := range n.kids {
		if strings.HasPrefix(k.key, "[") {
			count++
		}
	}
	return count >= maxKeys
}

func (n *node) impliedLabels(key string) *node {
	if n == nil || len(n.labs) == 0 {
		return nil
	}
	return n.implied(key)
}

// at returns the part of n at path.
func (n *node) at(path []string) *node {
	for _, key := range path {
		n = n.child(key)
	}
	return n
}
