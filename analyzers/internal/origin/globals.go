package origin

import "golang.org/x/tools/go/ssa"

// Global is what a package variable is assigned, once and where it is declared, nil
// where it may be something else.
func (r *Resolver) Global(g *ssa.Global) ssa.Value { return r.globals[g] }

// noteGlobals notes what an instruction does to package variables: what is made for
// one of them is only read afterwards.
func (r *Resolver) noteGlobals(in ssa.Instruction) {
	for _, op := range in.Operands(nil) {
		g, ok := (*op).(*ssa.Global)
		if !ok {
			continue
		}
		switch in := in.(type) {
		case *ssa.UnOp:
			if !readOnly(in) {
				r.globals[g] = nil
			}
			if _, seen := r.globals[g]; !seen {
				continue
			}
		case *ssa.DebugRef:
		case *ssa.Store:
			if _, again := r.globals[g]; again || in.Addr != g || in.Parent().Synthetic == "" {
				r.globals[g] = nil
			} else {
				r.globals[g] = in.Val
			}
		default:
			r.globals[g] = nil
		}
	}
}

// readOnly reports whether nothing is put into a list or map, in a package variable,
// that an instruction loads.
func readOnly(load *ssa.UnOp) bool {
	for _, use := range *load.Referrers() {
		switch use := use.(type) {
		case *ssa.MapUpdate:
			return false
		case *ssa.IndexAddr:
			for _, in := range *use.Referrers() {
				if st, ok := in.(*ssa.Store); ok && st.Addr == use {
					return false
				}
			}
		}
	}
	return true
}
