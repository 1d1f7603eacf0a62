package report

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"

	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

var errorType = types.Universe.Lookup("error").Type()

// leaveUnless writes the statement that leaves unless the check's answer, one of
// the call's results, is that consent was granted. An error of the check leaves
// as well: it says nothing of consent.
func (g *guardFix) leaveUnless(chk *taxonomy.ConsentCheck, call string, results *types.Tuple) (string, bool) {
	n := results.Len()
	if chk.Result >= n {
		return "", false
	}
	answer := results.At(chk.Result).Type()
	if n == 1 && !types.Identical(answer, errorType) {
		refused, ok := g.refused(chk.GrantedWhen, answer, call)
		ret, leaves := g.returns("")
		return "if " + refused + " {\n\t" + ret + "\n}\n", ok && leaves
	}
	names := make([]string, n)
	var cond []string
	err := ""
	for i := range n {
		names[i] = "_"
		if t := results.At(i).Type(); i == n-1 && types.Identical(t, errorType) {
			names[i], err = "err", "err"
			if i != chk.Result {
				cond = append(cond, "err != nil")
			}
		} else if i == chk.Result {
			names[i] = "ok"
		}
	}
	refused, ok := g.refused(chk.GrantedWhen, answer, names[chk.Result])
	ret, leaves := g.returns(err)
	cond = append(cond, refused)
	text := fmt.Sprintf("if %s := %s; %s {\n\t%s\n}\n", strings.Join(names, ", "), call, strings.Join(cond, " || "), ret)
	return text, ok && leaves
}

// refused writes the condition that an answer is not the one that grants.
func (g *guardFix) refused(when string, t types.Type, answer string) (string, bool) {
	isError := types.Identical(t, errorType)
	b, _ := t.Underlying().(*types.Basic)
	isBool := b != nil && b.Info()&types.IsBoolean != 0
	switch when {
	case "":
		if isError {
			return answer + " != nil", true
		}
		return "!" + answer, isBool
	case "true":
		return "!" + answer, isBool
	case "false":
		return answer, isBool
	case "nil":
		return answer + " != nil", nilable(t)
	case "non-nil":
		return answer + " == nil", nilable(t)
	case "returns":
		return "", false
	}
	c, ok := g.constant(when)
	return answer + " != " + c, ok
}

// constant writes a constant that the taxonomy names.
func (g *guardFix) constant(ref string) (string, bool) {
	dot := strings.LastIndexByte(ref, '.')
	if dot < 0 {
		return "", false
	}
	for _, p := range append(g.dependencies(), g.pass.Pkg) {
		c, ok := p.Scope().Lookup(ref[dot+1:]).(*types.Const)
		if ok && p.Path() == ref[:dot] {
			return g.object(c)
		}
	}
	return "", false
}

func nilable(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Slice, *types.Map, *types.Chan, *types.Signature, *types.Interface:
		_, isParam := types.Unalias(t).(*types.TypeParam)
		return !isParam
	}
	return false
}

// returns writes how to leave: on to the next iteration of a loop, whose other
// customers may well have consented, else the return of the innermost function.
// err names an error to return, "" for none.
func (g *guardFix) returns(err string) (string, bool) {
	var sig *types.Signature
	for _, n := range g.at.path[1:] { // a call in a loop's head is before the loop
		switch n := n.(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			return "continue", true
		case *ast.FuncLit:
			sig, _ = g.pass.TypesInfo.TypeOf(n).(*types.Signature)
		case *ast.FuncDecl:
			if fn, ok := g.pass.TypesInfo.Defs[n.Name].(*types.Func); ok {
				sig = fn.Signature()
			}
		default:
			continue
		}
		break
	}
	if sig == nil {
		return "", false
	}
	var vals []string
	for v := range sig.Results().Variables() {
		z, ok := g.zero(v.Type(), err)
		if !ok {
			return "", false
		}
		vals = append(vals, z)
	}
	return strings.TrimSpace("return " + strings.Join(vals, ", ")), true
}

func (g *guardFix) zero(t types.Type, err string) (string, bool) {
	if types.Identical(t, errorType) && err != "" {
		return err, true
	}
	if _, isParam := types.Unalias(t).(*types.TypeParam); isParam {
		text, ok := g.spell(t)
		return "*new(" + text + ")", ok
	}
	if nilable(t) {
		return "nil", true
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsBoolean != 0:
			return "false", true
		case u.Info()&types.IsNumeric != 0:
			return "0", true
		case u.Info()&types.IsString != 0:
			return `""`, true
		}
	case *types.Struct, *types.Array:
		text, ok := g.spell(t)
		return text + "{}", ok
	}
	return "", false
}

// spell writes a type as this place of the code can name it.
func (g *guardFix) spell(t types.Type) (string, bool) {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		return t.Name(), t.Kind() != types.UnsafePointer
	case *types.Named:
		text, ok := g.object(t.Obj())
		var args []string
		for a := range t.TypeArgs().Types() {
			s, spelt := g.spell(a)
			args, ok = append(args, s), ok && spelt
		}
		if len(args) > 0 {
			text += "[" + strings.Join(args, ", ") + "]"
		}
		return text, ok
	case *types.TypeParam:
		return t.Obj().Name(), g.visible(t.Obj())
	case *types.Pointer:
		s, ok := g.spell(t.Elem())
		return "*" + s, ok
	case *types.Slice:
		s, ok := g.spell(t.Elem())
		return "[]" + s, ok
	case *types.Array:
		s, ok := g.spell(t.Elem())
		return fmt.Sprintf("[%d]%s", t.Len(), s), ok
	case *types.Struct:
		return "struct{}", t.NumFields() == 0
	}
	return "", false
}

// object writes the name of something that a package declares.
func (g *guardFix) object(obj types.Object) (string, bool) {
	if obj.Pkg() == nil || obj.Pkg() == g.pass.Pkg {
		return obj.Name(), g.visible(obj)
	}
	if !obj.Exported() || obj.Parent() != obj.Pkg().Scope() {
		return "", false
	}
	q, ok := g.qualifier(obj.Pkg())
	return q + obj.Name(), ok
}

// visible reports whether the name means the object where the statement stands.
func (g *guardFix) visible(obj types.Object) bool {
	_, found := g.scope.LookupParent(obj.Name(), g.at.stmt.Pos())
	return found == obj
}
