package report

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/flow"
	"github.com/consentvet/consentvet/analyzers/internal/judge"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// guardFix builds an early return around one of the code base's own consent
// checks.
type guardFix struct {
	pass  *analysis.Pass
	res   *flow.Result
	at    spot
	scope *types.Scope
}

// earlyReturn suggests asking a configured consent check before the call, or
// nil where none can be asked with what is in scope there.
func earlyReturn(pass *analysis.Pass, res *flow.Result, d *judge.Disclosure, at spot) *finding.Fix {
	tax := res.Config.Taxonomy
	if len(d.Items) == 0 {
		return nil // a recording has no data whose subject could be asked
	}
	scope := pass.Pkg.Scope().Innermost(at.stmt.Pos())
	if scope == nil {
		return nil
	}
	g := &guardFix{pass, res, at, scope}
	for _, chk := range tax.Checks {
		if chk.Func == nil || chk.Guards != nil || chk.Subject == nil || len(chk.Subject.Path) > 0 || chk.Result != 0 || len(chk.Path) > 0 {
			continue
		}
		for _, p := range judge.ConsentsFor(tax, d, chk) {
			if text, ok := g.build(chk, p); ok {
				return &finding.Fix{
					Message: "Return early without consent for " + p,
					Edits:   []finding.Edit{{Pos: at.stmt.Pos(), End: at.stmt.Pos(), Text: at.before(pass.Fset, text)}},
				}
			}
		}
	}
	return nil
}

// build writes the statement, or reports that it would not be well-typed.
func (g *guardFix) build(chk *taxonomy.ConsentCheck, purpose string) (string, bool) {
	fn, callee := g.callee(chk.Func.Name)
	if fn == nil || chk.Subject.Receiver {
		return "", false
	}
	sig := fn.Signature()
	if sig.Variadic() || sig.TypeParams() != nil || sig.RecvTypeParams() != nil || sig.Results().Len() != 1 {
		return "", false
	}
	var args []string
	for i := range sig.Params().Len() {
		arg, ok := g.argument(chk, purpose, i, sig.Params().At(i).Type())
		if !ok {
			return "", false
		}
		args = append(args, arg)
	}
	call := callee + "(" + strings.Join(args, ", ") + ")"
	when := chk.GrantedWhen
	res := sig.Results().At(0).Type()
	isErr := types.Identical(res, types.Universe.Lookup("error").Type())
	switch {
	case isErr && (when == "" || when == "nil"):
		ret, ok := g.returns("err")
		return "if err := " + call + "; err != nil {\n\t" + ret + "\n}\n", ok
	case types.Identical(types.Default(res.Underlying()), types.Typ[types.Bool]) && (when == "" || when == "true"):
		ret, ok := g.returns("")
		return "if !" + call + " {\n\t" + ret + "\n}\n", ok
	case types.Identical(res.Underlying(), types.Typ[types.Bool]) && when == "false":
		ret, ok := g.returns("")
		return "if " + call + " {\n\t" + ret + "\n}\n", ok
	}
	return "", false
}

func (g *guardFix) argument(chk *taxonomy.ConsentCheck, purpose string, i int, t types.Type) (string, bool) {
	switch {
	case !chk.Subject.Receiver && chk.Subject.Arg == i:
		return g.subject(t)
	case chk.Purpose != nil && !chk.Purpose.Receiver && !chk.Purpose.Key && len(chk.Purpose.Path) == 0 && chk.Purpose.Arg == i:
		return g.purpose(t, purpose)
	case origin.IsContext(t):
		return g.variable(func(v *types.Var) bool { return types.Identical(v.Type(), t) })
	}
	return "", false
}

// callee finds how the check can be called here: a function of this package or
// of an imported one, or a method on the one variable, or field of a
// variable, that has it.
func (g *guardFix) callee(ref string) (*types.Func, string) {
	name := ref[strings.LastIndexByte(ref, '.')+1:]
	if strings.HasPrefix(ref, "(") {
		var fn *types.Func
		text, ok := g.expression(func(t types.Type) bool {
			obj, _, _ := types.LookupFieldOrMethod(t, true, g.pass.Pkg, name)
			m, isFunc := obj.(*types.Func)
			if !isFunc || !named(m, ref) {
				return false
			}
			fn = m
			return true
		})
		if !ok {
			return nil, ""
		}
		return fn, text + "." + name
	}
	if fn, ok := g.pass.Pkg.Scope().Lookup(name).(*types.Func); ok && named(fn, ref) {
		_, found := g.scope.LookupParent(name, g.at.stmt.Pos())
		return fn, map[bool]string{true: name}[found == fn]
	}
	for _, p := range g.pass.Pkg.Imports() {
		if fn, ok := p.Scope().Lookup(name).(*types.Func); ok && named(fn, ref) {
			if q, ok := g.qualifier(p); ok {
				return fn, q + name
			}
		}
	}
	return nil, ""
}

func named(fn *types.Func, ref string) bool {
	for _, n := range taxonomy.NameVariants(fn.FullName()) {
		if n == ref {
			return true
		}
	}
	return false
}

// qualifier is the name, with its dot, under which the file imports p.
func (g *guardFix) qualifier(p *types.Package) (string, bool) {
	if p == g.pass.Pkg {
		return "", true
	}
	for _, imp := range g.at.file.Imports {
		pn := g.pass.TypesInfo.PkgNameOf(imp)
		if pn == nil || pn.Imported() != p || pn.Name() == "_" || pn.Name() == "." {
			continue
		}
		if _, found := g.scope.LookupParent(pn.Name(), g.at.stmt.Pos()); found == pn {
			return pn.Name() + ".", true
		}
	}
	return "", false
}

// variables lists the local variables and parameters in scope that nothing
// shadows.
func (g *guardFix) variables() []*types.Var {
	var out []*types.Var
	for s := g.scope; s != nil && s != g.pass.Pkg.Scope(); s = s.Parent() {
		for _, n := range s.Names() {
			v, ok := s.Lookup(n).(*types.Var)
			if !ok || n == "_" {
				continue
			}
			if _, found := g.scope.LookupParent(n, g.at.stmt.Pos()); found == v {
				out = append(out, v)
			}
		}
	}
	return out
}

// variable returns the one variable that fits; with two, nobody can tell which
// is meant.
func (g *guardFix) variable(fits func(*types.Var) bool) (string, bool) {
	var only string
	for _, v := range g.variables() {
		if fits(v) {
			if only != "" {
				return "", false
			}
			only = v.Name()
		}
	}
	return only, only != ""
}

// expression returns the one variable, else the one field of a variable, whose
// type fits.
func (g *guardFix) expression(fits func(types.Type) bool) (string, bool) {
	if v, ok := g.variable(func(v *types.Var) bool { return fits(v.Type()) }); ok {
		return v, true
	}
	only := ""
	for _, v := range g.variables() {
		st, ok := origin.Deref(v.Type()).Underlying().(*types.Struct)
		if !ok {
			continue
		}
		for f := range st.Fields() {
			if (f.Exported() || f.Pkg() == g.pass.Pkg) && fits(f.Type()) {
				if only != "" {
					return "", false
				}
				only = v.Name() + "." + f.Name()
			}
		}
	}
	return only, only != ""
}

// subject finds the data subject: the one customer in scope, or its id.
func (g *guardFix) subject(want types.Type) (string, bool) {
	path := ""
	name, ok := g.variable(func(v *types.Var) bool {
		n, isNamed := types.Unalias(origin.Deref(v.Type())).(*types.Named)
		if !isNamed || n.Obj().Pkg() == nil {
			return false
		}
		field := g.subjectField(n.Obj().Pkg().Path() + "." + n.Obj().Name())
		if field == "" {
			return false
		}
		path = "?" // a subject whose identifier does not fit the check
		obj, _, _ := types.LookupFieldOrMethod(v.Type(), true, g.pass.Pkg, field)
		switch {
		case types.Identical(v.Type(), want):
			path = ""
		case obj != nil && types.Identical(obj.Type(), want):
			path = "." + field
		}
		return true
	})
	return name + path, ok && path != "?"
}

func (g *guardFix) subjectField(full string) string {
	for _, r := range g.res.Config.Taxonomy.Data {
		for _, n := range taxonomy.NameVariants(full) {
			if r.Type == n && r.Subject != "" {
				return r.Subject
			}
		}
	}
	return ""
}

// purpose writes a purpose as the check takes it: a declared constant of the
// parameter's type, else the key as a string.
func (g *guardFix) purpose(t types.Type, key string) (string, bool) {
	if n, ok := types.Unalias(t).(*types.Named); ok && n.Obj().Pkg() != nil {
		p := n.Obj().Pkg()
		q, ok := g.qualifier(p)
		if !ok {
			return "", false
		}
		for _, name := range p.Scope().Names() {
			c, isConst := p.Scope().Lookup(name).(*types.Const)
			if !isConst || !types.Identical(c.Type(), t) || p != g.pass.Pkg && !c.Exported() {
				continue
			}
			value := strings.Trim(c.Val().ExactString(), `"`)
			if got, ok := g.res.Config.Taxonomy.PurposeOf(value, name); ok && got == key {
				return q + name, true
			}
		}
		return "", false
	}
	b, ok := t.Underlying().(*types.Basic)
	return fmt.Sprintf("%q", key), ok && b.Kind() == types.String
}

// returns writes how to leave: on to the next iteration of a loop, whose other
// customers may well have consented, else the return of the innermost function.
// err names an error to return, "" for none.
func (g *guardFix) returns(err string) (string, bool) {
	var sig *types.Signature
	for _, n := range g.at.path {
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
	if types.Identical(t, types.Universe.Lookup("error").Type()) && err != "" {
		return err, true
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
	case *types.Pointer, *types.Slice, *types.Map, *types.Chan, *types.Signature:
		return "nil", true
	case *types.Interface:
		if _, isParam := types.Unalias(t).(*types.TypeParam); !isParam {
			return "nil", true
		}
	case *types.Struct:
		n, ok := types.Unalias(t).(*types.Named)
		if ok && n.TypeArgs() == nil && n.Obj().Pkg() != nil && n.Obj().Parent() == n.Obj().Pkg().Scope() {
			q, ok := g.qualifier(n.Obj().Pkg())
			return q + n.Obj().Name() + "{}", ok
		}
	}
	return "", false
}
