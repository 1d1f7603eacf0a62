package flow

import (
	"fmt"
	"go/constant"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

func tuple(parts ...*node) *node {
	n := &node{}
	for i, p := range parts {
		if p != nil {
			n = n.with(tupleKey(i), p)
		}
	}
	if len(n.kids) == 0 {
		return nil
	}
	return n
}

func tupleKey(i int) string { return fmt.Sprintf("#%d", i) }

// indexKey is the access-path step of an index. Elements of arrays with
// constant indices are told apart (variadic arguments are such an array).
func indexKey(i ssa.Value, t types.Type) string {
	if _, ok := origin.Deref(t).Underlying().(*types.Array); ok {
		if c, ok := i.(*ssa.Const); ok && c.Value != nil && c.Int64() < 64 {
			return "[" + c.Value.ExactString() + "]"
		}
	}
	return "[]"
}

// mapKey is the access-path step of a map key that is no parameter.
func mapKey(k ssa.Value) string {
	if m, ok := k.(*ssa.MakeInterface); ok {
		k = m.X
	}
	if c, ok := k.(*ssa.Const); ok && c.Value != nil {
		if c.Value.Kind() == constant.String {
			if s := c.Value.ExactString(); len(s) < 80 {
				return "[" + s + "]"
			}
			return "[]"
		}
		return "[" + c.Value.ExactString() + "]"
	}
	return "[]"
}

// exprName names a value as the source does, for messages.
func exprName(v ssa.Value) string {
	switch v := v.(type) {
	case *ssa.UnOp:
		return exprName(v.X)
	case *ssa.FieldAddr:
		return origin.FieldName(v.X.Type(), v.Field)
	case *ssa.Parameter, *ssa.FreeVar, *ssa.Global:
		return v.Name()
	case *ssa.Alloc:
		if v.Comment != "" && !strings.Contains(v.Comment, " ") {
			return v.Comment
		}
	case *ssa.MakeMap, *ssa.ChangeType, *ssa.Phi:
		if name := typeName(v.Type()); name != "" {
			return name
		}
	}
	return "map"
}

// typeName is the name of a defined type, without its package.
func typeName(t types.Type) string {
	if n, ok := types.Unalias(origin.Deref(t)).(*types.Named); ok {
		return n.Obj().Name()
	}
	return ""
}

// fieldLabel names a field with its struct: Customer.Email.
func fieldLabel(t types.Type, i int) string {
	name := origin.FieldName(t, i)
	if tn := typeName(t); tn != "" {
		return tn + "." + name
	}
	return name
}

func isString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

func isBoolType(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}
