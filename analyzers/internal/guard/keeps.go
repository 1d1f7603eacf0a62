package guard

import (
	"go/types"
	"sort"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Answers that a package keeps in fields of its own types, beside the record
// that they are about: job{customer: c, granted: consent.Granted(c.ID)}.

// kept says that where a field is true, a consent holds of a part of the value
// that has the field.
type kept struct {
	consent *Consent
	rel     string // the subject, below the value: ".customer.ID"
}

// fieldStores are the places of a package that assign a field.
type fieldStores struct {
	stores []*ssa.Store
	broken bool // its address goes where assignments cannot be seen
}

// inferKept finds the boolean fields that tell consent: in all that is assigned to
// them, true is the answer of a check, and the record that it is about is kept
// in the same value and not replaced.
func (a *analyzer) inferKept() {
	a.kept = map[*types.Var][]kept{}
	index := a.indexFields()
	var fields []*types.Var
	for f, st := range index {
		if isBool(f.Type()) && !f.Exported() && f.Pkg() == a.pass.Pkg && !st.broken {
			fields = append(fields, f)
		}
	}
	sort.Slice(fields, func(i, j int) bool { return fields[i].Pos() < fields[j].Pos() })
	for _, f := range fields {
		if list := a.keptBy(index, f); len(list) > 0 {
			a.kept[f] = list
		}
	}
}

func (a *analyzer) indexFields() map[*types.Var]*fieldStores {
	index := map[*types.Var]*fieldStores{}
	of := func(f *types.Var) *fieldStores {
		if index[f] == nil {
			index[f] = &fieldStores{}
		}
		return index[f]
	}
	for _, fn := range a.fns {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				switch in := in.(type) {
				case *ssa.FieldAddr:
					if f := origin.FieldVar(in.X.Type(), in.Field); f != nil && in.Referrers() != nil {
						of(f).note(in)
					}
				case *ssa.ChangeType: // another type's fields
					if st, ok := in.Type().Underlying().(*types.Struct); ok {
						for i := range st.NumFields() {
							of(st.Field(i)).broken = true
						}
					}
				}
			}
		}
	}
	return index
}

func (s *fieldStores) note(addr *ssa.FieldAddr) {
	for _, use := range *addr.Referrers() {
		switch use := use.(type) {
		case *ssa.Store:
			if use.Addr == addr {
				s.stores = append(s.stores, use)
			} else {
				s.broken = true
			}
		case *ssa.UnOp, *ssa.DebugRef, *ssa.FieldAddr:
		default:
			if c, ok := use.(ssa.CallInstruction); !ok || !isMethodOf(c.Common(), addr) {
				s.broken = true
			}
		}
	}
}

// isMethodOf reports whether a call is of a method of the struct in a field.
func isMethodOf(c *ssa.CallCommon, addr *ssa.FieldAddr) bool {
	fn := c.StaticCallee()
	if fn == nil || fn.Signature.Recv() == nil || len(c.Args) == 0 || c.Args[0] != addr {
		return false
	}
	for _, arg := range c.Args[1:] {
		if arg == addr {
			return false
		}
	}
	_, isStruct := origin.Deref(origin.Deref(addr.Type())).Underlying().(*types.Struct)
	return isStruct
}

// keptBy returns what all assignments of a field tell alike.
func (a *analyzer) keptBy(index map[*types.Var]*fieldStores, f *types.Var) []kept {
	var common map[string]kept
	for _, st := range index[f].stores {
		s := a.res.solverOf(st.Parent())
		if s.sol == nil {
			if feasible(st.Val, outcome{kind: "true"}) {
				return nil
			}
			continue
		}
		ids, possible := s.implied(st.Val, outcome{kind: "true"}, st.Block(), 0)
		if !possible {
			continue
		}
		state := s.sol.at(st)
		now := map[string]kept{}
		for id, fact := range s.tab.facts {
			if (contains(ids, id) || state != nil && state.must.has(id)) && fact.Outcome == Granted && fact.If == nil && fact.PurposeParam < 0 {
				if k, ok := a.relative(index, st, fact.Consent); ok {
					now[k.rel+"|"+k.consent.keyFor(origin.Origin{})] = k
				}
			}
		}
		if common == nil {
			common = now
		}
		for k := range common {
			if _, ok := now[k]; !ok {
				delete(common, k)
			}
		}
	}
	var keys []string
	for k := range common {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var out []kept
	for _, k := range keys {
		out = append(out, common[k])
	}
	return out
}

func contains(ids []int, id int) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}

// relative expresses a consent in terms of the value whose field st assigns.
func (a *analyzer) relative(index map[*types.Var]*fieldStores, st *ssa.Store, c *Consent) (kept, bool) {
	out := *c
	out.Check, out.Subject = c.Check, origin.Lineage{}
	if c.AnySubject {
		return kept{&out, ""}, true
	}
	base := st.Addr.(*ssa.FieldAddr).X
	r := a.res.Origins
	if _, local := base.(*ssa.Alloc); !local {
		if rest, ok := beneath(c.Subject.Self, r.Of(base)); ok && rest != "" && a.settled(index, base, rest, st) {
			return kept{&out, rest}, true
		}
		return kept{}, false
	}
	for _, use := range *base.Referrers() {
		f, ok := use.(*ssa.FieldAddr)
		if !ok || f.Referrers() == nil {
			continue
		}
		for _, in := range *f.Referrers() {
			other, ok := in.(*ssa.Store)
			if !ok || other == st || other.Addr != f {
				continue
			}
			name := "." + origin.FieldName(f.X.Type(), f.Field)
			if rest, ok := beneath(c.Subject.Self, r.Of(other.Val)); ok && a.settled(index, base, name, st) {
				return kept{&out, name + rest}, true
			}
		}
	}
	return kept{}, false
}

// beneath returns the path of o below base.
func beneath(o, base origin.Origin) (string, bool) {
	rest, ok := strings.CutPrefix(o.Path, base.Path)
	return rest, ok && o.Known() && o.Root == base.Root && (rest == "" || rest[0] == '.')
}

// settled reports whether the first field of path is only assigned where the
// value is made, or before the answer is, so that the answer is always about it.
func (a *analyzer) settled(index map[*types.Var]*fieldStores, base ssa.Value, path string, answer *ssa.Store) bool {
	st, ok := origin.Deref(base.Type()).Underlying().(*types.Struct)
	if !ok {
		return false
	}
	steps := origin.Steps(path)
	for i := range st.NumFields() {
		f := st.Field(i)
		if "."+f.Name() != steps[0] {
			continue
		}
		if f.Exported() || index[f] == nil || index[f].broken {
			return false
		}
		for _, s := range index[f].stores {
			b := s.Addr.(*ssa.FieldAddr).X
			if !(b == base && (s.Parent() == answer.Parent() && origin.Before(s, answer) || madeHere(b, s)) || madeHere(b, s)) {
				return false
			}
		}
		return true
	}
	return false
}

// madeHere reports whether a store is a part of the making of a value: nothing
// was called with it before, and it is no copy of another, whose answer it has.
func madeHere(base ssa.Value, st *ssa.Store) bool {
	a, ok := base.(*ssa.Alloc)
	if !ok || a.Block() != st.Block() || origin.Copies(a) {
		return false
	}
	after := false
	for _, in := range a.Block().Instrs {
		if in == a {
			after = true
		}
		if in == st {
			return after
		}
		if c, ok := in.(ssa.CallInstruction); ok && after {
			for _, arg := range c.Common().Args {
				if arg == a {
					return false
				}
			}
		}
	}
	return false
}

// keptFacts are the facts that follow when field index of base is true.
func (s *solver) keptFacts(base ssa.Value, index int) []int {
	var ids []int
	for _, k := range s.kept[origin.FieldVar(base.Type(), index)] {
		c := *k.consent
		if !c.AnySubject {
			c.Subject = s.res.Origins.LineageOf(s.res.Origins.Of(base).Down(k.rel))
		}
		ids = append(ids, s.tab.id(Fact{Outcome: Granted, Consent: &c}))
	}
	return ids
}

// readsKept reports whether fn looks at a field that keeps an answer.
func (a *analyzer) readsKept(fn *ssa.Function) bool {
	if len(a.kept) == 0 {
		return false
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.FieldAddr:
				if a.kept[origin.FieldVar(in.X.Type(), in.Field)] != nil {
					return true
				}
			case *ssa.Field:
				if a.kept[origin.FieldVar(in.X.Type(), in.Field)] != nil {
					return true
				}
			}
		}
	}
	return false
}

// keptPart is keptFacts for a part of v that a method of it reads.
func (s *solver) keptPart(v ssa.Value, path string, o outcome) []int {
	st, ok := origin.Deref(v.Type()).Underlying().(*types.Struct)
	if !ok || o.kind != "true" || len(s.kept) == 0 {
		return nil
	}
	for i := range st.NumFields() {
		if "."+st.Field(i).Name() == path {
			return s.keptFacts(v, i)
		}
	}
	return nil
}
