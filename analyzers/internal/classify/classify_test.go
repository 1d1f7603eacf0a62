package classify_test

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/consentvet/consentvet/analyzers/internal/classify"
	"github.com/consentvet/consentvet/analyzers/internal/config"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

func testTaxonomy() *taxonomy.Taxonomy {
	t := &taxonomy.Taxonomy{FirstParty: []string{"shop/..."}, Categories: map[string]*taxonomy.Category{}}
	for _, key := range []string{"system", "user", "user.behavior", "user.contact", "user.contact.address", "user.contact.email",
		"user.contact.phone", "user.content", "user.dob", "user.financial", "user.health", "user.location", "user.name",
		"user.name.first", "user.name.last", "user.password", "user.unique_id"} {
		t.Categories[key] = &taxonomy.Category{Key: key}
	}
	field := func(name string, cats ...string) taxonomy.FieldRule {
		return taxonomy.FieldRule{Name: name, Categories: cats}
	}
	fn := func(name string, result, param int, cat string) *taxonomy.DataRule {
		return &taxonomy.DataRule{Func: &taxonomy.FuncRef{Name: name}, Result: result, Param: param, Category: []string{cat}}
	}
	t.Data = []*taxonomy.DataRule{
		{Type: "shop/customer.Customer", Subject: "ID", Fields: []taxonomy.FieldRule{
			field("Email", "user.contact.email"), field("Notes", "user.health", "user.content")}},
		{Type: "shop/customer.Box", Fields: []taxonomy.FieldRule{field("ByRule", "user.financial"), field("Private", "system")}},
		{Type: "vendored/crm.Lead", Fields: []taxonomy.FieldRule{field("Score", "user.behavior")}},
		{Type: "shop/alias.Alias", Subject: "Key", Fields: []taxonomy.FieldRule{field("Mail", "user.contact.email")}},
		{Type: "shop/alias.Named", Fields: []taxonomy.FieldRule{field("Mail", "user.contact.email")}},
		fn("(shop/funcs.Store).Load", 0, -1, "user.content"),
		fn("(*shop/funcs.Box).Get", 1, -1, "user.name"),
		fn("shop/funcs.Handle", -1, 1, "user.content"),
		fn("shop/funcs.Both", 0, -1, "user.content"),
		{Tag: "pii", Values: map[string]string{"email": "user.contact.email", "true": "user"}},
		{Tag: "json", Values: map[string]string{"mail": "user.contact.email"}},
		{Names: "(?i)^e_?mails?", Kinds: []string{"string"}, Category: []string{"user.contact.email"}},
		{Names: "(?i)^(e_?mail|phone)", Kinds: []string{"string"}, Category: []string{"user.contact"}},
		{Names: "^Birthday$", Kinds: []string{"shop/problems.Time"}, Category: []string{"user.dob"}},
		{Names: "^Nick$", In: "(?i)user", Category: []string{"user.name"}},
	}
	return t
}

// newPrinter returns an analyzer that reports all that classify says of what
// the package declares.
func newPrinter() *analysis.Analyzer {
	tax := testTaxonomy()
	cls := classify.New(config.New(func(string) (*taxonomy.Taxonomy, error) { return tax, nil }))
	return &analysis.Analyzer{
		Name: "printer", Doc: "print classifications", Requires: []*analysis.Analyzer{cls},
		Run: func(pass *analysis.Pass) (any, error) {
			r := pass.ResultOf[cls].(*classify.Result)
			for _, f := range pass.Files {
				ast.Inspect(f, func(n ast.Node) bool {
					print(pass, r, n)
					return true
				})
			}
			for _, p := range append(r.Problems(), r.Suggestions()...) {
				pass.Reportf(p.Pos, "%s", p.Message)
			}
			return nil, nil
		},
	}
}

func print(pass *analysis.Pass, r *classify.Result, n ast.Node) {
	switch n := n.(type) {
	case *ast.TypeSpec:
		obj := pass.TypesInfo.Defs[n.Name].(*types.TypeName)
		if obj.IsAlias() {
			return
		}
		var parts []string
		if c := r.TypeClass(obj.Type()); c.Categories != nil {
			parts = append(parts, show(c))
		}
		if s, ok := r.Subject(obj.Type()); ok {
			parts = append(parts, fmt.Sprintf("subject %q", s))
		}
		if parts != nil {
			pass.Reportf(n.Pos(), "%s: %s", n.Name.Name, strings.Join(parts, "; "))
		}
		if _, ok := n.Type.(*ast.StructType); ok {
			printFields(pass, r, obj.Type())
		}
	case *ast.Field:
		if st, ok := n.Type.(*ast.StructType); ok {
			printFields(pass, r, pass.TypesInfo.TypeOf(st))
		} else if at, ok := n.Type.(*ast.ArrayType); ok {
			if st, ok := at.Elt.(*ast.StructType); ok {
				printFields(pass, r, pass.TypesInfo.TypeOf(st))
			}
		}
	case *ast.Ident:
		switch obj := pass.TypesInfo.Defs[n].(type) {
		case *types.Func:
			printFunc(pass, r, obj)
		case *types.Var:
			if obj.Parent() == pass.Pkg.Scope() {
				for _, p := range r.Paths(obj.Type()) {
					s := fmt.Sprintf("%s: %s %q %s", n.Name, p, p.Label, strings.Join(p.Categories, ","))
					if !p.Exported {
						s += " unexported"
					}
					if !p.JSON {
						s += " nojson"
					}
					pass.Reportf(n.Pos(), "%s", s)
				}
			}
		}
	}
}

func printFields(pass *analysis.Pass, r *classify.Result, t types.Type) {
	st := t.Underlying().(*types.Struct)
	for f := range st.Fields() {
		if c := r.FieldClass(t, f); c.Categories != nil {
			pass.Reportf(f.Pos(), "%s: %s", f.Name(), show(c))
		}
	}
}

func printFunc(pass *analysis.Pass, r *classify.Result, fn *types.Func) {
	var parts []string
	for i := range fn.Signature().Params().Len() {
		if c := r.ParamClass(fn, i); c.Categories != nil {
			parts = append(parts, fmt.Sprintf("p%d=%s", i, show(c)))
		}
	}
	for i := range fn.Signature().Results().Len() {
		if c := r.ResultClass(fn, i); c.Categories != nil {
			parts = append(parts, fmt.Sprintf("r%d=%s", i, show(c)))
		}
	}
	if parts != nil {
		pass.Reportf(fn.Pos(), "%s: %s", fn.Name(), strings.Join(parts, " "))
	}
}

func show(c classify.Class) string { return strings.Join(c.Categories, ",") + " " + c.Origin }

func TestClassify(t *testing.T) {
	analysistest.Run(t, analysistest.TestData(), newPrinter(),
		"shop/customer", "shop/order", "shop/funcs", "shop/alias", "shop/problems", "vendored/crm/v3", "plain")
}
