package guard

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// promise derives what the outcomes of fn's results imply: for each result and
// outcome, what holds at every return that can give it. Outcomes that no
// return gives promise nothing.
func (a *analyzer) promise(fn *ssa.Function) *Promises {
	s := a.res.solverOf(fn)
	p := &Promises{}
	results := fn.Signature.Results()
	for i := 0; i < results.Len(); i++ {
		t := results.At(i).Type()
		switch {
		case isBool(t):
			p.add(fn, Promise{Result: i, When: "true", Either: s.alternatives(i, outcome{kind: "true"})}, s.onReturns(i, outcome{kind: "true"}, itself))
			p.add(fn, Promise{Result: i, When: "false", Either: s.alternatives(i, outcome{kind: "false"})}, s.onReturns(i, outcome{kind: "false"}, itself))
		case isTypeParam(t): // of any type: what the caller passed is what it gets
			for _, when := range []string{"true", "false", "nil", "non-nil"} {
				p.add(fn, Promise{Result: i, When: when}, s.onReturns(i, outcome{kind: when}, itself))
			}
		case nilable(t):
			p.add(fn, Promise{Result: i, When: "nil"}, s.onReturns(i, outcome{kind: "nil"}, itself))
			p.add(fn, Promise{Result: i, When: "non-nil"}, s.onReturns(i, outcome{kind: "non-nil"}, itself))
		}
		if isList(t) {
			p.addElements(fn, i, s.returnedElements(i))
		}
		s.texts(p, i)
		s.parts(p, i, t)
	}
	p.add(fn, Promise{Result: -1, When: "returns"}, s.onReturns(-1, outcome{kind: "returns"}, itself))
	return p
}

// texts derives what the constants that a function returns imply: a state, a
// code, a reason that is empty.
func (s *solver) texts(p *Promises, i int) {
	seen := map[Literal]bool{}
	for _, b := range s.fn.Blocks {
		if len(b.Instrs) == 0 {
			continue
		}
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok || i >= len(ret.Results) {
			continue
		}
		for _, v := range origins(ret.Results[i]) {
			k, ok := v.(*ssa.Const)
			if !ok {
				continue
			}
			lit, ok := literal(k.Value)
			if !ok || seen[lit] || len(seen) > 7 {
				continue
			}
			seen[lit] = true
			p.add(s.fn, Promise{Result: i, When: "const", Const: lit}, s.onReturns(i, outcome{kind: "const", value: k.Value}, itself))
		}
	}
}

// origins are the values that meet in v.
func origins(v ssa.Value) []ssa.Value {
	if phi, ok := v.(*ssa.Phi); ok {
		return phi.Edges
	}
	return []ssa.Value{v}
}

// parts derives what the fields of a struct result imply: Decision.Granted.
func (s *solver) parts(p *Promises, i int, t types.Type) {
	st, ok := origin.Deref(t).Underlying().(*types.Struct)
	if !ok {
		return
	}
	for f := range st.NumFields() {
		outcomes := []string{"true", "false"}
		switch ft := st.Field(f).Type(); {
		case isBool(ft):
		case isError(ft):
			outcomes = []string{"nil"}
		default:
			continue
		}
		for _, when := range outcomes {
			field := func(v ssa.Value, ret *ssa.Return) ssa.Value { return returnedField(v, f, ret) }
			p.add(s.fn, Promise{Result: i, Path: "." + st.Field(f).Name(), When: when}, s.onReturns(i, outcome{kind: when}, field))
		}
	}
}

// returnedField is the value of field f of a struct, or pointer to one, that a
// function returns: the zero constant where it was never set, nil where it
// cannot be told.
func returnedField(v ssa.Value, f int, ret *ssa.Return) ssa.Value {
	use := ssa.Instruction(ret)
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		v, use = load.X, load
	}
	switch v := v.(type) {
	case *ssa.Const:
		if st, ok := origin.Deref(v.Type()).Underlying().(*types.Struct); ok {
			return origin.Zero(st.Field(f).Type()) // the zero struct, or no struct at all
		}
	case *ssa.Alloc:
		return origin.FieldOf(v, f, use)
	}
	return nil
}

// itself is a result as a whole.
func itself(v ssa.Value, _ *ssa.Return) ssa.Value { return v }

func (p *Promises) add(fn *ssa.Function, pr Promise, consents []*Consent) {
	if len(consents)+len(pr.Either) == 0 {
		return
	}
	for _, c := range consents {
		pr.Consents = append(pr.Consents, symbolic(c, fn))
	}
	sortSymbolics(pr.Consents)
	p.List = append(p.List, pr)
}

// onReturns returns the granted consents that hold at every return whose
// result i, or the part of it that pick gives, may have outcome o.
func (s *solver) onReturns(i int, o outcome, pick func(ssa.Value, *ssa.Return) ssa.Value) []*Consent {
	var common []int
	some := false
	for _, b := range s.fn.Blocks {
		out := s.out[b.Index]
		if out == nil || len(b.Instrs) == 0 {
			continue
		}
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		var ids []int
		if i >= 0 {
			if i >= len(ret.Results) {
				continue
			}
			v := pick(ret.Results[i], ret)
			if v == nil {
				return nil
			}
			more, possible := s.implied(v, o, b, 0)
			if !possible || b == s.fn.Recover && o.kind == "nil" && s.refusesAfterPanic(v) {
				continue
			}
			ids = more
		}
		for id := range s.tab.facts {
			if out.must.has(id) {
				ids = append(ids, id)
			}
		}
		if !some {
			common, some = ids, true
		} else {
			common = s.tab.common(common, ids)
		}
	}
	var out []*Consent
	seen := map[int]bool{}
	for _, id := range common {
		if f := s.tab.facts[id]; f.Outcome == Granted && !seen[id] && !ofOwnList(f.Subject.Self) {
			seen[id] = true
			out = append(out, f.Consent)
		}
	}
	return out
}
