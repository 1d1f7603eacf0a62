package guard

import (
	"go/constant"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

const maxDepth = 24 // conditions nested deeper prove nothing

// implied returns the facts that follow when v has outcome o at the end of
// block at, and whether that outcome is possible at all.
func (s *solver) implied(v ssa.Value, o outcome, at *ssa.BasicBlock, depth int) (ids []int, possible bool) {
	if !s.canBe(v, o) || o.kind == "nil" && isError(v.Type()) && s.neverNil(v, 0) || s.excluded(v, o, at) {
		return nil, false
	}
	if depth > maxDepth {
		return nil, true
	}
	if o.kind == "empty" || o.kind == "filled" || o.kind == "all nil" {
		if ids, possible, ok := s.listed(v, o, at); ok {
			return ids, possible
		}
	}
	switch v := v.(type) {
	case *ssa.UnOp:
		switch v.Op {
		case token.NOT:
			return s.implied(v.X, o.negate(), at, depth+1)
		case token.MUL:
			return s.loaded(v, o, at, depth)
		}
	case *ssa.BinOp:
		return s.compared(v, o, at, depth)
	case *ssa.Phi:
		return s.merged(v, o, at, depth)
	case *ssa.TypeAssert:
		return s.asserted(v, "", o), true
	case *ssa.Extract:
		switch t := v.Tuple.(type) {
		case *ssa.TypeAssert:
			if v.Index == 0 {
				return s.asserted(t, "", o), true
			}
		case *ssa.Call:
			return s.callImplies(t, v.Index, "", o, at), true
		case *ssa.Lookup:
			return s.lookup(t, v.Index, o), true
		case *ssa.Next:
			return s.iterated(t, v.Index, o, at), true
		}
	case *ssa.Call:
		if ids, possible, ok := s.errorCall(v, o, at); ok {
			return ids, possible
		}
		return s.callImplies(v, 0, "", o, at), true
	case *ssa.Field:
		return s.field(v, v.X, v.Field, o, at, depth)
	case *ssa.Lookup:
		return s.lookup(v, 0, o), true
	case *ssa.ChangeType:
		return s.implied(v.X, o, at, depth+1)
	case *ssa.Convert:
		return s.implied(v.X, o, at, depth+1)
	case *ssa.ChangeInterface:
		return s.implied(v.X, o, at, depth+1)
	case *ssa.FreeVar, *ssa.Parameter:
		if org := s.res.Origins.Of(v); org.Root != v && org.Known() && org.Path == "" && isBool(v.Type()) {
			return s.implied(org.Root, o, at, depth+1)
		}
		if p, ok := v.(*ssa.Parameter); ok && p.Parent() == s.fn {
			return s.asked(p, "", o), true
		}
	}
	return nil, true
}

// compared handles x == y and x != y with a constant or nil on one side.
func (s *solver) compared(v *ssa.BinOp, o outcome, at *ssa.BasicBlock, depth int) ([]int, bool) {
	if o.kind != "true" && o.kind != "false" {
		return nil, true
	}
	if yes, known := compareInts(v.X, v.Op, v.Y); known {
		return nil, yes == (o.kind == "true")
	}
	if ids := s.sets(v, o.kind == "true"); ids != nil {
		return ids, true
	}
	if ids, possible, ok := s.counted(v, o.kind == "true", at, depth); ok {
		return ids, possible
	}
	if v.Op != token.EQL && v.Op != token.NEQ {
		return nil, true
	}
	x, c := v.X, v.Y
	if _, ok := x.(*ssa.Const); ok {
		x, c = c, x
	}
	k, ok := c.(*ssa.Const)
	if !ok {
		return nil, true
	}
	equal := (v.Op == token.EQL) == (o.kind == "true")
	var on outcome
	switch {
	case k.IsNil():
		on = outcome{kind: "nil"}
	case k.Value != nil && k.Value.Kind() == constant.Bool:
		on = outcome{kind: "false"}
		if constant.BoolVal(k.Value) {
			on.kind = "true"
		}
	case k.Value != nil:
		on = outcome{kind: "const", value: k.Value}
	default:
		return nil, true
	}
	switch {
	case equal:
	case isZeroText(k):
		on = outcome{kind: "non-nil"}
	default:
		on = on.negate()
	}
	return s.implied(x, on, at, depth+1)
}

// loaded handles variables in memory and opt-in fields.
func (s *solver) loaded(v *ssa.UnOp, o outcome, at *ssa.BasicBlock, depth int) ([]int, bool) {
	if f, ok := v.X.(*ssa.FieldAddr); ok {
		return s.field(v, f.X, f.Field, o, at, depth)
	}
	if base, index := fieldOf(v.X); base != nil && isBool(v.Type()) { // an optional answer
		return s.field(v, base, index, o, at, depth)
	}
	if o.kind == "nil" {
		if a := s.res.Origins.Variable(v.X); a != nil && origin.Cleared(a) { // nil is no answer of the check then
			if a == v.X {
				return s.variable(a, v, o, at, depth)
			}
			return nil, true
		}
	}
	org := s.res.Origins.Of(v.X)
	_, isVar := v.X.(*ssa.Alloc) // one that holds a field or an element of something
	switch {
	case !org.Known() || org.Root == v:
		return nil, true
	case org.Path != "" && !isCallResult(org):
		if !isVar {
			return nil, true
		}
	default:
		if a, ok := org.Root.(*ssa.Alloc); ok {
			return s.variable(a, v, o, at, depth)
		}
	}
	if st := storedValue(v.X, s.res.Origins); st != nil {
		if s.unassigned(v) && feasible(origin.Zero(v.Type()), o) {
			return nil, true
		}
		return s.implied(st, o, at, depth+1)
	}
	return nil, true
}

// unassigned reports whether a load from a variable that is assigned once may
// come before the assignment: in a literal that was made earlier, too.
func (s *solver) unassigned(load *ssa.UnOp) bool {
	addr, use := load.X, ssa.Instruction(load)
	for {
		switch x := addr.(type) {
		case *ssa.Alloc:
			st := origin.OnlyStore(x)
			return st == nil || st.Parent() == use.Parent() && !origin.Before(st, use)
		case *ssa.FreeVar:
			mc := s.res.Origins.Closure(x.Parent())
			i := slices.Index(x.Parent().FreeVars, x)
			if mc == nil || i < 0 {
				return true
			}
			addr, use = mc.Bindings[i], mc
		default:
			return true
		}
	}
}

// storedValue returns the value of a variable that is stored exactly once.
func storedValue(addr ssa.Value, r *origin.Resolver) ssa.Value {
	switch addr := addr.(type) {
	case *ssa.Alloc:
		if st := origin.OnlyStore(addr); st != nil {
			return st.Val
		}
	case *ssa.FreeVar:
		if mc := r.Closure(addr.Parent()); mc != nil {
			for i, f := range addr.Parent().FreeVars {
				if f == addr {
					return storedValue(mc.Bindings[i], r)
				}
			}
		}
	}
	return nil
}

func isCallResult(o origin.Origin) bool {
	_, ok := o.Root.(*ssa.Call)
	return ok
}

// variable handles a variable whose address is taken and that is assigned more
// than once: only a store in the same block that nothing separates from the
// load decides.
func (s *solver) variable(a *ssa.Alloc, load *ssa.UnOp, o outcome, at *ssa.BasicBlock, depth int) ([]int, bool) {
	var last ssa.Value
	for _, in := range load.Block().Instrs {
		if in == load {
			break
		}
		switch in := in.(type) {
		case *ssa.Store:
			if in.Addr == a {
				last = in.Val
			}
		case *ssa.RunDefers:
			if capturedForWriting(a) {
				last = nil
			}
		case ssa.CallInstruction:
			if _, builtin := in.Common().Value.(*ssa.Builtin); !builtin && (capturedForWriting(a) || takes(in, a)) {
				last = nil
			}
		}
	}
	if last == nil {
		return s.everyStore(a, load, o, depth)
	}
	return s.implied(last, o, at, depth+1)
}

// takes reports whether a call is given the variable's address.
func takes(c ssa.CallInstruction, a *ssa.Alloc) bool {
	for _, arg := range c.Common().Args {
		if arg == a {
			return true
		}
	}
	return false
}

// capturedForWriting reports whether a function literal assigns the variable.
func capturedForWriting(a *ssa.Alloc) bool {
	for _, st := range origin.Stores(a) {
		if st.Parent() != a.Parent() {
			return true
		}
	}
	return false
}

func isTuple(o origin.Origin) bool { return len(o.Path) > 1 && o.Path[0] == '#' }

// resultPart splits an origin that is a part of what a call returned.
func resultPart(o origin.Origin) (call *ssa.Call, result int, path string, ok bool) {
	if call, ok = o.Root.(*ssa.Call); !ok {
		return nil, 0, "", false
	}
	path = o.Path
	if rest, found := strings.CutPrefix(path, "#"); found {
		n := strings.IndexByte(rest, '.')
		if n < 0 {
			n = len(rest)
		}
		i, err := strconv.Atoi(rest[:n])
		if err != nil {
			return nil, 0, "", false
		}
		result, path = i, rest[n:]
	}
	return call, result, path, true
}

// keptValue returns the value that a field of a local struct was set to, when
// it is set once.
func keptValue(v ssa.Value, r *origin.Resolver) ssa.Value {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return nil
	}
	f, ok := load.X.(*ssa.FieldAddr)
	if !ok {
		return nil
	}
	only := origin.OnlyFieldStore(f)
	if only == nil {
		return nil // somebody else may set it
	}
	if a, ok := f.X.(*ssa.Alloc); ok && a.Parent() == load.Parent() {
		return origin.FieldReaching(load) // not what it is set to later
	}
	return only
}
