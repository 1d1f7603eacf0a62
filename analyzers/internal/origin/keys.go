package origin

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// recordByKey reports whether a lookup finds a record by a key that is not
// constant.
func recordByKey(v *ssa.Lookup) bool {
	m, ok := v.X.Type().Underlying().(*types.Map)
	if !ok {
		return false
	}
	if _, isConst := v.Index.(*ssa.Const); isConst {
		return false
	}
	_, isStruct := Deref(m.Elem()).Underlying().(*types.Struct)
	return isStruct
}

// shifted reports whether a slice of records does not start where the whole does.
func shifted(v *ssa.Slice) bool {
	c, isConst := v.Low.(*ssa.Const)
	if v.Low == nil || isConst && c.Value != nil && constant.Sign(c.Value) == 0 {
		return false
	}
	sl, ok := v.Type().Underlying().(*types.Slice)
	if !ok {
		return false
	}
	_, isStruct := Deref(sl.Elem()).Underlying().(*types.Struct)
	return isStruct
}
