// Package mutualtrees: mutual recursion over a tree, and with a struct of state.
package mutualtrees

import (
	"strings"

	"flow/person"

	acme "acme.example/sdk"
)

type node struct {
	kind     string
	text     string
	children []*node
}

func (n *node) render(b *strings.Builder) {
	b.WriteString(n.kind)
	renderAll(b, n.children)
	b.WriteString(n.text)
}

func renderAll(b *strings.Builder, list []*node) {
	for _, c := range list {
		c.render(b)
	}
}

func (n *node) kinds() []string { return append([]string{n.kind}, kindsOf(n.children)...) }

func kindsOf(list []*node) (out []string) {
	for _, c := range list {
		out = append(out, c.kinds()...)
	}
	return out
}

func (n *node) depth() int { return 1 + deepest(n.children) }

func deepest(list []*node) (d int) {
	for _, c := range list {
		d = max(d, c.depth())
	}
	return d
}

func trees(p person.Person) {
	t := &node{kind: "root", children: []*node{{kind: "leaf", text: p.Email}}}
	u := &node{kind: "root", children: []*node{{kind: "leaf", text: p.Plan}}}
	var a, b strings.Builder
	t.render(&a)
	u.render(&b)
	acme.Text(a.String()) // want `Person\.Email`
	acme.Text(b.String())
	acme.Send(t.kinds())
	acme.Send(t.depth())
}

type state struct{ in, out string }

func parse(s state, n int) state {
	if n == 0 {
		return s
	}
	return step(s, n)
}

func step(s state, n int) state {
	s.out += s.in
	return parse(s, n-1)
}

func states(p person.Person) {
	acme.Text(parse(state{in: p.Email}, 3).out) // want `Person\.Email`
	acme.Text(parse(state{in: p.Plan}, 3).out)
}
