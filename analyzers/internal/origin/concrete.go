package origin

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// Listed returns the arguments of a call, those of a variadic list one by one.
func Listed(list []ssa.Value) []ssa.Value { return concrete(list) }

// concrete returns values without the interfaces that they were put into for a
// call, those of a variadic list one by one: db.QueryRow(query, id).
func concrete(list []ssa.Value) []ssa.Value {
	var out []ssa.Value
	for _, v := range list {
		if m, ok := v.(*ssa.MakeInterface); ok {
			v = m.X
		}
		if sl, ok := v.(*ssa.Slice); ok {
			if vals := variadic(sl); len(vals) > 0 {
				out = append(out, vals...)
				continue
			}
		}
		out = append(out, v)
	}
	return out
}

// Elements returns what a list that is made for a variadic call holds.
func Elements(sl *ssa.Slice) []ssa.Value {
	if a, ok := sl.X.(*ssa.Alloc); ok {
		return Stored(a)
	}
	return nil
}

// Stored returns what the elements of an array are assigned.
func Stored(a *ssa.Alloc) []ssa.Value {
	if a.Referrers() == nil {
		return nil
	}
	var out []ssa.Value
	for _, use := range *a.Referrers() {
		at, ok := use.(*ssa.IndexAddr)
		if !ok || at.Referrers() == nil {
			continue
		}
		for _, in := range *at.Referrers() {
			if st, ok := in.(*ssa.Store); ok && st.Addr == at {
				out = append(out, st.Val)
			}
		}
	}
	return out
}

// variadic returns what a list of any values was filled with for a call.
func variadic(sl *ssa.Slice) []ssa.Value {
	a, ok := sl.X.(*ssa.Alloc)
	if !ok || a.Comment != "varargs" || a.Referrers() == nil {
		return nil
	}
	var out []ssa.Value
	for _, use := range *a.Referrers() {
		at, ok := use.(*ssa.IndexAddr)
		if !ok || at.Referrers() == nil {
			continue
		}
		for _, in := range *at.Referrers() {
			if st, ok := in.(*ssa.Store); ok && st.Addr == at {
				if m, ok := st.Val.(*ssa.MakeInterface); ok {
					out = append(out, m.X)
				}
			}
		}
	}
	return out
}

// scannedFrom returns the one row of a database that the fields of the variable a
// were read from: row.Scan(&c.ID, &c.Email).
func scannedFrom(a *ssa.Alloc) []ssa.Value {
	if a.Referrers() == nil {
		return nil
	}
	var row ssa.Value
	for _, use := range *a.Referrers() {
		f, ok := use.(*ssa.FieldAddr)
		if !ok || f.Referrers() == nil {
			continue
		}
		for _, in := range *f.Referrers() {
			m, ok := in.(*ssa.MakeInterface)
			if !ok {
				continue
			}
			r := rowOf(m)
			if r == nil || row != nil && r != row {
				return nil
			}
			row = r
		}
	}
	if row == nil {
		return nil
	}
	return []ssa.Value{row}
}

// rowOf is the receiver of the call of Scan that an address is handed to.
func rowOf(m *ssa.MakeInterface) ssa.Value {
	for _, use := range *m.Referrers() {
		st, ok := use.(*ssa.Store)
		if !ok {
			continue
		}
		at, ok := st.Addr.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		list, ok := at.X.(*ssa.Alloc)
		if !ok {
			continue
		}
		for _, in := range *list.Referrers() {
			sl, ok := in.(*ssa.Slice)
			if !ok {
				continue
			}
			for _, call := range *sl.Referrers() {
				if c, ok := call.(*ssa.Call); ok {
					return scanned(c.Common())
				}
			}
		}
	}
	return nil
}

// scanned is the row that a call of Scan reads, nil for rows: which of them it
// is nobody can tell.
func scanned(c *ssa.CallCommon) ssa.Value {
	recv, name := c.Value, ""
	if c.IsInvoke() {
		name = c.Method.Name()
	} else if fn := c.StaticCallee(); fn != nil && fn.Signature.Recv() != nil && len(c.Args) > 0 {
		recv, name = c.Args[0], fn.Name()
	}
	n, ok := types.Unalias(Deref(recv.Type())).(*types.Named)
	if name != "Scan" || !ok || n.Obj().Name() != "Row" {
		return nil
	}
	return recv
}
