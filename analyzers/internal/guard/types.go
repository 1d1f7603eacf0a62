package guard

import "go/types"

// nilable reports whether a result of type t can be nil, so that nil or not
// may tell consent.
func nilable(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Interface, *types.Map, *types.Slice, *types.Signature:
		return true
	}
	return false
}
