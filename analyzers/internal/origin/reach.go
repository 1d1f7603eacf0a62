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
	if !ok || f.X.Referrers() == nil {
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
