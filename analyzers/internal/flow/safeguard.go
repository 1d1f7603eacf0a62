package flow

import (
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// safeguardsAt returns the safeguards of the vendor's approvals that are set on
// every path to the call.
func safeguardsAt(k *call, v *taxonomy.Vendor) string {
	var out []string
	for _, a := range v.Approvals {
		for _, g := range a.Safeguards {
			if _, arg := k.arg(g.Arg); arg != nil && isSet(arg, g, k.in) {
				out = append(out, g.String())
			}
		}
	}
	return strings.Join(out, "\n")
}

func isSet(v ssa.Value, g taxonomy.Safeguard, at ssa.Instruction) bool {
	var path []string
	if g.Path != "" {
		path = strings.Split(g.Path, ".")
	}
	s := &setting{want: g.Want}
	return s.holds(v, path, at, 0)
}

// setting looks for a value where an argument is built.
type setting struct{ want string }

// maxSettingDepth bounds the walk back through copies.
const maxSettingDepth = 16

// holds reports whether the part of v at path is the wanted constant, whatever
// way led to at.
func (s *setting) holds(v ssa.Value, path []string, at ssa.Instruction, depth int) bool {
	if depth > maxSettingDepth {
		return false
	}
	switch v := v.(type) {
	case *ssa.Const:
		return len(path) == 0 && s.equal(v)
	case *ssa.ChangeType:
		return s.holds(v.X, path, at, depth+1)
	case *ssa.Convert:
		return s.holds(v.X, path, at, depth+1)
	case *ssa.MakeInterface:
		return s.holds(v.X, path, at, depth+1)
	case *ssa.Phi:
		for i, e := range v.Edges {
			from := v.Block().Preds[i]
			if !s.holds(e, path, from.Instrs[len(from.Instrs)-1], depth+1) {
				return false
			}
		}
		return len(v.Edges) > 0
	case *ssa.UnOp:
		return v.Op == token.MUL && s.stored(v.X, path, v, depth+1)
	case *ssa.Alloc, *ssa.FieldAddr:
		return s.stored(v, path, at, depth+1) // a pointer to what is set
	case *ssa.Field:
		return s.holds(v.X, append([]string{fieldName(v.X.Type(), v.Field)}, path...), at, depth+1)
	}
	return false
}

func (s *setting) equal(c *ssa.Const) bool {
	if c.Value == nil {
		return s.want == "nil"
	}
	if c.Value.Kind() == constant.String {
		return constant.StringVal(c.Value) == s.want
	}
	return c.Value.ExactString() == s.want
}

func fieldName(t types.Type, i int) string {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if st, ok := t.Underlying().(*types.Struct); ok && i < st.NumFields() {
		return st.Field(i).Name()
	}
	return ""
}

// stored reports whether memory at addr holds the wanted value at the part of
// path: a store of it dominates at, and what stores anything else comes before
// that one, or only after at.
func (s *setting) stored(addr ssa.Value, path []string, at ssa.Instruction, depth int) bool {
	for {
		f, ok := addr.(*ssa.FieldAddr)
		if !ok {
			break
		}
		path = append([]string{fieldName(f.X.Type(), f.Field)}, path...)
		addr = f.X
	}
	if _, ok := addr.(*ssa.Alloc); !ok {
		return false
	}
	good, bad := s.stores(addr, path, depth)
	if len(good)+len(bad) == 0 {
		return len(path) > 0 && (s.want == "false" || s.want == "0") // the zero value
	}
	for _, g := range good {
		if !before(g, at) {
			continue
		}
		last := true
		for _, b := range bad {
			last = last && (before(b, g) || !leads(b, at))
		}
		if last {
			return true
		}
	}
	return false
}

// stores lists what stores the wanted value, and what another one, at the part
// of the object.
func (s *setting) stores(addr ssa.Value, path []string, depth int) (good, bad []ssa.Instruction) {
	if addr.Referrers() == nil {
		return nil, nil
	}
	for _, r := range *addr.Referrers() {
		switch r := r.(type) {
		case *ssa.Store:
			if r.Addr != addr {
				continue
			}
			if s.holds(r.Val, path, r, depth+1) {
				good = append(good, r)
			} else {
				bad = append(bad, r)
			}
		case *ssa.FieldAddr:
			if len(path) > 0 && fieldName(r.X.Type(), r.Field) == path[0] {
				g, b := s.stores(r, path[1:], depth+1)
				good, bad = append(good, g...), append(bad, b...)
			}
		}
	}
	return good, bad
}

// before reports whether every path to b passes a first.
func before(a, b ssa.Instruction) bool {
	if a.Block() != b.Block() {
		return a.Parent() == b.Parent() && a.Block().Dominates(b.Block())
	}
	for _, in := range a.Block().Instrs {
		switch in {
		case a:
			return true
		case b:
			return false
		}
	}
	return false
}

// leads reports whether control can go from a to b.
func leads(a, b ssa.Instruction) bool {
	if a.Block() == b.Block() && before(a, b) {
		return true
	}
	seen := map[*ssa.BasicBlock]bool{}
	work := append([]*ssa.BasicBlock(nil), a.Block().Succs...)
	for len(work) > 0 {
		c := work[len(work)-1]
		work = work[:len(work)-1]
		if c == b.Block() {
			return true
		}
		if !seen[c] {
			seen[c] = true
			work = append(work, c.Succs...)
		}
	}
	return false
}
