package origin

import (
	"fmt"
	"go/types"
)

// FieldName returns the name of field i of struct type t or of its pointee.
func FieldName(t types.Type, i int) string {
	if f := FieldVar(t, i); f != nil {
		return f.Name()
	}
	return fmt.Sprint(i)
}

// FieldVar returns field i of the struct that t is or points to.
func FieldVar(t types.Type, i int) *types.Var {
	if s, ok := Deref(t).Underlying().(*types.Struct); ok && i < s.NumFields() {
		return s.Field(i)
	}
	if tp, ok := types.Unalias(Deref(t)).(*types.TypeParam); ok {
		if s, ok := tp.Constraint().Underlying().(*types.Struct); ok && i < s.NumFields() {
			return s.Field(i)
		}
	}
	return nil
}

// Deref returns the pointee of a pointer type, and other types as they are.
func Deref(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}
