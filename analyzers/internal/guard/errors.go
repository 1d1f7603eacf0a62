package guard

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// joinsErrors reports whether a function's result is nil only if all errors
// that it is given are.
func joinsErrors(name string) bool {
	switch name {
	case "errors.Join", "go.uber.org/multierr.Combine", "go.uber.org/multierr.Append", "github.com/hashicorp/go-multierror.Append",
		"github.com/pkg/errors.Wrap", "github.com/pkg/errors.Wrapf", "github.com/pkg/errors.WithStack",
		"github.com/pkg/errors.WithMessage", "github.com/pkg/errors.WithMessagef",
		"github.com/cockroachdb/errors.Wrap", "github.com/cockroachdb/errors.Wrapf", "github.com/cockroachdb/errors.WithStack":
		return true
	}
	return false
}

// errorCall handles the calls of functions about errors; ok says that it did.
func (s *solver) errorCall(call *ssa.Call, o outcome, at *ssa.BasicBlock) (ids []int, possible, ok bool) {
	c := call.Common()
	fn := callee(c)
	if fn == nil {
		return nil, true, false
	}
	switch name := fn.FullName(); {
	case joinsErrors(name) && o.kind == "nil":
		ids, possible = s.joined(c, at)
		return ids, possible, true
	case name == "errors.Is" && len(c.Args) == 2 && isNil(c.Args[1]): // errors.Is(err, nil)
		switch o.kind {
		case "true":
			o = outcome{kind: "nil"}
		case "false":
			o = outcome{kind: "non-nil"}
		}
		ids, possible = s.nest(c.Args[0], o, at)
		return ids, possible, true
	}
	return nil, true, false
}

func isNil(v ssa.Value) bool {
	k, ok := v.(*ssa.Const)
	return ok && k.IsNil()
}

// nest is implied for a value that a call was given.
func (s *solver) nest(v ssa.Value, o outcome, at *ssa.BasicBlock) ([]int, bool) {
	if s.nested > maxDepth {
		return nil, true
	}
	s.nested++
	defer func() { s.nested-- }()
	return s.implied(v, o, at, 0)
}

// joined returns what follows when every error that a call joins is nil, and
// whether that can be.
func (s *solver) joined(c *ssa.CallCommon, at *ssa.BasicBlock) ([]int, bool) {
	var ids []int
	for _, arg := range c.Args {
		o := outcome{kind: "all nil"}
		if isError(arg.Type()) {
			o.kind = "nil"
		} else if list, ok := arg.Type().Underlying().(*types.Slice); !ok || !isError(list.Elem()) {
			continue
		}
		more, possible := s.nest(arg, o, at)
		if !possible {
			return nil, false
		}
		ids = append(ids, more...)
	}
	return ids, true
}

// listed handles a list of which all elements are known to be nil, or that is
// known to be empty or not.
func (s *solver) listed(v ssa.Value, o outcome, at *ssa.BasicBlock) (ids []int, possible, ok bool) {
	switch v := v.(type) {
	case *ssa.Slice:
		vals := variadic(v)
		if vals == nil {
			break
		}
		if o.kind != "all nil" {
			return nil, o.kind == "filled", true
		}
		for _, val := range vals {
			more, possible := s.nest(val, outcome{kind: "nil"}, at)
			if !possible {
				return nil, false, true
			}
			ids = append(ids, more...)
		}
		return ids, true, true
	case *ssa.Call:
		args := v.Common().Args
		if b, isBuiltin := v.Common().Value.(*ssa.Builtin); !isBuiltin || b.Name() != "append" || len(args) != 2 {
			break
		}
		if o.kind == "filled" {
			return nil, true, true
		}
		for _, arg := range args {
			more, possible := s.nest(arg, o, at)
			if !possible {
				return nil, false, true
			}
			ids = append(ids, more...)
		}
		return ids, true, true
	}
	return nil, true, false
}

// lengthOf returns the list whose length v is.
func lengthOf(v ssa.Value) ssa.Value {
	call, ok := v.(*ssa.Call)
	if !ok {
		return nil
	}
	if b, ok := call.Common().Value.(*ssa.Builtin); ok && b.Name() == "len" {
		return call.Common().Args[0]
	}
	return nil
}

// counted handles a comparison of a list's length with nothing.
func (s *solver) counted(v *ssa.BinOp, yes bool, at *ssa.BasicBlock, depth int) (ids []int, possible, ok bool) {
	list, bound, op := lengthOf(v.X), v.Y, v.Op
	if list == nil {
		list, bound, op = lengthOf(v.Y), v.X, mirrored(v.Op)
	}
	if list == nil {
		return nil, true, false
	}
	o := outcome{kind: "filled"}
	switch {
	case isInt(bound, 0) && (op == token.EQL || op == token.LEQ), isInt(bound, 1) && op == token.LSS:
		yes = !yes
	case isInt(bound, 0) && (op == token.NEQ || op == token.GTR), isInt(bound, 1) && op == token.GEQ:
	default:
		return nil, true, false
	}
	if !yes {
		o.kind = "empty"
	}
	ids, possible = s.implied(list, o, at, depth+1)
	return ids, possible, true
}

// variadic returns the values that a call's variadic slice was filled with.
func variadic(sl *ssa.Slice) []ssa.Value {
	a, ok := sl.X.(*ssa.Alloc)
	if !ok || a.Referrers() == nil {
		return nil
	}
	var out []ssa.Value
	for _, use := range *a.Referrers() {
		if at, ok := use.(*ssa.IndexAddr); ok && at.Referrers() != nil {
			for _, in := range *at.Referrers() {
				if st, ok := in.(*ssa.Store); ok && st.Addr == at {
					out = append(out, st.Val)
				}
			}
		}
	}
	return out
}
