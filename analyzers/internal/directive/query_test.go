package directive

import (
	"go/ast"
	"go/token"
	"go/types"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const querySrc = `package p

//consentvet:purpose onpkg
//consentvet:ignore datatype -- pkg
import _ "unsafe"

func send(...any) int { return 0 }

//consentvet:purpose ontype
type T[P any] struct {
	A string //consentvet:ignore datatype -- field
}

//consentvet:purpose onfunc
//consentvet:consent ads -- f
//consentvet:ignore -- all
func (T[P]) tagged() {
	send("tagged")
	func() { send("literal") }()
	//consentvet:purpose outer
	//consentvet:consent mail -- l
	send("outer", func() {
		//consentvet:purpose inner
		send("inner")
		//consentvet:ignore failopen -- here
		send("silent")
	})
}

//consentvet:caller-checks
//consentvet:data x a
//consentvet:data b
func plain(x string) string { send("plain"); return x }
`

const querySrc2 = `//consentvet:purpose pack
package p

func (t *T[P]) method() { send("method") }
func (t *T[P]) _()      { send("blank") }
`

// callPos returns the position of the left parenthesis of send(arg, ...),
// where go/ssa puts a call.
func callPos(t *testing.T, p *pkg, arg string) token.Pos {
	t.Helper()
	var pos token.Pos
	for _, f := range p.files {
		ast.Inspect(f, func(n ast.Node) bool {
			if c, ok := n.(*ast.CallExpr); ok && len(c.Args) > 0 {
				if l, ok := c.Args[0].(*ast.BasicLit); ok && l.Value == `"`+arg+`"` {
					pos = c.Lparen
				}
			}
			return true
		})
	}
	if !pos.IsValid() {
		t.Fatalf("no call send(%q)", arg)
	}
	return pos
}

func TestQueries(t *testing.T) {
	p := load(t, querySrc, querySrc2)
	for call, want := range map[string]string{
		"tagged": "onfunc", "literal": "onfunc", "outer": "outer", "inner": "inner",
		"plain": "pack", "method": "ontype", "blank": "ontype",
	} {
		if got := p.set.PurposeAt(callPos(t, p, call)).arg(); got != want {
			t.Errorf("PurposeAt(%s) = %q, want %q", call, got, want)
		}
	}
	for call, want := range map[string][]string{"tagged": {"ads"}, "inner": {"mail", "ads"}, "plain": nil} {
		var got []string
		for _, d := range p.set.ConsentAt(callPos(t, p, call)) {
			got = append(got, d.Arg(0))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("ConsentAt(%s) (-want +got)\n%s", call, diff)
		}
	}
	for _, q := range []struct{ call, check, want string }{
		{"silent", "failopen", "here"}, {"silent", "consentcheck", "all"}, {"plain", "failopen", ""},
	} {
		got := ""
		if d := p.set.IgnoreAt(callPos(t, p, q.call), q.check); d != nil {
			got = d.Reason
		}
		if got != q.want {
			t.Errorf("IgnoreAt(%s, %s) = %q, want %q", q.call, q.check, got, q.want)
		}
	}
	field := p.types.Scope().Lookup("T").Type().Underlying().(*types.Struct).Field(0)
	if d := p.set.IgnoreAt(field.Pos(), "datatype"); d == nil || d.Reason != "field" {
		t.Errorf("IgnoreAt(field) = %v", d)
	}
	if p.set.IgnoreAt(field.Pos(), "failopen") != nil {
		t.Error("an ignore of datatype silences failopen")
	}
	if p.set.PurposeAt(token.NoPos) != nil {
		t.Error("a purpose at no position")
	}
}

func (d *Directive) arg() string {
	if d == nil {
		return ""
	}
	return d.Arg(0)
}

func TestFunctionQueries(t *testing.T) {
	p := load(t, querySrc, querySrc2)
	fn := p.types.Scope().Lookup("plain").(*types.Func)
	other := p.types.Scope().Lookup("send").(*types.Func)
	if p.set.CallerChecks(fn) == nil || p.set.CallerChecks(other) != nil || p.set.CallerChecks(nil) != nil {
		t.Error("CallerChecks")
	}
	if diff := cmp.Diff([]string{"a"}, p.set.DataParam(fn, 0)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"b"}, p.set.DataResult(fn, 0)); diff != "" {
		t.Error(diff)
	}
	if p.set.DataResult(fn, 1) != nil || p.set.Data(fn) != nil || p.set.DataParam(other, 0) != nil {
		t.Error("data where there is none")
	}
}

func TestInstancesShareTheirOrigin(t *testing.T) {
	p := load(t, "package p\ntype B[P any] struct {\nV P //consentvet:data z a\n}\n//consentvet:caller-checks\nfunc (B[P]) M() {}\nvar X B[int]")
	inst := p.types.Scope().Lookup("X").Type().(*types.Named)
	if diff := cmp.Diff([]string{"a", "z"}, p.set.Data(inst.Underlying().(*types.Struct).Field(0))); diff != "" {
		t.Error(diff)
	}
	if p.set.CallerChecks(inst.Method(0)) == nil {
		t.Error("the method of an instance has no directive")
	}
}

func TestUnusedAndProblems(t *testing.T) {
	p := load(t, "package p\n//consentvet:purpose a\nfunc f() {\nf() //consentvet:ignore -- x\nf() //consentvet:ignore\n}\n//consentvet:data q\ntype T int")
	all := p.set.All()
	if got := p.set.Problems(); len(got) != 1 || got[0] != all[2] {
		t.Errorf("Problems() = %v", got)
	}
	if got := p.set.Unused(map[*Directive]bool{all[0]: true}); len(got) != 1 || got[0] != all[1] {
		t.Errorf("Unused() = %v", got)
	}
	if p.set.IgnoreAt(all[2].Pos-2, "failopen") != nil {
		t.Error("an ignore without a reason has an effect")
	}
	var zero Set
	if zero.All() != nil || zero.PurposeAt(1) != nil || zero.Data(nil) != nil || zero.Unused(nil) != nil {
		t.Error("the zero Set")
	}
}
