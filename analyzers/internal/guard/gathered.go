package guard

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Lists of ids of those who agreed: what was appended to a list, wherever that was,
// was asked about there.
//
//	for _, id := range ids {
//		if granted(id) { agreed = append(agreed, id) }
//	}

// knownLists adds to what holds at the start of block b what is known of the lists
// that are built before it.
func (s *solver) knownLists(st *state, b *ssa.BasicBlock) *state {
	for _, phi := range s.lists {
		if phi.Block() != b && phi.Block().Dominates(b) {
			st = st.add(s.gathered(phi))
		}
	}
	return st
}

// builtLists returns the lists of fn that are built in several steps.
func builtLists(fn *ssa.Function) []*ssa.Phi {
	var out []*ssa.Phi
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if phi, ok := in.(*ssa.Phi); ok && isList(phi.Type()) {
				out = append(out, phi)
			}
		}
	}
	return out
}

// gathered returns what holds of each element of a list that v is, if the function
// built it by appending.
func (s *solver) gathered(v *ssa.Phi) []int {
	g := &gathering{solver: s, seen: map[ssa.Value]bool{}}
	if !g.list(v) {
		return nil
	}
	var out []int
	for _, key := range slices.Sorted(maps.Keys(g.common)) {
		k := g.common[key]
		c := *k.consent
		c.Subject = s.res.Origins.LineageOf(origin.Origin{Root: v, Path: origin.Every + k.rel})
		out = append(out, s.tab.id(Fact{Outcome: Granted, Consent: &c}))
	}
	return out
}

// gathering collects what holds of all that is appended to a list.
type gathering struct {
	*solver
	seen   map[ssa.Value]bool
	some   bool
	common map[string]kept
}

// list visits a list that the one in question may be, or has the elements of. It
// returns false where elements come from elsewhere.
func (g *gathering) list(v ssa.Value) bool {
	if g.seen[v] {
		return true
	}
	g.seen[v] = true
	if changedInPlace(v) {
		return false
	}
	switch v := v.(type) {
	case *ssa.Const:
		return v.IsNil()
	case *ssa.MakeSlice:
		return isInt(v.Len, 0)
	case *ssa.Slice: // make([]T, 0, 8)
		_, made := v.X.(*ssa.Alloc)
		return made && v.High != nil && isInt(v.High, 0) || g.list(v.X)
	case *ssa.Phi:
		for _, e := range v.Edges {
			if !g.list(e) {
				return false
			}
		}
		return true
	case *ssa.Call:
		b, ok := v.Common().Value.(*ssa.Builtin)
		return ok && b.Name() == "append" && g.list(v.Common().Args[0]) && g.appended(v)
	}
	return false
}

// appended notes what holds of the elements that a call appends.
func (g *gathering) appended(call *ssa.Call) bool {
	more, ok := call.Common().Args[1].(*ssa.Slice)
	if !ok {
		return false
	}
	vals := origin.Elements(more)
	state := g.sol.at(call)
	if len(vals) == 0 {
		return false
	}
	if state == nil {
		return true // not reached (yet)
	}
	for _, v := range vals {
		now := map[string]kept{}
		of := g.res.Origins.Of(v)
		for _, f := range g.tab.list(state.must) {
			rest, ok := beneath(f.Subject.Self, of)
			if !ok && isOf(f.Subject, of) {
				rest, ok = "", true
			}
			if f.Outcome == Granted && f.If == nil && ok && !f.AnySubject {
				now[rest+"|"+f.Consent.keyFor(origin.Origin{})] = kept{f.Consent, rest}
			}
		}
		if !g.some {
			g.common, g.some = now, true
		}
		maps.DeleteFunc(g.common, func(key string, _ kept) bool { _, ok := now[key]; return !ok })
	}
	return true
}

// isOf reports whether consent is that of whom o identifies: by o itself, or by
// another field of the record that o is the id of.
func isOf(consent origin.Lineage, o origin.Origin) bool {
	return consent.Self == o || o.OwnID() && !consent.Another && consent.Self.Known() && consent.Record() == o.Record()
}

// changedInPlace reports whether an element of list v is assigned.
func changedInPlace(v ssa.Value) bool {
	if v.Referrers() == nil {
		return false
	}
	for _, use := range *v.Referrers() {
		at, ok := use.(*ssa.IndexAddr)
		if !ok || at.X != v || at.Referrers() == nil {
			continue
		}
		for _, in := range *at.Referrers() {
			if st, ok := in.(*ssa.Store); ok && st.Addr == at {
				return true
			}
		}
	}
	return false
}

// returnedElements returns what holds of each element of result i, a list, wherever
// the function returns.
func (s *solver) returnedElements(i int) map[string]kept {
	var common map[string]kept
	for _, b := range s.fn.Blocks {
		out := s.out[b.Index]
		ret, ok := atEnd(b).(*ssa.Return)
		if out == nil || !ok || i >= len(ret.Results) {
			continue
		}
		if k, ok := ret.Results[i].(*ssa.Const); ok && k.IsNil() {
			continue
		}
		all := s.res.Origins.Whole(ret.Results[i]).Down(origin.Every)
		now := map[string]kept{}
		for _, f := range s.tab.list(out.must) {
			if f.Outcome != Granted || f.If != nil || f.AnySubject || !all.Known() || f.Subject.Self.Root != all.Root {
				continue
			}
			if rest, ok := strings.CutPrefix(f.Subject.Self.Path, all.Path); ok && (rest == "" || rest[0] == '.') {
				now[rest+"|"+f.Consent.keyFor(origin.Origin{})] = kept{f.Consent, rest}
			}
		}
		if common == nil {
			common = now
		}
		maps.DeleteFunc(common, func(key string, _ kept) bool { _, ok := now[key]; return !ok })
	}
	return common
}

// addElements adds what holds of each element of result i.
func (p *Promises) addElements(fn *ssa.Function, i int, of map[string]kept) {
	pr := Promise{Result: i, When: "elements"}
	for _, key := range slices.Sorted(maps.Keys(of)) {
		c := *of[key].consent
		c.Subject = origin.Lineage{}
		sym := symbolic(&c, fn)
		sym.Elem = of[key].rel
		pr.Consents = append(pr.Consents, sym)
	}
	if len(pr.Consents) > 0 {
		p.List = append(p.List, pr)
	}
}

// givenElements returns what holds of the elements of the lists that a call returns.
func (s *solver) givenElements(call *ssa.Call) []int {
	p := s.promisesOf(call.Common())
	if p == nil {
		return nil
	}
	var ids []int
	for _, pr := range p.List {
		if pr.When != "elements" {
			continue
		}
		of := s.resultOf(call, pr.Result)
		if !of.Known() {
			continue
		}
		for _, sym := range pr.Consents {
			c := sym.Apply(s.res.Origins, arguments(call.Common()), s.purpose)
			c.Subject = s.res.Origins.LineageOf(of.Down(origin.Every + sym.Elem))
			ids = append(ids, s.tab.id(Fact{Outcome: Granted, Consent: c}))
		}
	}
	return ids
}

// resultOf is the origin of a result of a call, unknown where it is not used.
func (s *solver) resultOf(call *ssa.Call, i int) origin.Origin {
	if call.Common().Signature().Results().Len() == 1 {
		return s.res.Origins.Of(call)
	}
	for _, use := range *call.Referrers() {
		if x, ok := use.(*ssa.Extract); ok && x.Index == i {
			return s.res.Origins.Of(x)
		}
	}
	return origin.Origin{}
}

// ofOwnList reports whether an origin is that of the elements of a list which only the
// function at hand knows.
func ofOwnList(o origin.Origin) bool {
	if !strings.Contains(o.Path, origin.Every) {
		return false
	}
	switch o.Root.(type) {
	case *ssa.Parameter, *ssa.FreeVar:
		return false
	}
	return true
}
