package guard

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// solution is the fixed point for one function.
type solution struct {
	table *table
	in    []*state   // by block index
	marks [][]change // by block index: states after the instructions that change them
}

type change struct {
	instr int
	after *state
}

// at returns the state before instruction in.
func (s *solution) at(in ssa.Instruction) *state {
	b := in.Block()
	cur := s.in[b.Index]
	if len(s.marks[b.Index]) == 0 {
		return cur
	}
	for i, x := range b.Instrs {
		if x == in {
			for _, m := range s.marks[b.Index] {
				if m.instr < i {
					cur = m.after
				}
			}
			break
		}
	}
	return cur
}

// solver runs the analysis of one function to its fixed point. It terminates:
// must-sets only shrink and may-sets only grow over a finite table of facts
// (one per check, subject and outcome that the function mentions), and a block
// is revisited only when its entry state changed.
type solver struct {
	*analyzer
	fn  *ssa.Function
	tab *table
	in  []*state
	out []*state
	sol *solution

	replKnown bool
	settled   bool // loops that nothing was seen to come back to do not come back

	equal   []equality          // what conditions say is the same id
	lists   []*ssa.Phi          // built by appending
	nested  int                 // conditions of arguments being looked into
	storing map[*ssa.Alloc]bool // being looked into
	repl    []replacement       // what replaces records, once replKnown
	merging map[*ssa.Phi]bool   // being looked into: a loop's variable may decide about its own next value
}

// solve returns the solution for fn when the consents in entry hold at its
// start, or nil when fn neither starts with consents nor asks for any.
func (a *analyzer) solve(fn *ssa.Function, entry []*Consent) *solution {
	if len(fn.Blocks) == 0 || len(entry) == 0 && !a.asks(fn) {
		return nil
	}
	n := len(fn.Blocks)
	s := &solver{analyzer: a, fn: fn, tab: &table{}, in: make([]*state, n), out: make([]*state, n), merging: map[*ssa.Phi]bool{}}
	s.sol = &solution{table: s.tab, in: s.in, marks: make([][]change, n)}
	start := &state{}
	for _, c := range entry {
		start = start.add([]int{s.tab.id(Fact{Outcome: Granted, Consent: c})})
	}
	s.in[0] = start
	s.equal, s.lists = s.equalities(), builtLists(fn)
	if fn.Recover != nil && fn.Recover.Index != 0 && a.mayRecover(fn) {
		s.in[fn.Recover.Index] = &state{}
	}
	s.fixpoint(start)
	return s.sol
}

// fixpoint runs to the fixed point. What follows from a phi depends on blocks that
// do not lead to it directly, so that all blocks are looked at once more when
// none is queued.
func (s *solver) fixpoint(start *state) {
	n := len(s.fn.Blocks)
	queued := make([]bool, n)
	order := postorder(s.fn)
	for all, rounds := true, 0; rounds < 4*n+64; rounds++ {
		changed := false
		for _, b := range order {
			if !all && !queued[b.Index] {
				continue
			}
			queued[b.Index] = false
			if s.in[b.Index] == nil {
				s.out[b.Index] = nil
				continue
			}
			s.out[b.Index] = s.transfer(b)
			for _, succ := range b.Succs {
				next := s.enter(succ)
				if succ.Index == 0 {
					next = s.tab.meet(next, start)
				}
				if !s.in[succ.Index].equal(next) {
					s.in[succ.Index] = next
					queued[succ.Index], changed = true, true
				}
			}
		}
		switch {
		case all && !changed && s.settled:
			return
		case all && !changed:
			s.settled = true // and look once more
		default:
			all = !changed
		}
	}
}

// enter joins the states on the edges into b.
func (s *solver) enter(b *ssa.BasicBlock) *state {
	var joined *state
	for _, p := range b.Preds {
		joined = s.tab.meet(joined, s.edge(p, b))
	}
	return joined
}

// edge returns the state on the edge from p to b, of which there may be two.
func (s *solver) edge(p, b *ssa.BasicBlock) *state { return s.edgeWithin(p, b, 0) }

// edgeWithin is edge for a condition that is asked about inside another one.
func (s *solver) edgeWithin(p, b *ssa.BasicBlock, depth int) *state {
	out := s.out[p.Index]
	if out == nil || len(p.Instrs) == 0 {
		return out
	}
	br, ok := p.Instrs[len(p.Instrs)-1].(*ssa.If)
	if !ok || p.Succs[0] == p.Succs[1] {
		return out
	}
	o := outcome{kind: "true"}
	if p.Succs[1] == b {
		o.kind = "false"
	}
	ids, possible := s.implied(br.Cond, o, p, depth)
	if !possible {
		return nil
	}
	every, ready := s.everyOne(p, b)
	if !ready {
		return nil
	}
	ids = append(s.learnt(br.Cond, o, ids), every...)
	return s.alike(s.tab.met(out.add(ids)), b)
}

// learnt adds to ids what a branch tells about the value that it looks at, so
// that a later look at it is known to give the same.
func (s *solver) learnt(cond ssa.Value, o outcome, ids []int) []int {
	for range maxDepth {
		switch v := cond.(type) {
		case *ssa.UnOp:
			if v.Op == token.NOT {
				cond, o = v.X, o.negate()
				continue
			}
		case *ssa.BinOp:
			if (v.Op == token.EQL || v.Op == token.NEQ) && isNil(v.Y) {
				if (v.Op == token.EQL) != (o.kind == "true") {
					return append(ids, s.valueFact(v.X, "non-nil"))
				}
				return append(ids, s.valueFact(v.X, "nil"))
			}
		}
		break
	}
	if _, isConst := cond.(*ssa.Const); isConst {
		return ids
	}
	return append(ids, s.valueFact(cond, o.kind))
}

func (s *solver) valueFact(v ssa.Value, kind string) int {
	return s.tab.id(Fact{Outcome: valued, Consent: &Consent{Check: kind, PurposeParam: -1, Subject: origin.Lineage{Self: origin.Origin{Root: v}}}})
}

// excluded reports whether a branch on every path to the end of block at has
// found out that v does not have outcome o.
func (s *solver) excluded(v ssa.Value, o outcome, at *ssa.BasicBlock) bool {
	not := o.negate()
	if at == nil || at.Parent() != s.fn || not.kind == "other" || s.out[at.Index] == nil {
		return false
	}
	f := Fact{Outcome: valued, Consent: &Consent{Check: not.kind, PurposeParam: -1, Subject: origin.Lineage{Self: origin.Origin{Root: v}}}}
	id, ok := s.tab.ids[f.key()]
	return ok && s.out[at.Index].must.has(id)
}

// transfer walks one block and returns the state at its end, nil when the end
// is not reached.
func (s *solver) transfer(b *ssa.BasicBlock) *state {
	cur := s.in[b.Index]
	marks := s.sol.marks[b.Index][:0]
	if next := s.knownLists(cur, b); next != cur {
		marks = append(marks, change{-1, next})
		cur = next
	}
	for i, in := range b.Instrs {
		next := s.step(cur, in)
		if next != cur {
			marks = append(marks, change{i, next})
			cur = next
		}
		if cur == nil {
			break
		}
	}
	s.sol.marks[b.Index] = marks
	return cur
}

func (s *solver) step(cur *state, in ssa.Instruction) *state {
	cur = s.kill(cur, in)
	if phi, ok := in.(*ssa.Phi); ok && slices.Contains(s.lists, phi) {
		return cur.add(s.gathered(phi))
	}
	c, ok := in.(ssa.CallInstruction)
	if !ok {
		return cur
	}
	if _, started := in.(*ssa.Go); started {
		return s.replaced(cur, in)
	}
	if call, plain := in.(*ssa.Call); plain {
		if s.noReturn(c.Common()) {
			return nil
		}
		ids := append(s.callImplies(call, -1, "", outcome{kind: "returns"}, call.Block()), append(s.leftIn(call), s.givenElements(call)...)...)
		return s.alike(s.replaced(cur, call).add(ids), call.Block())
	}
	return cur
}

// kill removes the consents whose subject in redefines: the value that they
// speak of is computed anew (the next iteration of a loop), or the variable
// that holds it is assigned.
func (s *solver) kill(cur *state, in ssa.Instruction) *state {
	if cur == nil || cur.must.empty() {
		return cur
	}
	var v ssa.Value
	switch in := in.(type) {
	case *ssa.Store:
		v = in.Addr
		if _, isAlloc := v.(*ssa.Alloc); !isAlloc {
			return s.replaced(cur, in)
		}
	case *ssa.MapUpdate:
		return s.replaced(cur, in)
	case ssa.Value:
		v = in
	default:
		return cur
	}
	must := cur.must
	for i, f := range s.tab.facts {
		if must.has(i) && (f.Subject.Self.Mentions(v) || f.purposeIndex == v || f.Outcome == conditional && s.tab.facts[f.given].Subject.Self.Root == v) {
			must = must.without(i)
		}
	}
	if must.equal(cur.must) {
		return cur
	}
	return &state{must, cur.may}
}

// replaced removes the consents whose subject in puts another one in the place of:
// s.current = other, refill(&c, other).
func (s *solver) replaced(cur *state, in ssa.Instruction) *state {
	if cur == nil || cur.must.empty() {
		return cur
	}
	must := cur.must
	for _, at := range s.replacedIn(in) {
		for i, f := range s.tab.facts {
			if must.has(i) && s.lostAt(f.Subject, at) {
				must = must.without(i)
			}
		}
	}
	if must.equal(cur.must) {
		return cur
	}
	return &state{must, cur.may}
}

// postorder returns fn's blocks in reverse post-order, unreached ones last.
func postorder(fn *ssa.Function) []*ssa.BasicBlock {
	seen := make([]bool, len(fn.Blocks))
	var post []*ssa.BasicBlock
	type frame struct {
		b *ssa.BasicBlock
		i int
	}
	visit := func(root *ssa.BasicBlock) {
		if seen[root.Index] {
			return
		}
		seen[root.Index] = true
		stack := []frame{{root, 0}}
		for len(stack) > 0 {
			f := &stack[len(stack)-1]
			if f.i < len(f.b.Succs) {
				next := f.b.Succs[f.i]
				f.i++
				if !seen[next.Index] {
					seen[next.Index] = true
					stack = append(stack, frame{next, 0})
				}
				continue
			}
			post = append(post, f.b)
			stack = stack[:len(stack)-1]
		}
	}
	if fn.Recover != nil {
		visit(fn.Recover)
	}
	visit(fn.Blocks[0])
	for i, j := 0, len(post)-1; i < j; i, j = i+1, j-1 {
		post[i], post[j] = post[j], post[i]
	}
	return post
}
