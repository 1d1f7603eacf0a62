package guard

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// field handles an opt-in field, and a check's result kept in a struct.
func (s *solver) field(v ssa.Value, base ssa.Value, index int, o outcome, at *ssa.BasicBlock, depth int) ([]int, bool) {
	checks := s.fieldChecks(base.Type(), index)
	if len(checks) > 0 && s.assigned(base, index) {
		return nil, true // the function itself says so: that is no consent
	}
	var ids []int
	for _, c := range checks {
		if c.Purpose != nil && c.Purpose.Key {
			continue // keyed by purpose: the lookup decides
		}
		ids = append(ids, s.fieldFact(c, v, base, v.Type(), Purpose{Keys: c.Purposes, Param: -1}, o)...)
	}
	if len(checks) > 0 {
		return ids, true
	}
	if o.kind == "true" && len(s.kept) > 0 {
		if ids := s.keptFacts(base, index); len(ids) > 0 {
			return ids, true
		}
	}
	org := s.res.Origins.Of(v)
	switch root := org.Root.(type) {
	case *ssa.Lookup:
		return s.inCache(root, org.Path, o), true
	}
	if call, i, path, ok := resultPart(org); ok && path != "" {
		if s.setLater(base, "."+origin.FieldName(base.Type(), index)) {
			return nil, true
		}
		return s.callImplies(call, i, path, o, at), true
	}
	if p, ok := org.Root.(*ssa.Parameter); ok && p.Parent() == s.fn && strings.Count(org.Path, ".") == 1 && org.Path[0] == '.' {
		return s.asked(p, org.Path, o), true
	}
	if org.Known() && org.Root != v && (org.Path == "" || isTuple(org)) {
		if kept := keptValue(v, s.res.Origins); kept != nil && kept != v {
			return s.implied(kept, o, at, depth+1)
		}
	}
	return nil, true
}

// assigned reports whether fn itself sets the field, or an element of it.
func (s *solver) assigned(base ssa.Value, index int) bool {
	field := origin.FieldVar(base.Type(), index)
	same := func(x ssa.Value, i int) bool {
		return origin.FieldVar(x.Type(), i) == field && s.res.Origins.Of(x) == s.res.Origins.Of(base)
	}
	for _, b := range s.fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.Store:
				f, ok := in.Addr.(*ssa.FieldAddr)
				if ok && same(f.X, f.Field) {
					return true
				}
			case *ssa.MapUpdate:
				if x, i := fieldOf(in.Map); x != nil && same(x, i) {
					return true
				}
			}
		}
	}
	return false
}

// lookup handles a map of consents that is keyed by purpose.
func (s *solver) lookup(v *ssa.Lookup, result int, o outcome) []int {
	if ids := s.keptInMap(v, result, o); ids != nil {
		return ids
	}
	if result == 0 {
		if ids := s.inCache(v, "", o); ids != nil {
			return ids
		}
	}
	base, index := fieldOf(v.X)
	if base == nil || len(s.fieldChecks(base.Type(), index)) > 0 && s.assigned(base, index) {
		return nil
	}
	elem := v.X.Type().Underlying().(*types.Map).Elem()
	var ids []int
	for _, c := range s.fieldChecks(base.Type(), index) {
		if c.Purpose == nil || !c.Purpose.Key {
			continue
		}
		if result == 1 && isBool(elem) {
			continue // the key is there: that says nothing of its value
		}
		t := elem
		if result == 1 {
			t = types.Typ[types.Bool]
		}
		p := purposeVia(s.model.Tax, c.Purpose, s.res.Origins, v.Index)
		ids = append(ids, s.fieldFact(c, v, base, t, p, o)...)
	}
	return ids
}

// iterated handles a loop over a map of consents that is keyed by purpose, where the key
// was found to be a purpose.
func (s *solver) iterated(next *ssa.Next, part int, o outcome, at *ssa.BasicBlock) []int {
	rg, ok := next.Iter.(*ssa.Range)
	if !ok || part != 2 || at == nil || at.Parent() != s.fn {
		return nil
	}
	base, index := fieldOf(rg.X)
	m, isMap := rg.X.Type().Underlying().(*types.Map)
	if base == nil || !isMap || s.assigned(base, index) {
		return nil
	}
	var ids []int
	for _, use := range *next.Referrers() {
		key, ok := use.(*ssa.Extract)
		if !ok || key.Index != 1 {
			continue
		}
		for _, c := range s.fieldChecks(base.Type(), index) {
			if c.Purpose == nil || !c.Purpose.Key {
				continue
			}
			var all []Purpose
			for _, k := range narrowed(key, at) {
				all = append(all, purposeVia(s.model.Tax, c.Purpose, s.res.Origins, k))
			}
			ids = append(ids, s.fieldFact(c, key, base, m.Elem(), oneOf(all), o)...)
		}
	}
	return ids
}

// fieldOf returns the struct and index of the field that v was loaded from.
func fieldOf(v ssa.Value) (ssa.Value, int) {
	switch v := v.(type) {
	case *ssa.UnOp:
		if f, ok := v.X.(*ssa.FieldAddr); ok {
			return f.X, f.Field
		}
	case *ssa.Field:
		return v.X, v.Field
	}
	return nil, 0
}

// fieldFact builds the facts of an opt-in field.
func (s *solver) fieldFact(c *taxonomy.ConsentCheck, v, base ssa.Value, t types.Type, p Purpose, o outcome) []int {
	con := &Consent{
		Check: c.Field, Pos: position(s.pass.Fset, v.Pos()),
		Explicit: c.Explicit, AllParties: c.Parties == "all",
	}
	at, _ := v.(ssa.Instruction)
	con.Subject = s.res.Origins.LineageAt(base, at)
	con.Subject.Self = con.Subject.Self.Down("." + c.Field[strings.LastIndexByte(c.Field, '.')+1:])
	con.names(p)
	con.AnyPurpose = c.Purpose == nil && len(c.Purposes) == 0
	want := grantedOutcome(c, t, s.model.Constant)
	switch {
	case o.equal(want):
		return []int{s.tab.id(Fact{Outcome: Granted, Consent: con})}
	case o.equal(want.negate()):
		return []int{s.tab.id(Fact{Outcome: Denied, Consent: con})}
	}
	return nil
}

func (a *analyzer) fieldChecks(base types.Type, i int) []*taxonomy.ConsentCheck {
	return a.model.FieldChecks(origin.Deref(base), origin.FieldVar(base, i))
}
