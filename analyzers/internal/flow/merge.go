package flow

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A call through an interface with many implementations in sight would apply the
// summaries of all of them, at each call: so many implementations that call one
// another through their interface (layers of decorators, stages of a pipeline,
// nodes of a tree) cost the square of their number. Such a method has one merged
// summary instead, of which equal parts are there once.

// maxApart is the number of implementations that are applied one by one, so that
// steps name them and each finds the arguments by itself.
const maxApart = 4

// maxVariants bounds the results that a merged summary tells apart.
const maxVariants = 12

// variant is what one of several implementations gives.
type variant struct {
	results []*Tree
	panics  *Tree
}

// joint is the merged summary of an interface's method.
type joint struct {
	epoch int // of the engine, when it was looked at last
	parts []*Summary
	fns   []*ssa.Function // the package's own among them
	some  bool            // one of them has a summary
	known []string        // the types that are in the summary
	sum   *Summary        // nil if no implementation does anything
}

// jointOf returns the merged summary of method m for its implementations impls.
// Inside one round over a component it stays the same: what the round finds is in
// the next one.
func (x *exec) jointOf(m *types.Func, impls []*types.Func) *joint {
	if x.joints == nil {
		x.joints = map[*types.Func]*joint{}
	}
	g := x.joints[m]
	if g == nil {
		g = &joint{epoch: -1}
		x.joints[m] = g
	}
	x.groups[g] = true
	if g.epoch == x.epoch {
		return g
	}
	g.epoch = x.epoch
	g.fns, g.known, g.some = nil, nil, false
	var parts []*Summary
	all := true
	n := 0
	for _, f := range impls {
		s, known := x.summaryOf(f, nil)
		if d := x.byObject[f.Origin()]; d != nil {
			g.fns = append(g.fns, d)
		}
		if !known || s == nil {
			all = all && !known
			continue
		}
		g.some = true
		if n < maxImpls || s.discloses() {
			// Callers who know the type follow those that are left out here.
			g.known = append(g.known, bareName(recvType(f)))
			parts = append(parts, s)
			n++
		}
	}
	if !slices.Equal(parts, g.parts) {
		g.parts, g.sum = parts, mergeSummaries(parts, all)
	}
	return g
}

// mergeSummaries joins summaries of methods with one signature. all says that
// there are no others that do nothing.
func mergeSummaries(list []*Summary, all bool) *Summary {
	if len(list) == 0 {
		return nil
	}
	m := &merger{out: &Summary{Inputs: list[0].Inputs, Recovers: true, returns: map[*ssa.Function]bool{}}, seen: map[string]int{}}
	for _, s := range list {
		m.add(s)
	}
	m.stores(all)
	sortSends(m.out.Sends)
	sortSends(m.out.Owed)
	return m.out
}

// merger puts summaries together.
type merger struct {
	out     *Summary
	seen    map[string]int // what is there already, by how it is written, and where
	strong  [][]Store      // of each summary: what it stores on every path
	held    []Store
	objects int // the highest number of an object so far

	inputs int         // the summary at hand: as in Summary
	calls  map[int]int // where its calls stand in out
	base   int         // added to its objects' numbers
}

func (m *merger) add(s *Summary) {
	m.inputs, m.calls, m.base = s.Inputs, map[int]int{}, m.objects
	m.addCalls(s)
	v := variant{panics: m.tree(s.Panics)}
	for _, r := range s.Results {
		v.results = append(v.results, m.tree(r))
	}
	m.variant(v)
	var strong []Store
	for _, st := range s.Stores {
		st.To, st.Val = m.place(st.To), m.tree(st.Val)
		if st.Unless > 0 {
			st.Unless = m.place(Place{Param: st.Unless - 1}).Param + 1
		}
		m.held = append(m.held, st)
		if st.Strong && st.Unless == 0 {
			strong = append(strong, st)
		}
	}
	m.strong = append(m.strong, strong)
	for _, b := range s.Beside {
		var k strings.Builder
		t := m.tree(b)
		t.write(&k)
		if m.new("beside"+k.String(), 0) {
			m.out.Beside = append(m.out.Beside, t)
		}
	}
	m.out.Sends = m.sends(m.out.Sends, s.Sends, "send")
	m.out.Owed = m.sends(m.out.Owed, s.Owed, "owed")
	m.out.Recovers = m.out.Recovers && s.Recovers
	for fn := range s.returns {
		m.out.returns[fn] = true
	}
}

// new reports whether something written as key is not there yet, and notes it.
func (m *merger) new(key string, at int) bool {
	if _, ok := m.seen[key]; ok {
		return false
	}
	m.seen[key] = at
	return true
}

// addCalls adds the calls of functions that were given. Where one depends on a
// later one, all of them stay together.
func (m *merger) addCalls(s *Summary) {
	for i := range s.Calls {
		if s.Calls[i].after(s.Inputs + i) {
			for j := range s.Calls {
				m.calls[j] = len(m.out.Calls) + j
			}
			break
		}
	}
	together := len(m.calls) > 0
	for i := range s.Calls {
		m.call(&s.Calls[i], i, together)
	}
}

// call adds one of them, and notes where it stands.
func (m *merger) call(c *Invoke, i int, together bool) {
	in := *c
	in.Fn, in.Sure = m.place(c.Fn), false
	var b strings.Builder
	fmt.Fprint(&b, "call", in.Fn, in.Method, in.Field, in.Void, in.Known, in.Apart)
	in.Args = nil
	for _, a := range c.Args {
		t := m.tree(a)
		t.write(&b)
		in.Args = append(in.Args, t)
	}
	for _, g := range in.Held {
		b.WriteString(g.key())
	}
	if at, ok := m.seen[b.String()]; ok && in.escaped == nil && !together {
		m.calls[i] = at
		return
	}
	at := len(m.out.Calls)
	m.calls[i] = at
	if at < maxCalls {
		m.seen[b.String()] = at
		m.out.Calls = append(m.out.Calls, in)
	}
}

// variant adds what one summary gives. Beyond maxVariants they are one, whose
// parts are not told apart.
func (m *merger) variant(v variant) {
	var b strings.Builder
	b.WriteString("variant")
	for _, r := range v.results {
		r.write(&b)
		b.WriteByte(';')
	}
	v.panics.write(&b)
	if !m.new(b.String(), 0) {
		return
	}
	out := m.out
	if n := len(out.variants); n < maxVariants {
		out.variants = append(out.variants, v)
		return
	}
	last := &out.variants[maxVariants-1]
	for i, r := range v.results {
		last.results[i] = last.results[i].coarse(r)
	}
	last.panics = last.panics.coarse(v.panics)
}

func (m *merger) sends(into, list []Send, kind string) []Send {
	for i := range list {
		sd := list[i]
		m.label(&sd.Label)
		sd.Dest = m.texts(sd.Dest)
		sd.Context = nil
		for _, p := range list[i].Context {
			sd.Context = append(sd.Context, m.place(p))
		}
		if m.new(kind+sd.key(), 0) || sd.escaped != nil {
			into = append(into, sd)
		}
	}
	return into
}

// replaces reports whether each of the summaries stores something into what a
// store goes to, on every path.
func (m *merger) replaces(st Store) bool {
	for _, list := range m.strong {
		if !slices.ContainsFunc(list, func(o Store) bool { return o.Global == st.Global && o.To.holds(st.To) }) {
			return false
		}
	}
	return true
}

// holds reports whether q is p or a part of it.
func (p Place) holds(q Place) bool {
	rest, ok := strings.CutPrefix(q.Path, p.Path)
	return ok && p.Param == q.Param && (rest == "" || strings.ContainsRune(".*[{#@", rune(rest[0])))
}

// stores adds what the summaries store. What each of them replaces on every path
// is cleared first; all say then what may be there.
func (m *merger) stores(all bool) {
	var add []Store
	for _, st := range m.held {
		key := fmt.Sprint(st.To, st.Global)
		if st.Strong && st.Unless == 0 && all && m.replaces(st) && m.new("clear"+key, 0) {
			m.out.Stores = append(m.out.Stores, Store{To: st.To, Global: st.Global, Strong: true})
		}
		var b strings.Builder
		b.WriteString("store" + key)
		st.Val.write(&b)
		if st.Strong, st.Unless = false, 0; st.Val != nil && m.new(b.String(), 0) {
			add = append(add, st)
		}
	}
	if len(add) > maxTree {
		add = perParam(add)
	}
	m.out.Stores = append(m.out.Stores, add...)
}

// place moves a place that starts in the outcome of a call to where the call
// stands now.
func (m *merger) place(p Place) Place {
	if i := p.Param - m.inputs; i >= 0 && i < recoverIndex {
		p.Param = m.inputs + m.calls[i]
	}
	return p
}

// label moves the places of a label.
func (m *merger) label(l *Label) {
	l.In = m.place(l.In)
	if l.Unless > 0 {
		l.Unless = m.place(Place{Param: l.Unless - 1}).Param + 1
	}
}

// tree is t with its places and objects as they are in the merged summary.
func (m *merger) tree(t *Tree) *Tree {
	if t == nil {
		return nil
	}
	out := *t
	out.Labels = append([]Label(nil), t.Labels...)
	for i := range out.Labels {
		m.label(&out.Labels[i])
	}
	if t.Object > 0 {
		out.Object = t.Object + m.base
		m.objects = max(m.objects, out.Object)
	}
	out.Kids = make([]Branch, 0, len(t.Kids))
	for _, k := range t.Kids {
		out.Kids = append(out.Kids, Branch{k.Key, m.tree(k.T)})
	}
	out.Texts = m.texts(t.Texts)
	out.Funcs = nil
	for _, f := range t.Funcs {
		c := *f
		c.Bind = m.trees(f.Bind)
		out.Funcs = append(out.Funcs, &c)
	}
	out.funcs = nil
	for _, f := range t.funcs {
		c := *f
		c.trees = m.trees(f.trees)
		out.funcs = append(out.funcs, &c)
	}
	return &out
}

func (m *merger) trees(list []*Tree) []*Tree {
	var out []*Tree
	for _, t := range list {
		out = append(out, m.tree(t))
	}
	return out
}

func (m *merger) texts(list [][]Piece) [][]Piece {
	var out [][]Piece
	for _, t := range list {
		var u []Piece
		for _, p := range t {
			if p.In != nil {
				in := m.place(*p.In)
				p.In = &in
			}
			u = append(u, p)
		}
		out = append(out, u)
	}
	return out
}
