package guard

import (
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Answers that a function keeps in a map of its own, by a constant or by whom
// they are about, and looks up later.

// keptInMap returns what follows when the element that a lookup finds, or with
// result 1 its being there, has outcome o: what every update of the map that
// may have put it there tells.
func (s *solver) keptInMap(v *ssa.Lookup, result int, o outcome) []int {
	m := ownMap(v.X)
	if m == nil || m.Parent() != s.fn || s.sol == nil || s.nested > maxDepth {
		return nil
	}
	switch {
	case result == 1 && o.kind != "true":
		return nil
	case result == 0 && !v.CommaOk && feasible(origin.Zero(v.Type()), o):
		return nil // so is an element that is not there
	case result == 0 && v.CommaOk && o.kind != "true":
		return nil
	}
	updates, ok := updatesOf(m, s.fn, 0)
	if !ok {
		return nil
	}
	s.nested++
	defer func() { s.nested-- }()
	var common []int
	some := false
	for _, u := range updates {
		ids, possible := s.updated(u, v.Index, result, o)
		if !possible {
			continue
		}
		if !some {
			common, some = ids, true
		} else {
			common = s.tab.common(common, ids)
		}
	}
	return common
}

// updated returns what one update tells of the element at index.
func (s *solver) updated(u *ssa.MapUpdate, index ssa.Value, result int, o outcome) ([]int, bool) {
	key, isConst := u.Key.(*ssa.Const)
	at, isConst2 := index.(*ssa.Const)
	if isConst && isConst2 && key.Value != nil && at.Value != nil && !constant.Compare(key.Value, token.EQL, at.Value) {
		return nil, false
	}
	state := s.sol.at(u)
	if state == nil {
		return nil, false // not reached (yet)
	}
	var ids []int
	if result == 0 {
		found, possible := s.implied(u.Value, o, u.Block(), 0)
		if !possible {
			return nil, false
		}
		ids = found
	}
	for id := range s.tab.facts {
		if state.must.has(id) {
			ids = append(ids, id)
		}
	}
	var out []int
	from, to := s.res.Origins.Of(u.Key), s.res.Origins.Of(index)
	for _, id := range ids {
		f := s.tab.facts[id]
		switch {
		case f.Outcome != Granted || f.If != nil:
		case f.AnySubject, isConst && isConst2 && lasting(f.Subject.Self):
			out = append(out, id)
		case from.Known() && to.Known() && isOf(f.Subject, from):
			c := *f.Consent
			c.Subject = s.res.Origins.LineageOf(to)
			out = append(out, s.tab.id(Fact{Outcome: Granted, Consent: &c}))
		}
	}
	return out, true
}

// lasting reports whether an origin means the same throughout a function.
func lasting(o origin.Origin) bool {
	switch o.Root.(type) {
	case *ssa.Parameter, *ssa.FreeVar:
		for _, step := range origin.Steps(o.Path) {
			if step[0] == '[' {
				return false
			}
		}
		return true
	}
	return false
}

// ownMap is the map that a function made and v is.
func ownMap(v ssa.Value) *ssa.MakeMap {
	switch v := v.(type) {
	case *ssa.MakeMap:
		return v
	case *ssa.ChangeType:
		return ownMap(v.X)
	case *ssa.UnOp:
		if a, ok := v.X.(*ssa.Alloc); ok {
			if st := origin.OnlyStore(a); st != nil && st.Val != v {
				return ownMap(st.Val)
			}
		}
	}
	return nil
}

// updatesOf returns the updates of a map, and false where others may be able to
// update it, or where some are in a function literal.
func updatesOf(v ssa.Value, fn *ssa.Function, depth int) ([]*ssa.MapUpdate, bool) {
	if v.Referrers() == nil || depth > 4 {
		return nil, false
	}
	var out []*ssa.MapUpdate
	for _, in := range *v.Referrers() {
		switch in := in.(type) {
		case *ssa.DebugRef, *ssa.Lookup, *ssa.Range:
			continue
		case *ssa.MapUpdate:
			if in.Map != v {
				return nil, false
			}
			out = append(out, in)
			continue
		case *ssa.Call:
			if b, ok := in.Common().Value.(*ssa.Builtin); ok && (b.Name() == "len" || b.Name() == "delete" || b.Name() == "clear") {
				continue
			}
			return nil, false
		case *ssa.ChangeType, *ssa.UnOp:
			more, ok := updatesOf(in.(ssa.Value), fn, depth+1)
			if !ok {
				return nil, false
			}
			out = append(out, more...)
			continue
		case *ssa.Store:
			a, ok := in.Addr.(*ssa.Alloc)
			if ok && in.Addr == v {
				continue
			}
			if !ok || origin.OnlyStore(a) != in {
				return nil, false
			}
			more, ok := updatesOf(a, fn, depth+1)
			if !ok {
				return nil, false
			}
			out = append(out, more...)
			continue
		}
		return nil, false
	}
	return out, true
}
