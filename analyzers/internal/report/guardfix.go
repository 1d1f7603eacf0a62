package report

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
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
	d     *judge.Disclosure
	at    spot
	scope *types.Scope

	imports map[*types.Package]string // that the file lacks and the statement needs, with their names
}

// earlyReturn suggests asking a configured consent check before the call, or
// nil where none can be asked with what is in scope there.
func earlyReturn(pass *analysis.Pass, res *flow.Result, d *judge.Disclosure, at spot) *finding.Fix {
	tax := res.Config.Taxonomy
	scope := pass.Pkg.Scope().Innermost(at.stmt.Pos())
	if scope == nil {
		return nil
	}
	g := &guardFix{pass: pass, res: res, d: d, at: at, scope: scope}
	for _, chk := range tax.Checks {
		if chk.Func == nil || chk.Guards != nil || len(chk.Path) > 0 || !g.asksSubject(chk) {
			continue
		}
		for _, p := range judge.ConsentsFor(tax, d, chk) {
			g.imports = map[*types.Package]string{}
			if text, ok := g.build(chk, p); ok {
				edit := finding.Edit{Pos: at.stmt.Pos(), End: at.stmt.Pos(), Text: at.before(pass.Fset, text)}
				return &finding.Fix{
					Message: "Return early without consent for " + p,
					Edits:   append(g.importEdits(), edit),
				}
			}
		}
	}
	return nil
}

// asksSubject reports whether the check is one about a data subject whom this
// code can name. What a recording is about may be no subject of the taxonomy:
// the call's own arguments tell.
func (g *guardFix) asksSubject(chk *taxonomy.ConsentCheck) bool {
	switch {
	case chk.Subject == nil:
		return g.intercepts()
	case chk.Subject.Receiver:
		return len(chk.Subject.Path) == 0
	}
	return true
}

func (g *guardFix) intercepts() bool { return len(g.d.Items) == 0 }

// build writes the statement, or reports that it would not be well-typed.
func (g *guardFix) build(chk *taxonomy.ConsentCheck, purpose string) (string, bool) {
	fn, callee := g.callee(chk)
	if fn == nil || callee == "" {
		return "", false
	}
	sig := fn.Signature()
	if sig.Variadic() || sig.TypeParams() != nil || sig.RecvTypeParams() != nil {
		return "", false
	}
	var args []string
	for i := range sig.Params().Len() {
		arg, ok := g.argument(chk, purpose, i, sig.Params().At(i))
		if !ok {
			return "", false
		}
		args = append(args, arg)
	}
	return g.leaveUnless(chk, callee+"("+strings.Join(args, ", ")+")", sig.Results())
}

func (g *guardFix) argument(chk *taxonomy.ConsentCheck, purpose string, i int, param *types.Var) (string, bool) {
	t := param.Type()
	switch {
	case chk.Subject != nil && !chk.Subject.Receiver && chk.Subject.Arg == i:
		if text, ok := g.subject(chk.Subject, t); ok {
			return text, true
		}
		return g.intercepted(param)
	case chk.Purpose != nil && !chk.Purpose.Receiver && !chk.Purpose.Key && len(chk.Purpose.Path) == 0 && chk.Purpose.Arg == i:
		return g.purpose(t, purpose)
	case origin.IsContext(t):
		return g.context(t)
	case chk.Subject == nil:
		return g.intercepted(param)
	}
	return "", false
}

// context finds the context to ask with: the one in scope, else that of the one
// request.
func (g *guardFix) context(t types.Type) (string, bool) {
	if text, ok := g.variable(func(v *types.Var) bool { return types.Identical(v.Type(), t) }); ok {
		return text, true
	}
	text, ok := g.variable(func(v *types.Var) bool {
		p, isPointer := types.Unalias(v.Type()).(*types.Pointer)
		return isPointer && types.TypeString(p.Elem(), nil) == "net/http.Request"
	})
	return text + ".Context()", ok
}

// intercepted finds the argument of the call that starts a recording which is
// what the check's parameter asks for: of its type, and of its name, since an
// identifier's type rarely tells what it identifies.
func (g *guardFix) intercepted(param *types.Var) (string, bool) {
	if !g.intercepts() {
		return "", false
	}
	only := ""
	ast.Inspect(g.at.stmt, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || g.d.Pos < call.Pos() || g.d.Pos >= call.End() {
			return ok || !isLiteral(n)
		}
		for _, arg := range call.Args {
			text, names := g.plain(arg)
			fits := func(name string) bool { return strings.EqualFold(name, param.Name()) }
			if slices.ContainsFunc(names, fits) && types.Identical(g.pass.TypesInfo.TypeOf(arg), param.Type()) {
				only = text
			}
		}
		return true
	})
	return only, only != ""
}

func isLiteral(n ast.Node) bool {
	_, ok := n.(*ast.FuncLit)
	return ok
}

// plain returns the text of a variable or of a field of one, and the names that
// say what it is: callID for callID, call.CallID, call.ID and c.ID of a Call.
func (g *guardFix) plain(e ast.Expr) (text string, names []string) {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return e.Name, []string{e.Name}
	case *ast.SelectorExpr:
		x, ok := e.X.(*ast.Ident)
		if !ok {
			return "", nil
		}
		names := []string{e.Sel.Name, x.Name + e.Sel.Name}
		if n, ok := types.Unalias(origin.Deref(g.pass.TypesInfo.TypeOf(x))).(*types.Named); ok {
			names = append(names, n.Obj().Name()+e.Sel.Name)
		}
		return x.Name + "." + e.Sel.Name, names
	}
	return "", nil
}

// callee finds how the check can be called here: a function of this package or
// of an imported one, or a method on the one variable, or field of a
// variable, that has it.
func (g *guardFix) callee(chk *taxonomy.ConsentCheck) (*types.Func, string) {
	ref := chk.Func.Name
	name := ref[strings.LastIndexByte(ref, '.')+1:]
	if strings.HasPrefix(ref, "(") {
		var fn *types.Func
		has := func(t types.Type) bool {
			obj, _, _ := types.LookupFieldOrMethod(t, true, g.pass.Pkg, name)
			m, isFunc := obj.(*types.Func)
			if !isFunc || !named(m, ref) {
				return false
			}
			fn = m
			return true
		}
		text, ok := g.variable(func(v *types.Var) bool { return has(v.Type()) })
		if !ok && (chk.Subject == nil || !chk.Subject.Receiver) { // a customer is asked by name only
			text, ok = g.expression(has)
		}
		if !ok {
			return nil, ""
		}
		return fn, text + "." + name
	}
	if fn, ok := g.pass.Pkg.Scope().Lookup(name).(*types.Func); ok && named(fn, ref) {
		return fn, map[bool]string{true: name}[g.visible(fn)]
	}
	for _, p := range g.dependencies() {
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
	imported := false
	for _, imp := range g.at.file.Imports {
		pn := g.pass.TypesInfo.PkgNameOf(imp)
		if pn == nil || pn.Imported() != p || pn.Name() == "_" || pn.Name() == "." {
			continue
		}
		if _, found := g.scope.LookupParent(pn.Name(), g.at.stmt.Pos()); found == pn {
			return pn.Name() + ".", true
		}
		imported = true
	}
	if imported { // under a name that means something else here
		return "", false
	}
	return g.newImport(p)
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

// expression returns the one variable, else the one field of a variable, else
// the one variable of the package, whose type fits.
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
	if only != "" {
		return only, true
	}
	for _, n := range g.pass.Pkg.Scope().Names() {
		if v, ok := g.pass.Pkg.Scope().Lookup(n).(*types.Var); ok && n != "_" && fits(v.Type()) && g.visible(v) {
			if only != "" {
				return "", false
			}
			only = n
		}
	}
	return only, only != ""
}

// subject finds the data subject: the one customer in scope, or its id.
func (g *guardFix) subject(op *taxonomy.Operand, want types.Type) (string, bool) {
	path, whole := "", ""
	name, ok := g.variable(func(v *types.Var) bool {
		n, isNamed := types.Unalias(origin.Deref(v.Type())).(*types.Named)
		if !isNamed || n.Obj().Pkg() == nil {
			return false
		}
		field := g.subjectField(n.Obj().Pkg().Path() + "." + n.Obj().Name())
		if field == "" {
			return false
		}
		path, whole = "?", "" // a subject whose identifier does not fit the check
		if len(op.Path) > 0 && (len(op.Path) > 1 || op.Path[0] != field) {
			return true
		}
		obj, _, _ := types.LookupFieldOrMethod(v.Type(), true, g.pass.Pkg, field)
		switch {
		case types.Identical(v.Type(), want):
			path = ""
		case types.Identical(types.NewPointer(v.Type()), want):
			path, whole = "", "&"
		case len(op.Path) == 0 && obj != nil && types.Identical(obj.Type(), want):
			path = "." + field
		}
		return true
	})
	return whole + name + path, ok && path != "?"
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
