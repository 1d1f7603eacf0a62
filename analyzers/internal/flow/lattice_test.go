package flow

import (
	"math/rand/v2"
	"testing"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// generator makes random nodes over a few labels and objects.
type generator struct {
	*rand.Rand
	labs []*label
	objs []*object
}

func newGenerator(seed uint64) *generator {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 1))}
	tab := &labels{byKey: map[string]*label{}}
	for i := range 3 {
		g.labs = append(g.labs, tab.get(label{kind: Input, in: Place{Param: i}}))
		g.labs = append(g.labs, tab.get(label{kind: Input, in: Place{Param: i, Path: "*.Email"}, whole: true}))
		g.labs = append(g.labs, tab.get(label{kind: Source, cats: []string{"user"}, field: string(rune('A' + i)), subject: origin.Lineage{}}))
		g.objs = append(g.objs, &object{id: i + 1}, &object{id: i + 10, in: g.labs[0].child("*")})
	}
	g.labs = append(g.labs, tab.get(label{kind: Local, whole: true}), tab.get(label{kind: Tag, purpose: "support"}))
	return g
}

func (g *generator) node(depth int) *node {
	if g.IntN(4) == 0 {
		return nil
	}
	n := &node{}
	for range g.IntN(3) {
		n = join(n, &node{labs: []carried{{lab: g.labs[g.IntN(len(g.labs))]}}})
	}
	for range g.IntN(2) {
		n = join(n, &node{refs: []ref{{obj: g.objs[g.IntN(len(g.objs))]}}})
	}
	if depth < 3 {
		for _, key := range []string{".A", ".B", "[]", `["k"]`} {
			if g.IntN(3) == 0 {
				n = n.with(key, g.node(depth+1))
			}
		}
	}
	return n
}

func (g *generator) memory() *memory {
	var m *memory
	for range g.IntN(6) {
		m = m.set(g.objs[g.IntN(len(g.objs))], g.node(1))
	}
	return m
}

func leq(a, b *node) bool { return join(b, a) == b }

// reads reports whether two nodes read the same everywhere. One value can be
// written in two ways: what is known of any element can stand with a constant
// key too.
func reads(a, b *node, depth int) bool {
	la, lb := &node{}, &node{}
	if a != nil {
		la = &node{labs: a.labs, refs: a.refs}
	}
	if b != nil {
		lb = &node{labs: b.labs, refs: b.refs}
	}
	if !leq(la, lb) || !leq(lb, la) {
		return false
	}
	if depth == 0 {
		return true
	}
	for _, key := range []string{".A", ".B", "[]", `["k"]`} {
		if !reads(a.child(key), b.child(key), depth-1) {
			return false
		}
	}
	return true
}

// The laws that the fixed point relies on.
func TestNodeLattice(t *testing.T) {
	for seed := range uint64(3000) {
		g := newGenerator(seed)
		a, b, c := g.node(0), g.node(0), g.node(0)
		ab := join(a, b)
		if join(a, a) != a {
			t.Fatalf("seed %d: join is not idempotent", seed)
		}
		if !leq(a, ab) || !leq(b, ab) {
			t.Fatalf("seed %d: a join is not above both sides", seed)
		}
		if ba := join(b, a); !reads(ab, ba, 4) {
			t.Fatalf("seed %d: join is not commutative", seed)
		}
		if l, r := join(ab, c), join(a, join(b, c)); !reads(l, r, 4) {
			t.Fatalf("seed %d: join is not associative", seed)
		}
	}
}

func TestMemoryLattice(t *testing.T) {
	for seed := range uint64(3000) {
		g := newGenerator(seed)
		a, b := g.memory(), g.memory()
		ab, ba := joinMemory(a, b), joinMemory(b, a)
		if !sameMemory(joinMemory(a, a), a) {
			t.Fatalf("seed %d: join is not idempotent", seed)
		}
		if !sameMemory(ab, ba) {
			t.Fatalf("seed %d: join is not commutative", seed)
		}
		if !sameMemory(joinMemory(ab, a), ab) || !sameMemory(joinMemory(ab, b), ab) {
			t.Fatalf("seed %d: a join is not above both sides", seed)
		}
	}
}

// A strong write is what is read afterwards, and changes nothing else.
func TestWriteThenRead(t *testing.T) {
	for seed := range uint64(2000) {
		g := newGenerator(seed)
		n, v := g.node(0), g.node(1)
		other := n.child(".B")
		n = n.write([]string{".A"}, v, true)
		if got := n.child(".A"); !leq(got, v) || !leq(v, got) {
			t.Fatalf("seed %d: a strong write is not read back", seed)
		}
		if got := n.child(".B"); !leq(got, other) || !leq(other, got) {
			t.Fatalf("seed %d: a write to one field changed another", seed)
		}
	}
}

// Values that come from more and more places are widened, and stay so.
func TestWideningEnds(t *testing.T) {
	tab := &labels{byKey: map[string]*label{}}
	var n *node
	lab := tab.get(label{kind: Input})
	changes := 0
	for range 200 {
		lab = lab.child(".Next")
		for _, part := range []string{".A", ".B", ".C", "[]"} {
			m := join(n, &node{labs: []carried{{lab: lab.child(part)}}})
			if m != n {
				changes++
			}
			n = m
		}
	}
	if len(n.labs) > maxLabels || changes > 4*maxLabels {
		t.Errorf("%d labels after %d changes, want at most %d and %d", len(n.labs), changes, maxLabels, 4*maxLabels)
	}
}
