package guard

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// everyStore is implied for a variable of which it is not known who assigned it
// last: what follows from each assignment that can have given it the outcome,
// of people who stay the same throughout.
func (s *solver) everyStore(a *ssa.Alloc, load *ssa.UnOp, o outcome, depth int) ([]int, bool) {
	if a.Parent() != s.fn || s.nested > maxDepth || depth > maxDepth || s.storing[a] || !origin.Private(a) {
		return nil, true
	}
	if s.storing == nil {
		s.storing = map[*ssa.Alloc]bool{}
	}
	s.storing[a] = true
	defer delete(s.storing, a)
	stores := origin.Stores(a)
	assigned := slices.ContainsFunc(stores, func(st *ssa.Store) bool {
		return st.Parent() == load.Parent() && origin.Before(st, load)
	})
	if !assigned && feasible(origin.Zero(origin.Deref(a.Type())), o) {
		return nil, true
	}
	s.nested++
	defer func() { s.nested-- }()
	var common []int
	some := false
	for _, st := range stores {
		ids, possible := s.storedAt(st, o, depth)
		if !possible {
			continue
		}
		if !some {
			common, some = ids, true
		} else {
			common = s.tab.common(common, ids)
		}
	}
	var out []int
	for _, id := range common {
		f := s.tab.facts[id]
		if f.Outcome == Granted && f.If == nil && (f.AnySubject || stays(f.Subject.Self, a)) {
			out = append(out, id)
		}
	}
	return out, some
}

// storedAt returns what is known where a variable is assigned, in a function
// literal too, when it then has outcome o.
func (s *solver) storedAt(st *ssa.Store, o outcome, depth int) ([]int, bool) {
	t := s
	if st.Parent() != s.fn {
		if s.res.funcs[st.Parent()] == nil {
			_, possible := s.implied(st.Val, o, nil, depth+1)
			return nil, possible
		}
		t = s.res.solverOf(st.Parent())
		t.nested = s.nested + 1
	}
	ids, possible := t.implied(st.Val, o, st.Block(), depth+1)
	if !possible {
		return nil, false
	}
	if state := t.sol.at(st); state != nil {
		for id := range t.tab.facts {
			if state.must.has(id) {
				ids = append(ids, id)
			}
		}
	} else if t == s {
		return nil, false // not reached (yet)
	}
	if t == s {
		return ids, true
	}
	var out []int
	for _, id := range ids {
		if f := t.tab.facts[id]; f.Outcome == Granted && f.If == nil && f.PurposeParam < 0 {
			out = append(out, s.tab.id(f))
		}
	}
	return out, true
}

// stays reports whether a value is the same one as long as variable a is: it was
// there before the variable.
func stays(o origin.Origin, a *ssa.Alloc) bool {
	if lasting(o) {
		return true
	}
	switch root := o.Root.(type) {
	case *ssa.Parameter, *ssa.FreeVar:
	case ssa.Instruction:
		if root.Parent() != a.Parent() {
			return false
		}
	default:
		return false
	}
	for _, b := range a.Parent().Blocks {
		for i, in := range b.Instrs {
			v, ok := in.(ssa.Value)
			if !ok || !o.Mentions(v) {
				continue
			}
			if b == a.Block() && i > instrIndex(a) || !b.Dominates(a.Block()) {
				return false
			}
		}
	}
	return true
}
