package guard

import (
	"go/types"
	"maps"
	"slices"
	"sort"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Answers that a package keeps in a map of its own, in a field or package variable,
// by whom they are about: a cache around a check. What is found in it under an id is
// that one's answer, if whatever is put into it is the answer about its key.

// cached says that where a part of an element is true, a consent holds of a part of its
// key.
type cached struct {
	consent *Consent
	part    string // of the element: "", ".ok"
	subject string // the subject, below the key: "", ".id"
	purpose string // the purpose, below the key, "-": it is the same for all
}

func (c cached) key() string {
	return c.part + "|" + c.subject + "|" + c.purpose + "|" + c.consent.keyFor(origin.Origin{})
}

// cacheUses are what a package does with a map that may be a cache.
type cacheUses struct {
	updates []update
	broken  bool // something else may be in it
}

// update puts val under key.
type update struct {
	in       ssa.Instruction
	key, val ssa.Value
}

// inferCaches finds the maps whose elements tell consent of their keys.
func (a *analyzer) inferCaches() bool {
	index := map[types.Object]*cacheUses{}
	for _, fn := range a.fns {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				a.noteCache(index, in)
			}
		}
	}
	a.caches = map[types.Object][]cached{}
	objs := slices.Collect(maps.Keys(index))
	sort.Slice(objs, func(i, j int) bool { return objs[i].Pos() < objs[j].Pos() })
	for _, obj := range objs {
		if uses := index[obj]; !uses.broken && len(uses.updates) > 0 {
			if list := a.cachedBy(uses); len(list) > 0 {
				a.caches[obj] = list
			}
		}
	}
	return len(a.caches) > 0
}

// cacheAt is the field or variable of this package, a map, that address v is of.
func (a *analyzer) cacheAt(v ssa.Value) types.Object {
	var obj types.Object
	switch v := v.(type) {
	case *ssa.FieldAddr:
		if f := origin.FieldVar(v.X.Type(), v.Field); f != nil {
			obj = f
		}
	case *ssa.Global:
		obj = v.Object()
	}
	if obj == nil || obj.Exported() || obj.Pkg() != a.pass.Pkg {
		return nil
	}
	if _, isMap := obj.Type().Underlying().(*types.Map); !isMap && !isSyncMap(obj.Type()) {
		return nil
	}
	return obj
}

func isSyncMap(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Name() == "Map" && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "sync"
}

// noteCache notes what an instruction does with caches.
func (a *analyzer) noteCache(index map[types.Object]*cacheUses, in ssa.Instruction) {
	for _, op := range in.Operands(nil) {
		if *op == nil {
			continue
		}
		obj := a.cacheAt(*op)
		if obj == nil {
			continue
		}
		if index[obj] == nil {
			index[obj] = &cacheUses{}
		}
		index[obj].use(in, *op)
	}
}

// use notes a use of the address of the map.
func (u *cacheUses) use(in ssa.Instruction, addr ssa.Value) {
	switch in := in.(type) {
	case *ssa.DebugRef:
	case *ssa.UnOp: // a map is loaded
		for _, use := range *in.Referrers() {
			u.useMap(use, in)
		}
	case *ssa.Store:
		_, made := in.Val.(*ssa.MakeMap)
		k, isConst := in.Val.(*ssa.Const)
		if in.Addr != addr || !made && !(isConst && k.IsNil()) {
			u.broken = true
		} else if made {
			for _, use := range *in.Val.Referrers() { // a literal with elements
				if use != in {
					u.useMap(use, in.Val)
				}
			}
		}
	case *ssa.Call:
		u.useSync(in)
	default:
		u.broken = true
	}
}

func (u *cacheUses) useMap(use ssa.Instruction, m ssa.Value) {
	switch use := use.(type) {
	case *ssa.DebugRef, *ssa.Lookup, *ssa.Range, *ssa.BinOp:
	case *ssa.MapUpdate:
		if use.Map == m {
			u.updates = append(u.updates, update{use, use.Key, use.Value})
			return
		}
		u.broken = true
	case *ssa.Call:
		b, ok := use.Common().Value.(*ssa.Builtin)
		u.broken = u.broken || !ok || b.Name() != "len" && b.Name() != "delete" && b.Name() != "clear"
	default:
		u.broken = true
	}
}

// useSync notes a call of a method of sync.Map.
func (u *cacheUses) useSync(call *ssa.Call) {
	fn := callee(call.Common())
	args := call.Common().Args
	if fn == nil || fn.Signature().Recv() == nil {
		u.broken = true
		return
	}
	switch fn.FullName() {
	case "(*sync.Map).Load", "(*sync.Map).Range", "(*sync.Map).Delete", "(*sync.Map).Clear", "(*sync.Map).LoadAndDelete":
	case "(*sync.Map).Store", "(*sync.Map).LoadOrStore", "(*sync.Map).Swap":
		u.updates = append(u.updates, update{call, converted(args[1]), converted(args[2])})
	default:
		u.broken = true
	}
}

// cachedBy returns what all updates of a map tell alike of its elements.
func (a *analyzer) cachedBy(uses *cacheUses) []cached {
	parts := []string{""}
	if st, ok := uses.updates[0].val.Type().Underlying().(*types.Struct); ok {
		parts = nil
		for f := range st.Fields() {
			if isBool(f.Type()) {
				parts = append(parts, "."+f.Name())
			}
		}
	} else if !isBool(uses.updates[0].val.Type()) {
		return nil
	}
	var out []cached
	for _, part := range parts {
		var common map[string]cached
		some := false
		for _, u := range uses.updates {
			now, possible := a.updateTells(u, part)
			if !possible {
				continue
			}
			if !some {
				common, some = now, true
			}
			maps.DeleteFunc(common, func(key string, _ cached) bool { _, ok := now[key]; return !ok })
		}
		for _, key := range slices.Sorted(maps.Keys(common)) {
			out = append(out, common[key])
		}
	}
	return out
}

// updateTells returns what an update tells of its key when a part of the element is
// true, and whether it can be.
func (a *analyzer) updateTells(u update, part string) (map[string]cached, bool) {
	val := u.val
	if part != "" {
		load, ok := val.(*ssa.UnOp)
		if !ok {
			return nil, true
		}
		alloc, ok := load.X.(*ssa.Alloc)
		if !ok {
			return nil, true
		}
		if val = fieldNamed(alloc, part, load); val == nil {
			return nil, true
		}
	}
	s := a.res.solverOf(u.in.Parent())
	if s.sol == nil {
		return nil, feasible(val, outcome{kind: "true"})
	}
	ids, possible := s.implied(val, outcome{kind: "true"}, u.in.Block(), 0)
	if !possible {
		return nil, false
	}
	state := s.sol.at(u.in)
	out := map[string]cached{}
	for id, f := range s.tab.facts {
		if !contains(ids, id) && (state == nil || !state.must.has(id)) || f.Outcome != Granted || f.If != nil {
			continue
		}
		if c, ok := a.ofKey(f.Consent, u.key, part); ok {
			out[c.key()] = c
		}
	}
	return out, true
}

// fieldNamed is what a field of a local struct holds at an instruction.
func fieldNamed(a *ssa.Alloc, part string, at ssa.Instruction) ssa.Value {
	st, ok := origin.Deref(a.Type()).Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	for i := range st.NumFields() {
		if "."+st.Field(i).Name() == part {
			return origin.FieldOf(a, i, at)
		}
	}
	return nil
}

// ofKey expresses a consent in terms of the key that an answer is kept under.
func (a *analyzer) ofKey(c *Consent, key ssa.Value, part string) (cached, bool) {
	out := *c
	out.Subject = origin.Lineage{}
	found := cached{consent: &out, part: part, purpose: "-"}
	paths := []string{""}
	if st, ok := key.Type().Underlying().(*types.Struct); ok {
		for f := range st.Fields() {
			paths = append(paths, "."+f.Name())
		}
	}
	ok := c.AnySubject
	for _, path := range paths {
		if of := a.res.Origins.At(key, path); of.Known() && !c.Subject.Another && isOf(c.Subject, of) {
			found.subject, ok = path, true
		}
	}
	if c.PurposeParam >= 0 { // it is a parameter, and must be a part of the key
		named := false
		for _, path := range paths {
			if p := a.purpose(key, path); p.Param == c.PurposeParam && p.Path == c.PurposePath && p.of == c.purposeOf {
				found.purpose, named = path, true
				out.PurposeParam, out.PurposePath, out.purposeOf = -1, "", nil
			}
		}
		ok = ok && named
	}
	return found, ok
}

// fromCache returns the facts that follow when the part of what was found under key in
// the map at address at is true.
func (s *solver) fromCache(at, key ssa.Value, part string, o outcome) []int {
	if o.kind != "true" || len(s.caches) == 0 {
		return nil
	}
	obj := s.cacheAt(at)
	if obj == nil {
		return nil
	}
	var ids []int
	for _, k := range s.caches[obj] {
		if k.part != part {
			continue
		}
		c := *k.consent
		if !c.AnySubject {
			c.Subject = s.res.Origins.LineageOf(s.res.Origins.At(key, k.subject))
		}
		if k.purpose != "-" {
			c.names(s.purpose(key, k.purpose))
		}
		ids = append(ids, s.tab.id(Fact{Outcome: Granted, Consent: &c}))
	}
	return ids
}

// inCache is fromCache for a lookup.
func (s *solver) inCache(v *ssa.Lookup, part string, o outcome) []int {
	load, ok := v.X.(*ssa.UnOp)
	if !ok {
		return nil
	}
	return s.fromCache(load.X, v.Index, part, o)
}

// asserted is fromCache for what sync.Map gives, as the bool or struct that it is.
func (s *solver) asserted(v *ssa.TypeAssert, part string, o outcome) []int {
	x, ok := v.X.(*ssa.Extract)
	if !ok || x.Index != 0 {
		return nil
	}
	call, ok := x.Tuple.(*ssa.Call)
	if !ok {
		return nil
	}
	if fn := callee(call.Common()); fn == nil || fn.FullName() != "(*sync.Map).Load" {
		return nil
	}
	return s.fromCache(call.Common().Args[0], converted(call.Common().Args[1]), part, o)
}

// readsCache reports whether fn looks something up in a cache.
func (a *analyzer) readsCache(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			for _, op := range in.Operands(nil) {
				if *op != nil && len(a.caches) > 0 && len(a.caches[a.cacheAt(*op)]) > 0 {
					return true
				}
			}
		}
	}
	return false
}
