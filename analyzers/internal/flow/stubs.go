package flow

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// A stub is a function that is told what to give and gives nothing: it is yet to be
// written, or stands for one that is elsewhere. Of what it will give, the type tells.

// stubbed makes the results of a stub unknown where their type is classified.
func (x *exec) stubbed(s *Summary) {
	if !isStub(x.fn) || x.givenRecord() {
		return
	}
	for i := range s.Results {
		if len(x.classes.Paths(origin.Deref(x.fn.Signature.Results().At(i).Type()))) > 0 {
			s.Results[i] = &Tree{Opaque: true}
		}
	}
}

// givenRecord reports whether the function is given something classified: what it
// gives then is what it leaves of that.
func (x *exec) givenRecord() bool {
	for _, p := range x.fn.Params {
		if len(x.classes.Paths(origin.Deref(p.Type()))) > 0 {
			return true
		}
	}
	return false
}

// makers are how names of functions begin that are to give something empty.
var makers = []string{"new", "make", "empty", "zero", "blank", "default", "no", "reset", "init", "with"}

// isStub reports whether fn is told what to give, and does nothing but give zero
// values, nil and errors. One that only panics never returns.
func isStub(fn *ssa.Function) bool {
	if fn.Signature.Params().Len() == 0 || fn.Parent() != nil || fn.Synthetic != "" || len(fn.Blocks) != 1 || fn.Signature.Results().Len() == 0 {
		return false
	}
	name := strings.ToLower(fn.Name())
	if slices.ContainsFunc(makers, func(m string) bool { return strings.HasPrefix(name, m) }) {
		return false
	}
	for _, in := range fn.Blocks[0].Instrs {
		if !givesNothing(in) {
			return false
		}
	}
	return true
}

// givesNothing reports whether an instruction is one of those that zero values and
// errors are made with.
func givesNothing(in ssa.Instruction) bool {
	switch in := in.(type) {
	case *ssa.Return:
		return !slices.ContainsFunc(in.Results, func(v ssa.Value) bool { _, given := v.(*ssa.Parameter); return given })
	case *ssa.Alloc, *ssa.DebugRef:
		return true
	case *ssa.UnOp:
		switch in.X.(type) {
		case *ssa.Global:
			return isErrorType(in.Type())
		case *ssa.Alloc:
			return true
		}
	case *ssa.Call:
		fn := in.Call.StaticCallee()
		return fn != nil && fn.Pkg != nil && errorPackages[fn.Pkg.Pkg.Path()] && isErrorType(in.Type())
	}
	return false
}

// errorPackages have functions that make errors of texts.
var errorPackages = map[string]bool{"errors": true, "fmt": true, "github.com/pkg/errors": true, "golang.org/x/xerrors": true}
