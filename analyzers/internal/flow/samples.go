package flow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"
	"unicode"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/classify"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// What is written out where a record is made, as in examples, seeds and
// implementations that are yet to be written, stands for the data of somebody:
// Customer{Email: "ada@example.com"}. What a record is told to hold afterwards, what
// is in the place of data that was removed, and the company's own addresses are not.

// sampleSites are the places, as SSA has them, where a field of a record is given
// a text or number that is written out there.
func (e *engine) sampleSites() map[token.Pos]bool {
	if e.samples != nil {
		return e.samples
	}
	e.samples = map[token.Pos]bool{}
	for _, f := range e.pass.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			t := origin.Deref(e.pass.TypesInfo.TypeOf(lit))
			if _, ok := typeUnder(t).(*types.Struct); !ok || e.copies(lit, t) {
				return true
			}
			for _, elt := range lit.Elts {
				pos, v := elt.Pos(), elt
				if kv, ok := elt.(*ast.KeyValueExpr); ok {
					pos, v = kv.Colon, kv.Value
				}
				if writtenOut(v) {
					e.samples[pos] = true
				}
			}
			return true
		})
	}
	return e.samples
}

// copies reports whether something of another record of type t is in the literal:
// what is written out there has then taken the place of data.
func (e *engine) copies(lit *ast.CompositeLit, t types.Type) bool {
	found := false
	ast.Inspect(lit, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			of := e.pass.TypesInfo.TypeOf(s.X)
			found = found || of != nil && types.Identical(origin.Deref(of), t)
		}
		return !found
	})
	return found
}

// writtenOut reports whether an expression is a literal, maybe converted.
func writtenOut(v ast.Expr) bool {
	switch v := ast.Unparen(v).(type) {
	case *ast.BasicLit:
		return true
	case *ast.CallExpr:
		return len(v.Args) == 1 && writtenOut(v.Args[0])
	}
	return false
}

// sample is what is stored: personal data where it is that of a record made here.
func (x *exec) sample(in *ssa.Store, at *ssa.FieldAddr, v *node) *node {
	c, ok := in.Val.(*ssa.Const)
	if !ok || c.Value == nil || !x.sampleSites()[in.Pos()] {
		return v
	}
	t := origin.Deref(at.X.Type())
	class := x.classes.FieldAt(t, at.Field)
	guessed := class.Origin == classify.FromNames
	if len(class.Categories) == 0 || guessed && !x.ownType(t) || !somebodys(c.Value, guessed) {
		return v
	}
	subject, name := x.subjectOf(at.X)
	lab := x.labels.get(label{kind: Source, cats: class.Categories, field: fieldLabel(t, at.Field), subjectType: name, subject: subject})
	return join(v, &node{labs: []carried{{lab: lab}}})
}

// ownType reports whether a type is declared in first-party code.
func (x *exec) ownType(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return !ok || n.Obj().Pkg() != nil && x.cfg.FirstPartyPath(n.Obj().Pkg().Path())
}

// somebodys reports whether a constant looks like data of a person: where only a
// field's name says that it is personal, an address or number it must be.
func somebodys(v constant.Value, guessed bool) bool {
	if v.Kind() != constant.String {
		f, _ := constant.Float64Val(constant.ToFloat(v))
		return v.Kind() != constant.Bool && !guessed && f > 0
	}
	s := strings.ToLower(strings.TrimSpace(constant.StringVal(v)))
	letters, digits, same := 0, 0, true
	first := rune(0)
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			if digits == 0 {
				first = r
			}
			same = same && r == first
			digits++
		}
	}
	box, domain, address := strings.Cut(s, "@")
	switch {
	case letters+digits < 2 || letters == 0 && same || digits == 0 && strings.ContainsRune("<([{", rune(s[0])), placeholder(s):
		return false
	case address && strings.Contains(domain, "."):
		return !companys[strings.NewReplacer(".", "", "-", "", "_", "").Replace(box)]
	case guessed:
		return letters == 0 && digits > 6
	}
	return true
}

// placeholder reports whether a text in lower case says that there is no data.
func placeholder(s string) bool {
	for _, w := range placeholders {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// placeholders are parts of texts that stand where data could be.
var placeholders = []string{
	"redact", "mask", "hidden", "remove", "anonym", "delete", "unknown", "n/a", "null", "guest", "system", "default",
	"placeholder", "withheld", "private", "not set", "unset", "undefined", "missing", "xxx", "***", "{{", "%s", "%v", "${",
}

// companys are mailboxes that belong to no person.
var companys = map[string]bool{
	"noreply": true, "donotreply": true, "info": true, "support": true, "sales": true, "admin": true, "help": true, "helpdesk": true,
	"contact": true, "office": true, "service": true, "privacy": true, "security": true, "billing": true, "notifications": true,
	"newsletter": true, "marketing": true, "postmaster": true, "webmaster": true, "root": true, "abuse": true, "team": true, "hello": true,
}
