package origin

import "golang.org/x/tools/go/ssa"

// reaching returns the one store of a whole value to the variable a that is the
// last before use on every path, or nil.
func reaching(a *ssa.Alloc, use ssa.Instruction) *ssa.Store {
	stores := Stores(a)
	for _, st := range stores {
		if st.Parent() != use.Parent() {
			return nil // a literal assigns it, at a time that is not known
		}
	}
	var found *ssa.Store
	for _, st := range stores {
		if !Before(st, use) {
			continue
		}
		last := true
		for _, other := range stores {
			if other != st && between(st, other, use) {
				last = false
				break
			}
		}
		if last && !isZero(st.Val) {
			found = st
		}
	}
	return found
}

// FieldReaching returns the value that a load of a field of this function's own
// struct gives on every path, if the field was assigned before.
func FieldReaching(load *ssa.UnOp) ssa.Value {
	f, ok := load.X.(*ssa.FieldAddr)
	if !ok {
		return nil
	}
	return fieldAt(f, load)
}

// readField is FieldReaching for the address of a field of which only parts are
// read, nil for one that is assigned.
func readField(f *ssa.FieldAddr) ssa.Value {
	if f.Referrers() == nil {
		return nil
	}
	for _, use := range *f.Referrers() {
		if st, ok := use.(*ssa.Store); ok && st.Addr == f {
			return nil
		}
	}
	return fieldAt(f, f)
}

func fieldAt(f *ssa.FieldAddr, load ssa.Instruction) ssa.Value {
	if f.X.Referrers() == nil {
		return nil
	}
	if _, local := f.X.(*ssa.Alloc); !local {
		return nil
	}
	var stores []*ssa.Store
	for _, use := range *f.X.Referrers() {
		switch use := use.(type) {
		case *ssa.FieldAddr:
			if use.Field == f.Field && use.Referrers() != nil {
				for _, in := range *use.Referrers() {
					if st, ok := in.(*ssa.Store); ok && st.Addr == use {
						stores = append(stores, st)
					}
				}
			}
		case *ssa.Store:
			if use.Addr == f.X {
				stores = append(stores, use)
			}
		}
	}
	for _, st := range stores {
		if isZero(st.Val) && st.Addr == f.X || !Before(st, load) {
			continue
		}
		last := true
		for _, other := range stores {
			last = last && (other == st || !between(st, other, load))
		}
		if last && st.Addr == f.X {
			return literalField(st.Val, f.Field)
		}
		if last {
			return st.Val
		}
	}
	return nil
}

// assignedLater reports whether use may see what the variable was assigned in
// an earlier iteration, or before it was assigned at all.
func assignedLater(a *ssa.Alloc, use ssa.Instruction) bool {
	for _, st := range Stores(a) {
		if st.Parent() == use.Parent() && !isZero(st.Val) && !Before(st, use) {
			return true
		}
	}
	return false
}

// assignedAfter reports whether the variable may be assigned once more after a
// literal that captures it was made: by a loop around both.
func assignedAfter(a *ssa.Alloc, literal *ssa.MakeClosure) bool {
	for _, st := range Stores(a) {
		if st.Parent() == literal.Parent() && !isZero(st.Val) && leads(literal, st, a) {
			return true
		}
	}
	return false
}

// Before reports whether a is executed before b on every path to b.
func Before(a, b ssa.Instruction) bool {
	if a.Block() == b.Block() {
		return index(a) < index(b)
	}
	return a.Block().Dominates(b.Block())
}

// between reports whether control can go from a through mid to b.
func between(a, mid, b ssa.Instruction) bool {
	return leads(a, mid, nil) && leads(mid, b, a)
}

// leads reports whether control can go from a to b without executing avoid.
func leads(a, b, avoid ssa.Instruction) bool {
	if a.Block() == b.Block() && index(a) < index(b) {
		if avoid == nil || avoid.Block() != a.Block() || index(avoid) < index(a) || index(avoid) > index(b) {
			return true
		}
	}
	seen := map[*ssa.BasicBlock]bool{}
	work := append([]*ssa.BasicBlock(nil), a.Block().Succs...)
	if avoid != nil && avoid.Block() == a.Block() && index(avoid) > index(a) {
		return false
	}
	for len(work) > 0 {
		c := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[c] {
			continue
		}
		seen[c] = true
		if c == b.Block() && (avoid == nil || avoid.Block() != c || index(avoid) > index(b)) {
			return true
		}
		if avoid == nil || avoid.Block() != c {
			work = append(work, c.Succs...)
		}
	}
	return false
}

func index(in ssa.Instruction) int {
	for i, x := range in.Block().Instrs {
		if x == in {
			return i
		}
	}
	return -1
}

// LineageAt is Lineage for a variable as instruction use finds it.
func (r *Resolver) LineageAt(v ssa.Value, use ssa.Instruction) Lineage {
	switch v.(type) {
	case *ssa.Alloc, *ssa.FreeVar:
		if use != nil {
			return r.LineageOf(r.through(v, use))
		}
	}
	return r.Lineage(v)
}

// through returns the origin of what an address leads to at instruction use. A
// variable that is assigned several times is what it was assigned last, where
// one assignment is the last on every path.
func (r *Resolver) through(addr ssa.Value, use ssa.Instruction) Origin {
	if v, ok := addr.(*ssa.FreeVar); ok {
		if around, at := r.around(v); at != nil {
			return r.through(around, at)
		}
		if a := r.Variable(v); a != nil {
			if st := reaching(a, use); st != nil {
				return r.Of(st.Val)
			}
			if assignedLater(a, use) { // as an earlier run of the literal left it
				return Origin{Root: a}
			}
		}
	}
	if a, ok := addr.(*ssa.Alloc); ok {
		if st := reaching(a, use); st != nil {
			if r.overwritten(a, st, use) {
				return Origin{Root: a}
			}
			return r.Of(st.Val)
		}
		if assignedLater(a, use) {
			return Origin{Root: a}
		}
	}
	return r.Of(addr)
}

// around returns what a captured variable is where its literal is made, and the
// call that runs the literal there: then it is as that call finds it.
func (r *Resolver) around(v *ssa.FreeVar) (ssa.Value, ssa.Instruction) {
	s := r.sites[v.Parent()]
	if s.many || s.closure == nil {
		return nil, nil
	}
	call, ok := s.call.(*ssa.Call)
	if !ok && s.handed != nil && r.runsAtOnce(s.handed, s.closure) {
		call, ok = s.handed, true
	}
	if i := freeVarIndex(v); ok && i >= 0 {
		return s.closure.Bindings[i], call
	}
	return nil, nil
}

// runsAtOnce reports whether a call runs a literal that it is handed before it
// returns, and at no other time.
func (r *Resolver) runsAtOnce(call *ssa.Call, literal ssa.Value) bool {
	if r.OnlyRuns == nil || call.Common().IsInvoke() {
		return false
	}
	for i, arg := range call.Common().Args {
		if arg == literal && !r.OnlyRuns(call.Common(), i) {
			return false
		}
	}
	return true
}

// Variable is the variable whose address addr is, in literals that capture it too;
// nil where there may be several.
func (r *Resolver) Variable(addr ssa.Value) *ssa.Alloc {
	for range 8 {
		switch v := addr.(type) {
		case *ssa.Alloc:
			return v
		case *ssa.FreeVar:
			mc, i := r.Closure(v.Parent()), freeVarIndex(v)
			if mc == nil || i < 0 {
				return nil
			}
			addr = mc.Bindings[i]
		default:
			return nil
		}
	}
	return nil
}

// PartOf is the origin of a part of v's value, or of what v points to, as its
// fields are read.
func (r *Resolver) PartOf(v ssa.Value, path string) Origin {
	if a, ok := v.(*ssa.Alloc); ok && a.Referrers() != nil && path != "" {
		steps := Steps(path)
		for _, use := range *a.Referrers() {
			if f, ok := use.(*ssa.FieldAddr); ok && "."+FieldName(f.X.Type(), f.Field) == steps[0] && r.refilled(f, nil) {
				return Origin{a, path}
			}
		}
	}
	return r.Of(v).Down(path)
}

func freeVarIndex(v *ssa.FreeVar) int {
	for i, f := range v.Parent().FreeVars {
		if f == v {
			return i
		}
	}
	return -1
}
