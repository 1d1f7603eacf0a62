package flow

import (
	"sort"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/order"
)

// summarize turns the result of the interpretation into a summary.
func (x *exec) summarize() *Summary {
	s := &Summary{Inputs: x.inputs()}
	var mem *memory
	nres := x.fn.Signature.Results().Len()
	results := make([]*node, nres)
	for i, e := range x.exits {
		if i == 0 {
			mem = e.mem
		} else {
			mem = joinMemory(mem, e.mem)
		}
		for j, r := range e.ret.Results {
			results[j] = join(results[j], x.attachTo(r, x.val(r), e.ret))
		}
	}
	if len(x.exits) == 0 && x.panicking { // whoever recovers finds what is there then
		mem = x.panicked
	}
	f := &freezer{x: x, mem: mem, busy: map[ref]bool{}, objects: map[ref]int{}, shared: map[int]bool{}}
	s.Results = make([]*Tree, nres)
	s.returns = map[*ssa.Function]bool{}
	for j, n := range results {
		if isBoolType(x.fn.Signature.Results().At(j).Type()) {
			continue
		}
		s.Results[j] = f.whole(n)
		s.Results[j].literals(s.returns)
	}
	x.stubbed(s)
	f.stores(s)
	f.mem = x.atPanic(mem)
	s.Panics, s.Recovers = f.whole(x.panics), x.recovers
	f.mem = mem
	s.Beside = f.running()
	for _, r := range s.Results {
		f.forget(r)
	}
	for _, st := range s.Stores {
		f.forget(st.Val)
	}
	for _, b := range s.Beside {
		f.forget(b)
	}
	f.forget(s.Panics)
	for _, k := range sortedKeys(x.sends) {
		s.Sends = append(s.Sends, x.sends[k])
	}
	s.Calls = x.calls
	if x.callerChecks(x.fn) {
		for _, k := range x.seen {
			s.Owed = append(s.Owed, x.owe(x.found[k])...)
		}
		sortSends(s.Owed)
	}
	return s
}

// literals adds the function literals in t to out.
func (t *Tree) literals(out map[*ssa.Function]bool) {
	if t == nil {
		return
	}
	for _, f := range t.funcs {
		if f.fn != nil {
			out[order.Declared(f.fn)] = true
		}
	}
	for _, k := range t.Kids {
		k.T.literals(out)
	}
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// stores lists what the function leaves in the objects of its inputs.
func (f *freezer) stores(s *Summary) {
	f.mem.each(func(o *object, n *node) {
		if o.in != nil && o.in.kind == Local && o.dirty {
			f.storedGlobal(s, o, n)
		}
		if o.in == nil || o.in.kind != Input {
			return
		}
		f.stored(s, o.in.in, n, o.in, 0)
	})
	if limit := max(f.limit(), 8); len(s.Stores) > limit {
		s.Stores = perParam(s.Stores)
	}
	sort.SliceStable(s.Stores, func(i, j int) bool {
		a, b := s.Stores[i].To, s.Stores[j].To
		if a.Param != b.Param {
			return a.Param < b.Param
		}
		return a.Path < b.Path
	})
}

// storedGlobal lists what the function leaves of its inputs in a package
// variable. What it leaves of its own is in the variable's cell.
func (f *freezer) storedGlobal(s *Summary, o *object, n *node) {
	g, ok := o.in.subject.Self.Root.(*ssa.Global)
	if !ok {
		return
	}
	var all Summary
	f.stored(&all, Place{Path: o.in.subject.Self.Path}, n, o.in, 0)
	for _, st := range all.Stores {
		if st.Val.mentions(0) {
			st.Global, st.Strong = addrKey(g), false
			s.Stores = append(s.Stores, st)
		}
	}
}

// perParam joins the stores into one parameter to one store that may hit any
// part of what it points to.
func perParam(stores []Store) []Store {
	var out []Store
	at := map[int]int{}
	for _, st := range stores {
		if st.Val == nil {
			continue // clearing a part is forgotten
		}
		if st.Global != "" {
			out = append(out, st)
			continue
		}
		i, ok := at[st.To.Param]
		if !ok {
			i = len(out)
			at[st.To.Param] = i
			out = append(out, Store{To: Place{Param: st.To.Param, Path: "*"}, Val: &Tree{}})
		}
		out[i].Val.absorb(st.Val, map[string]bool{})
	}
	return out
}

// absorb adds the labels of everything in u to t itself.
func (t *Tree) absorb(u *Tree, seen map[string]bool) {
	if u == nil {
		return
	}
	for _, l := range t.Labels {
		seen[l.key()] = true
	}
	for _, l := range u.Labels {
		if l.Kind == Input {
			l.Whole = true
		}
		if k := l.key(); !seen[k] && len(t.Labels) < maxTree {
			seen[k] = true
			t.Labels = append(t.Labels, l)
		}
	}
	t.Opaque = t.Opaque || u.Opaque
	for _, k := range u.Kids {
		t.absorb(k.T, seen)
	}
}

func (f *freezer) stored(s *Summary, to Place, n *node, initial *label, depth int) {
	if depth > maxDepth {
		return
	}
	intact := false
	var added []carried
	if n != nil {
		for _, c := range n.labs {
			if c.lab == initial {
				intact = true
			} else {
				added = append(added, c)
			}
		}
	}
	if !intact {
		v := f.part(n)
		s.Stores = append(s.Stores, Store{To: to, Val: v, Strong: true, Unless: v.assumedOf()})
		return
	}
	typed := len(n.dyn) > 0 && len(n.kids) > 0 // the parts are those of a value of these types
	if len(added) > 0 || len(n.refs) > 0 || len(n.funcs) > 0 || typed {
		extra := &node{labs: added, refs: n.refs, funcs: n.funcs, dyn: n.dyn, held: n.held}
		s.Stores = append(s.Stores, Store{To: to, Val: f.part(extra)})
	}
	for _, k := range n.kids {
		f.stored(s, Place{to.Param, to.Path + k.key}, k.n, initial.child(k.key), depth+1)
	}
}

// step limits what a fact carries of a trace.
const maxFactSteps = 4

func clipSteps(steps []finding.Step) []finding.Step {
	if len(steps) > maxFactSteps {
		return append(append([]finding.Step(nil), steps[0]), steps[len(steps)-maxFactSteps+1:]...)
	}
	return steps
}
