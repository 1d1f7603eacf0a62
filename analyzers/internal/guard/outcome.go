package guard

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// outcome is what a branch tells about a value.
type outcome struct {
	kind  string // true | false | nil | non-nil | const | returns
	value constant.Value
}

func (o outcome) negate() outcome {
	switch o.kind {
	case "true":
		return outcome{kind: "false"}
	case "false":
		return outcome{kind: "true"}
	case "nil":
		return outcome{kind: "non-nil"}
	case "non-nil":
		return outcome{kind: "nil"}
	case "empty":
		return outcome{kind: "filled"}
	case "filled":
		return outcome{kind: "empty"}
	}
	return outcome{kind: "other"} // unequal to one constant says nothing
}

func (o outcome) equal(p outcome) bool {
	if o.kind != p.kind {
		return false
	}
	if o.kind != "const" {
		return true
	}
	return o.value != nil && p.value != nil && o.value.Kind() == p.value.Kind() && constant.Compare(o.value, token.EQL, p.value)
}

// is reports whether a promise is about the outcome.
func (o outcome) is(pr Promise) bool {
	if o.kind != "const" || pr.When != "const" {
		return o.kind == pr.When
	}
	lit, ok := literal(o.value)
	return ok && lit == pr.Const
}

// grantedOutcome returns the outcome of result type t that means consent.
func grantedOutcome(c *taxonomy.ConsentCheck, t types.Type, value func(string) constant.Value) outcome {
	switch c.GrantedWhen {
	case "true", "false", "nil", "non-nil", "returns":
		return outcome{kind: c.GrantedWhen}
	case "":
	default:
		return outcome{kind: "const", value: value(c.GrantedWhen)}
	}
	switch {
	case t == nil:
		return outcome{kind: "returns"}
	case isBool(t):
		return outcome{kind: "true"}
	case isError(t):
		return outcome{kind: "nil"}
	}
	if p, ok := t.Underlying().(*types.Pointer); ok && isBool(p.Elem()) {
		return outcome{kind: "true"} // an optional answer
	}
	if nilable(t) || isTime(t) {
		return outcome{kind: "non-nil"}
	}
	return outcome{kind: "unstated"}
}

// isTime reports whether t is time.Time, whose zero value is no time.
func isTime(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Name() == "Time" && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "time"
}

// isZeroText reports whether a constant is the empty string.
func isZeroText(k *ssa.Const) bool {
	return k.Value != nil && k.Value.Kind() == constant.String && constant.StringVal(k.Value) == ""
}

func isBool(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}

func isTypeParam(t types.Type) bool { _, ok := types.Unalias(t).(*types.TypeParam); return ok }

func isError(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }

// result returns the type of result i of sig, or nil.
func result(sig *types.Signature, i int) types.Type {
	if i < 0 || i >= sig.Results().Len() {
		return nil
	}
	return sig.Results().At(i).Type()
}

// feasible reports whether v may have outcome o, as far as v itself tells.
func feasible(v ssa.Value, o outcome) bool {
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value == nil && isTypeParam(v.Type()) { // the zero value of whatever it is
			return o.kind == "nil" || o.kind == "false" || o.kind == "const"
		}
		switch o.kind {
		case "nil":
			return v.IsNil()
		case "non-nil":
			return !v.IsNil()
		case "filled":
			return v.Value != nil // a text
		case "true", "false":
			return v.Value == nil || v.Value.Kind() != constant.Bool || constant.BoolVal(v.Value) == (o.kind == "true")
		case "const":
			return outcome{kind: "const", value: v.Value}.equal(o)
		}
	case *ssa.MakeInterface, *ssa.Alloc, *ssa.MakeMap, *ssa.MakeSlice, *ssa.MakeClosure, *ssa.MakeChan, *ssa.FieldAddr, *ssa.IndexAddr:
		return o.kind != "nil"
	case *ssa.Call:
		if o.kind == "nil" && makesError(v) {
			return false
		}
	}
	return true
}

// canBe is feasible with what is known of the package's variables.
func (a *analyzer) canBe(v ssa.Value, o outcome) bool {
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL && o.kind == "nil" {
		if g, ok := load.X.(*ssa.Global); ok && a.sentinel(g) {
			return false
		}
	}
	return feasible(v, o)
}

// makesError reports whether a call returns an error that is never nil.
func makesError(c *ssa.Call) bool {
	fn := c.Common().StaticCallee()
	if fn == nil || fn.Object() == nil {
		return false
	}
	switch fn.Object().(*types.Func).FullName() {
	case "errors.New", "fmt.Errorf", "github.com/pkg/errors.New", "github.com/pkg/errors.Errorf",
		"golang.org/x/xerrors.New", "golang.org/x/xerrors.Errorf":
		return true
	case "google.golang.org/grpc/status.Error", "google.golang.org/grpc/status.Errorf": // nil where the code is OK
		code, ok := c.Common().Args[0].(*ssa.Const)
		return ok && !isInt(code, 0)
	}
	return false
}

// sentinel reports whether a package variable is an error that, by convention
// (ErrX of type error) or by its only assignment in this package, is not nil.
func (a *analyzer) sentinel(g *ssa.Global) bool {
	if !isError(g.Type().(*types.Pointer).Elem()) {
		return false
	}
	if g.Pkg == nil || g.Pkg.Pkg != a.pass.Pkg {
		name := g.Name()
		return len(name) > 3 && (name[:3] == "Err" || name[:3] == "err")
	}
	val := a.global(g)
	return val != nil && a.canBeOnly(g, val)
}

// canBeOnly reports whether the one value that a package variable is assigned is
// not nil and is there from the start.
func (a *analyzer) canBeOnly(g *ssa.Global, val ssa.Value) bool {
	if other, ok := val.(*ssa.UnOp); ok && other.X == g {
		return false
	}
	return val.Parent() != nil && val.Parent().Name() == "init" && a.canBe(val, outcome{kind: "non-nil"}) && !a.canBe(val, outcome{kind: "nil"})
}
